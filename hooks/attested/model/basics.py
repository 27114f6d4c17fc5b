"""Names, places, findings, and words that know where they were written."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal, NewType

TermId = NewType("TermId", str)
"""The slug of an entry, which is the stem of its file name."""

Anchor = NewType("Anchor", str)
"""The ``id`` of an element on a page."""

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """The place at which something was written: path relative to the root, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that something had before, as its contributor writes it: a key, an id or a phrase."""

    name: str
    place: Place


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault: where it is, which check found it, what was found, and how to write it instead.

    ``excerpt`` shows the words in question, a line or more, with a caret under the first difference; it may be empty.
    """

    place: Place
    check: str
    severity: Severity
    message: str
    hint: str
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Words as written in a file, without the marks around them, and where each stretch of them stands.

    ``starts`` holds pairs of offset in ``value`` and place in the file, ascending, the first at offset 0.
    """

    value: str
    starts: tuple[tuple[int, Place], ...]

    def at(self, offset: int) -> Place:
        """The place of the character at ``offset`` (code points into ``value``)."""
        index = bisect_right(self.starts, offset, key=lambda start: start[0]) - 1
        begin, place = self.starts[max(index, 0)]
        end = self.value.find("\n", begin, offset)  # of a line behind which nothing was written, the end is the last place
        return Place(place.path, place.line, place.column + max((offset if end < 0 else end) - begin, 0))

    @property
    def place(self) -> Place:
        return self.starts[0][1]

    def slice(self, start: int, end: int) -> Text:
        """The part from ``start`` to ``end``, which keeps its places."""
        inner = tuple((offset - start, place) for offset, place in self.starts if start < offset < end)
        return Text(self.value[start:end], ((0, self.at(start)), *inner))

    def strip(self) -> Text:
        """Without white space at either end."""
        start = len(self.value) - len(self.value.lstrip())
        return self.slice(start, max(start, len(self.value.rstrip())))


MarkKind = Literal["emphasis", "code", "sub", "super", "formula", "footnote"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of the source's type: a half-open stretch of a text, which holds its words without ``sign``, the signs written around them.

    Of a ``formula`` the words are LaTeX. A ``footnote`` is empty, and its ``sign`` is what stands there in the source: a figure or a star.
    """

    kind: MarkKind
    start: int
    end: int
    sign: str


SECTIONS = "definition|usage|cases|claims|also|chains|changes|former|history|last|mentions|mentions-list|relations|rests|retired|why|word-history|word-history-list|wording"
PAGES_OWN = re.compile(rf"section-(?:{SECTIONS})|near-(?:wide|narrow)-(?:title|told)|relations|who-answers-whom|at-(?:content|q|answers|answer-\d+)|(?:q-|__).*", re.DOTALL)
"""The ids that pages give to parts of their own, so that nothing written may have them (a test holds this to the templates)."""


SIGNS = {"+": "plus", "#": "sharp", "*": "star", "&": "and", "@": "at", "%": "percent", "$": "dollar", "€": "euro", "°": "degrees", "=": "equals", "<": "less", ">": "greater", "~": "tilde", "^": "hat"}
"""Signs that begin or end names, as words of a slug."""


_NO_WORDS = re.compile("[^0-9a-z]+")


def slug(words: str) -> str:
    """The words as an anchor or slug: letters and digits in lower case with their marks, apostrophes inside words left out, all else a single
    hyphen.

    In: any words. Out: may be empty where nothing but marks went in.
    """
    joined = re.sub(r"(?<=\w)['’](?=\w)", "", unicodedata.normalize("NFC", words)).casefold()
    if joined.isascii():
        return _NO_WORDS.sub("-", joined).strip("-")
    kept = "".join(sign if sign.isalnum() or unicodedata.category(sign)[0] == "M" else "-" for sign in joined)
    return "-".join(part for part in kept.split("-") if part)


def slug_with_signs(term: str) -> str:
    """A slug that tells a term apart from one that differs by the signs at its ends: ``c-plus-plus``, ``c-sharp``, ``a-star``, ``dot-net``.

    Words and no codes, since people say and remember addresses; between words a hyphen is enough (``ac-dc``). Equal to
    :func:`slug` where no such sign stands at an end. Signs without a letter are called as Unicode calls them (``empty-set``). It may be empty
    where nothing but quotation marks or white space went in.
    """
    letters = [at for at, sign in enumerate(term) if sign.isalnum()]
    if not letters:
        return slug(" ".join(SIGNS.get(sign, unicodedata.name(sign, "")) for sign in term if unicodedata.category(sign) not in ("Pi", "Pf", "Zs") and sign not in "\"'"))
    before, behind = term[: letters[0]], term[letters[-1] + 1 :]
    spelled = [["dot" if sign == "." else SIGNS.get(sign, "") for sign in before], [SIGNS.get(sign, "") for sign in behind]]
    return "-".join(part for part in (*spelled[0], slug(term), *spelled[1]) if part)
