"""TeX as pylatexenc parses it, node by node in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from . import symbols
from .tex_words import END, MOST, NOCASE, Words, escaped

SINGLE = re.compile(r"`([^`']+)'(?!\w)")


def parse_error() -> type[Exception]:
    """The kind of exception that the library raises, which it is asked for only where a text has any TeX."""
    from pylatexenc.latexwalker import LatexWalkerError  # type: ignore[import-untyped]

    found: type[Exception] = LatexWalkerError
    return found


def parsed(text: str) -> Sequence[Any]:
    """The nodes of a text; raises :func:`parse_error` where its braces or dollar signs do not pair."""
    from pylatexenc.latexwalker import LatexWalker

    nodes: Sequence[Any] = LatexWalker(text, latex_context=_context(), tolerant_parsing=False).get_latex_nodes()[0]
    return nodes


@cache
def _context() -> Any:
    """pylatexenc's own table of commands with their arguments, and ours."""
    from pylatexenc.latexwalker import get_default_latex_context_db
    from pylatexenc.macrospec import MacroSpec  # type: ignore[import-untyped]

    one = {
        *symbols.ACCENTS,
        *symbols.ITALIC,
        *symbols.KEPT,
        *symbols.PLAIN,
        *symbols.QUOTED,
        "mathbb",
        "sqrt",
        "textsuperscript",
        "textsubscript",
        "mkbibsuperscript",
    }
    specs = [MacroSpec(name, "{") for name in one] + [
        MacroSpec(name, "{" * count) for name, count in {**symbols.LAST, **symbols.SKIPPED, "frac": 2}.items()
    ]
    base = get_default_latex_context_db()
    context = base.filter_context(exclude_categories=["verbatim"])
    context.add_context_category("records", macros=specs, prepend=True)
    return context


@cache
def _sign(name: str) -> str | None:
    """The sign that a command without arguments stands for; None where nobody knows."""
    from pylatexenc.latex2text import get_default_latex_context_db  # type: ignore[import-untyped]

    if name in symbols.SIGNS:
        return symbols.SIGNS[name]
    spec = _signs_of_library(get_default_latex_context_db).get_macro_spec(name)
    known = getattr(spec, "simplify_repl", None)
    return known if isinstance(known, str) and "%" not in known else None


@cache
def _signs_of_library(make: Any) -> Any:
    return make()


def in_words(nodes: Sequence[Any], math: bool = False) -> Words:
    """Nodes one after the other. A command that changes the shape reaches to the end of its group."""
    made = Words()
    at = 0
    while at < len(nodes):
        node = nodes[at]
        if node is None:
            at += 1
            continue
        if getattr(node, "macroname", None) in symbols.ITALIC_ON and node.isNodeType(_macro()):
            return made + _italic(in_words(nodes[at + 1 :], math))
        if math and _is_script(node):
            some, used = _scripts(nodes, at)
            made += some
            at += used
            continue
        made += _one(node, math)
        at += 1
    return made


@cache
def _macro() -> Any:
    from pylatexenc.latexwalker import LatexMacroNode

    return LatexMacroNode


def _is_script(node: Any) -> bool:
    return getattr(node, "chars", "")[-1:] in ("^", "_") or any(sign in getattr(node, "chars", "") for sign in "^_")


def _scripts(nodes: Sequence[Any], at: int) -> tuple[Words, int]:
    """Characters of a formula with raised and lowered ones among them; the last may be the node behind them."""
    text, made = nodes[at].chars, ""
    index, used = 0, 1
    left: tuple[str, ...] = ()
    while index < len(text):
        sign = text[index]
        index += 1
        if sign not in "^_":
            made += sign
            continue
        move = symbols.raised if sign == "^" else symbols.lowered
        rest = text[index:].lstrip()
        if rest:
            index = len(text) - len(rest) + 1
            made += move(rest[0])
        elif at + used < len(nodes):
            behind = _one(nodes[at + used], True)
            used += 1
            made += move(behind.plain)
            left += behind.left
    return Words(made, made, "", left), used


def _italic(words: Words) -> Words:
    if not words.plain.strip():
        return words
    return Words(words.plain, f"<i>{words.rich}</i>", f"\\emph{{{words.written}}}", words.left)


