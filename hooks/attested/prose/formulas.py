"""Formulas of sources, from LaTeX to MathML Core, as pages show them."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from xml.etree.ElementTree import Element

from ..model.markup import ATTRIBUTES, ELEMENTS

LONGEST = 2_000
"""Characters of a formula."""
DEEPEST = 40
"""Braces within braces."""
BRACE = re.compile(r"\\.|([{}])", re.DOTALL)
COMMAND = re.compile(r"\\(?:[A-Za-z]+|.?)", re.DOTALL)
REFUSED = re.compile(r"\\(?:href|style|class|id|cssId|bbox|newcommand|def|require|unicode)(?![A-Za-z])")
"""Commands that are no part of a formula: they set what a page is made of, or define others."""

REFERENCE = re.compile("&#x([0-9A-Fa-f]{2,5});")
PARTS = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "msubsup": 3, "munderover": 3}
"""How many elements stand in one (MathML Core, 3.3 and 3.4)."""


class FormulaError(ValueError):
    """The words between two dollars cannot be read as LaTeX; the message says why, in a sentence."""


@lru_cache(maxsize=2_000)
def mathml(latex: str) -> str:
    """Give a formula as an element ``math``. Raises :class:`FormulaError`.

    The converter leaves text in its result as it was written, so that its own XML cannot be trusted: only its tree is used, and of that
    what a page may hold.
    """
    if len(latex) > LONGEST:
        raise FormulaError(f"It has more than {LONGEST:,} characters.")
    if found := REFUSED.search(latex):
        raise FormulaError(f"The command “{found[0]}” has no place in a formula of a source.")
    _braces(latex)
    from latex2mathml.converter import (
        convert_to_element,  # its tables take longer to read than a small glossary's passages, most of which have no formula
    )

    try:
        made = convert_to_element(latex)
    except Exception as error:  # its documentation names none, and most have no message
        raise FormulaError(f"{_told(type(error).__name__)}.") from error
    if not "".join(made.itertext()).strip():
        raise FormulaError("It shows nothing.")
    return _written(made)


def _braces(latex: str) -> None:
    """Braces have to be closed, since the converter reads on to the end where one is not."""
    depth = 0
    for found in BRACE.finditer(latex):
        depth += {"{": 1, "}": -1}.get(found[1], 0)
        if depth < 0:
            raise FormulaError("A brace is closed that was not opened.")
        if depth > DEEPEST:
            raise FormulaError(f"Its braces nest more than {DEEPEST} deep.")
    if depth:
        raise FormulaError("A brace is opened and not closed.")


def _told(error: str) -> str:
    """An error's name as words: “DoubleSuperscriptsError” is “Double superscripts”."""
    return " ".join(re.findall(r"[A-Z][a-z]+", error.removesuffix("Error"))).capitalize()


def _written(element: Element) -> str:
    """An element of the converter's tree as HTML, without attributes that a page may not have."""
    if element.tag not in ELEMENTS:
        raise FormulaError(f"It needs the element <{element.tag}>, which a page may not hold.")
    words = _characters(element.text or "")
    if element.tag != "mtext" and (COMMAND.fullmatch(words) or words == "&"):
        raise FormulaError(f"“{words}” is not understood there.")
    if len(element) != PARTS.get(element.tag, len(element)):
        raise FormulaError("A command lacks one of its arguments.")
    kept = {name: value for name, value in element.attrib.items() if name in ATTRIBUTES and name not in ("xmlns", "display", "href", "id", "class")}
    written = "".join(f' {name}="{escape(_characters(value))}"' for name, value in kept.items())
    inside = "".join(map(_written, element))
    return f"<{element.tag}{written}>{escape(words, quote=False)}{inside}</{element.tag}>"


def _characters(text: str) -> str:
    """Text of the converter's tree, which has some characters as references."""
    return REFERENCE.sub(lambda found: chr(int(found[1], 16)), text)
