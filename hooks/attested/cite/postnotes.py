"""How a place in a work is cited from running text by programs: the locator as a postnote, so that a work has one record whichever places are cited."""

from __future__ import annotations

import re

from ..records.tex import escaped
from .reference import Reference

LABELLED = re.compile(r"(?:§|¶|pp?\.|chap|ch\.|sec|para|vol|nos?\.|line|fig|fols?\.)|\d+$", re.IGNORECASE)
"""Locators that begin with a label which citation processors know, or are bare numbers."""


def latex_command(reference: Reference, command: str) -> str:
    """The LaTeX command that cites the place: ``cite``, which every package has, or ``parencite`` of BibLaTeX, whose plural takes several works.

    Where the words came second hand, the work in which they were found follows.
    """
    bare = "" if command == "cite" else r"\nopp "
    first, *found = [(_postnote(one.locator, bare), one.key) for one in reference.listed]
    if not found:
        return f"\\{command}{first[0]}{{{first[1]}}}"
    place, key = found[0]
    if command == "cite":
        return f"\\cite{first[0]}{{{first[1]}}}, quoted in \\cite{place}{{{key}}}"
    return f"\\{command}s{first[0]}{{{first[1]}}}[quoted in]{place or '[]'}{{{key}}}"


def _postnote(locator: str, bare: str) -> str:
    """A locator as the optional argument of a command. Braces keep a bracket in it from ending that.

    ``bare`` stands before one without a label: BibLaTeX takes “C2” for a page in Roman numerals and sets “p.” before it.
    """
    words = ("" if LABELLED.match(locator) else bare) + escaped(locator).replace("§", r"\S ") if locator else ""
    return f"[{{{words}}}]" if "]" in words else f"[{words}]" if words else ""


def pandoc_citation(reference: Reference) -> str:
    """The same in pandoc’s Markdown, which reads CSL-JSON."""
    return f"[{'; quoted in '.join(_at(one) for one in reference.listed)}]"


def _at(reference: Reference) -> str:
    """A key with its locator. Braces keep one without a label, like a heading, from being taken for a page."""
    key, place = reference.key, reference.locator
    return f"@{key}" if not place else f"@{key}, {place}" if LABELLED.match(place) else f"@{key}{{}}, {place}"