def _one(node: Any, math: bool) -> Words:
    kind = type(node).__name__
    if kind == "LatexCharsNode":
        text = node.chars if math else SINGLE.sub(r"‘\1’", node.chars)
        return Words(text, text, escaped(text))
    if kind == "LatexSpecialsNode":
        text = symbols.LIGATURES.get(node.specials_chars, node.specials_chars)
        return Words(text, text, escaped(text))
    if kind == "LatexGroupNode":
        return _group(node, math)
    if kind == "LatexMathNode":
        return _formula(node)
    if kind == "LatexMacroNode":
        return _command(node, math)
    text = node.latex_verbatim()
    return Words(text, text, text, (text.strip()[:MOST],))


def _group(node: Any, math: bool) -> Words:
    """Braces keep the capitals of what they hold, but for those around an accent or a command."""
    held = in_words(node.nodelist, math)
    first = node.nodelist[0] if node.nodelist else None
    if (
        math
        or first is None
        or (type(first).__name__ == "LatexMacroNode" and first.macroname not in symbols.KEPT)
        or not held.plain.strip()
    ):
        return held
    return Words(held.plain, f"{NOCASE}{held.rich}{END}", f"{{{held.written}}}", held.left)


def _formula(node: Any) -> Words:
    held = in_words(node.nodelist, True)
    words = " ".join(held.plain.split())
    return Words(words, words, node.latex_verbatim(), held.left)


def _command(node: Any, math: bool) -> Words:
    name = node.macroname
    arguments = [one for one in (node.nodeargd.argnlist if node.nodeargd else None) or () if one is not None]
    if not name:
        return _unknown(node)
    if name in symbols.SKIPPED or name in symbols.NOTHING:
        return Words()
    if name in symbols.SPACES:
        return Words(" ", " ", " ")
    if not arguments:
        sign = _sign(name)
        if sign is None:
            return _unknown(node)
        return Words(sign, sign, escaped(sign)) + (_space_behind(node, sign) if math else Words())
    if name == "frac":
        above, below = (_held(one, math) for one in arguments[-2:])
        return above + Words("/", "/", "/") + below
    held = _held(arguments[-1], math)
    if name in symbols.ACCENTS:
        made = symbols.accented(held.plain, name)
        return Words(made, made, escaped(made), held.left)
    return _shaped(name, held) or _unknown(node)


def _space_behind(node: Any, sign: str) -> Words:
    """In a formula, the space between a function and its argument; else the space behind a command ends it and is none."""
    meant = len(sign) > 1 and sign.isalpha() and node.macro_post_space
    return Words(" ", " ", " ") if meant else Words()


def _held(argument: Any, math: bool) -> Words:
    """An argument without the braces around it."""
    return in_words(argument.nodelist, math) if type(argument).__name__ == "LatexGroupNode" else _one(argument, math)


def _shaped(name: str, held: Words) -> Words | None:
    """What a command makes of its last argument; None where nobody knows."""
    if name in symbols.ITALIC:
        return _italic(held)
    if name in symbols.KEPT:
        return Words(held.plain, held.rich, f"\\{name}{{{held.written}}}", held.left)
    if name in symbols.QUOTED:
        return Words(f"“{held.plain}”", f"“{held.rich}”", f"“{held.written}”", held.left)
    if name in ("textsuperscript", "mkbibsuperscript", "textsubscript"):
        signs = symbols.LOWERED if name == "textsubscript" else symbols.RAISED
        moved = (
            "".join(signs.get(sign, "") for sign in held.plain)
            if all(sign in signs for sign in held.plain)
            else held.plain
        )
        return Words(moved, moved, f"\\{name}{{{held.written}}}", held.left)
    if name == "mathbb":
        drawn = symbols.blackboard(held.plain)
        return Words(drawn, drawn, "", held.left)
    if name == "sqrt":
        return Words(f"√{held.plain}", f"√{held.rich}", "", held.left)
    return held if name in symbols.PLAIN or name in symbols.LAST else None


def _unknown(node: Any) -> Words:
    text = node.latex_verbatim()
    return Words(text, text, text, (text.strip()[:MOST],))
