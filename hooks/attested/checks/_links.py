"""The links in a contributor's prose, with what was meant as one and is none."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Text
from ..prose import places

INLINE = re.compile(r"\]\(")
TITLE = re.compile(r"\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\))\s*$")
CLOSED = re.compile(r"([^()]*(?:\([^()]*\)[^()]*)*)\)")
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
LONGEST = 4096


@dataclass(frozen=True, slots=True)
class Link:
    """A link: the offset of its target in the text, and the target as a browser would take it.

    ``understood`` says whether pages print a link to just that target.
    """

    offset: int
    target: str
    understood: bool

    @property
    def scheme(self) -> str:
        """In lower case; empty for a link inside the glossary."""
        found = SCHEME.match(self.target)
        return found[1].lower() if found else ""


def links(text: Text) -> Iterator[Link]:
    """Links of every kind, images among them, and ``](`` that closes none, as in ``[words](two words)``."""
    value = text.value
    taken: list[tuple[int, int]] = []
    for token in places.links(value):
        target = _bare(token.target)
        taken.append((token.start, max(token.end, token.target_at)))
        yield Link(token.target_at, target, target == token.target)
    for found in INLINE.finditer(places.unmarked(value)) if "](" in value else ():
        if not any(low <= found.start() and found.start() < high for low, high in taken):
            yield Link(found.end(), _bare(_target(value, found.end())), False)


def _target(value: str, start: int) -> str:
    """Give the address between the brackets of a link, without its title; where the brackets do not close, the text that comes next."""
    found = CLOSED.match(value, start, start + LONGEST)
    return TITLE.sub("", found[1]) if found else value[start : start + 200]


def _bare(target: str) -> str:
    """Entities read, escapes undone, and everything dropped that a browser drops or nobody sees."""
    for _ in range(2):
        target = html.unescape(target)
    target = re.sub(r"\\(?=[^\w\s\\/])", "", target)
    kept = "".join(c for c in target if not c.isspace() and unicodedata.category(c) not in ("Cc", "Cf"))
    return kept.strip("<>")
