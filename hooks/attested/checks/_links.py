"""The links in a contributor's prose, read so that no spelling of one is overlooked."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from ..model import TermId, Text, slug
from ..prose.notation import TERM
from ._shared import without_code

INLINE = re.compile(r"\]\(")
REFERENCE = re.compile(r"^[ ]{0,3}\[[^\[\]\n]+\]:\s*(\S+)", re.MULTILINE)
TITLE = re.compile(r"\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\))\s*$")
CLOSED = re.compile(r"([^()]*(?:\([^()]*\)[^()]*)*)\)")
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
LONGEST = 4096


@dataclass(frozen=True, slots=True)
class Link:
    """A link as written: the offset of its target in the text, and the target as a browser would take it."""

    offset: int
    target: str

    @property
    def scheme(self) -> str:
        """In lower case; empty for a link inside the glossary."""
        found = SCHEME.match(self.target)
        return found[1].lower() if found else ""


@dataclass(frozen=True, slots=True)
class TermLink:
    """``[[term]]`` or ``[[term#anchor]]``."""

    offset: int
    term: TermId
    words: str
    anchor: str


def term_links(text: Text) -> Iterator[TermLink]:
    """The links to terms in a text."""
    for found in TERM.finditer(without_code(text.value)):
        yield TermLink(found.start(), TermId(slug(found[1])), found[1], found[2] or "")


def links(text: Text) -> Iterator[Link]:
    """Links of the forms ``[words](target)`` and ``[name]: target``, images among them."""
    value = without_code(text.value)
    for found in INLINE.finditer(value):
        yield Link(found.end(), _plain(_target(value, found.end())))
    for found in REFERENCE.finditer(value):
        yield Link(found.start(1), _plain(found[1]))


def _target(value: str, start: int) -> str:
    """What stands between the brackets, without a title; where they do not close, what comes next."""
    found = CLOSED.match(value, start, start + LONGEST)
    return TITLE.sub("", found[1]) if found else value[start : start + 200]


def _plain(target: str) -> str:
    """Entities read, escapes undone, and everything dropped that a browser drops or nobody sees."""
    for _ in range(2):
        target = html.unescape(target)
    target = re.sub(r"\\(?=[^\w\s\\/])", "", target)
    kept = "".join(c for c in target if not c.isspace() and unicodedata.category(c) not in ("Cc", "Cf"))
    return kept.strip("<>")
