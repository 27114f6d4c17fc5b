"""Screening and normalisation of quoted text, with a map back to the original (docs/verbatim.md, rules 1, 2, 3 and 6)."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffd"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_ONE_FOR_ONE = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2039\u203a", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011", "-"),
}
_LENGTH_CHANGING = {
    "\u00ad": "",
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_LENGTH_CHANGES = re.compile("[\u00ad\ufb00-\ufb06]")
_JOINING = re.compile("[\u1160-\u11ff\ud7b0-\ud7ff\U00016d60-\U00016d6f]")
_LINE_END = re.compile("\r\n|[\r\n\u0085\u2028\u2029]")
LIGATURES = frozenset("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06")
JOINERS = "-'"
_MARKS = 32  # more marks on one letter than any language writes


@dataclass(frozen=True, slots=True)
class Normal:
    """Normalised text and, for each of its characters, where it stands in the original (code points, half open).

    `starts` and `ends` are ranges where each character stands for one of the original's, arrays of integers else.
    `line_hyphens` holds the offsets in `text` of hyphens that rule 3 lets one read with or without: each is
    followed there by the one space that its line end became.
    """

    original: str
    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    line_hyphens: frozenset[int]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Give the place in the original of `text[start:end]`, which is not empty."""
        return self.starts[start], self.ends[end - 1]

    @property
    def one_to_one(self) -> bool:
        """True where each character of the text stands for one of the original's, all of them in a row."""
        return isinstance(self.starts, range)


class _Mapped(NamedTuple):
    """A text on its way to its normal form, and the map back."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def replaced(self, changes: Iterable[tuple[int, int, str]]) -> _Mapped:
        """Write for each stretch (start, end, what to write) what is given; all of that stands for the stretch."""
        parts: list[str] = []
        starts, ends, at = array("I"), array("I"), 0
        for start, stop, written in changes:
            parts += (self.text[at:start], written)
            starts.extend(self.starts[at:start])
            ends.extend(self.ends[at:start])
            starts.extend([self.starts[start]] * len(written))
            ends.extend([self.ends[stop - 1]] * len(written))
            at = stop
        if not parts:
            return self
        starts.extend(self.starts[at:])
        ends.extend(self.ends[at:])
        return _Mapped("".join([*parts, self.text[at:]]), starts, ends)


def hidden(text: str) -> int | None:
    """Give the offset in `text` of the first character that rule 1 refuses, or None. Never raises."""
    found = _HIDDEN.search(text)
    refused = [found.start()] if found else []
    if not text.isascii():
        chars = [char for char in set(text) if not char.isascii()]
        refused += [text.index(char) for char in chars if unicodedata.category(char) in ("Cn", "Co")]
    return min(refused, default=None)


def character_name(char: str) -> str:
    """Give `U+0041 LATIN CAPITAL LETTER A` for `A`; characters without a name are called by their category."""
    return f"U+{ord(char):04X} {unicodedata.name(char, 'unnamed ' + unicodedata.category(char))}"


def is_mark(char: str) -> bool:
    """Tell whether `char` only continues the character before it: a combining mark, ZWJ or ZWNJ."""
    return not char.isascii() and (char in "\u200c\u200d" or unicodedata.category(char)[0] == "M")


def is_wordy(char: str) -> bool:
    """Tell whether `char` is part of a word: a letter, a digit, or a mark on one (rule 6)."""
    return char.isalnum() or is_mark(char)


@lru_cache(maxsize=32)
def normalise(text: str) -> Normal:
    """Normalise as rule 2 says and no further; screen first. Pure; the last few results are remembered.

    Substitutes come before NFC, so that a letter and its accent meet also across a soft hyphen or a ligature.
    """
    mapped = _Mapped(text, range(len(text)), range(1, len(text) + 1))
    if not text.isascii():
        for char, written in _ONE_FOR_ONE.items():
            mapped = mapped._replace(text=mapped.text.replace(char, written))
        found = _LENGTH_CHANGES.finditer(mapped.text)
        mapped = mapped.replaced((one.start(), one.end(), _LENGTH_CHANGING[one.group()]) for one in found)
        mapped = mapped.replaced(_compositions(mapped.text))
    mapped = mapped.replaced((one.start(), one.end(), " ") for one in re.finditer(r"\s{2,}", mapped.text))
    normal, starts, ends = mapped._replace(text=re.sub(r"[^\S ]", " ", mapped.text))
    if normal[:1] == " " or normal[-1:] == " ":
        first = len(normal) - len(normal.lstrip(" "))
        last = max(first, len(normal.rstrip(" ")))
        normal, starts, ends = normal[first:last], starts[first:last], ends[first:last]
    normal = text if normal == text else normal  # one string in memory, not two
    return Normal(text, normal, starts, ends, _line_hyphens(text, normal, starts))


def _compositions(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield each character with its marks that NFC writes otherwise: its start, its end, and how NFC writes it."""
    chars = sorted(char for char in set(text) if not char.isascii())
    marks = "|".join(char for char in chars if _continues(char))
    stretches = [char for char in chars if not unicodedata.is_normalized("NFC", char)]
    if marks:
        stretches = [f"(?s:.)?(?:{marks})+", *stretches]
    if stretches:
        for found in re.finditer("|".join(stretches), text):
            composed = _composed(found.group())
            if composed != found.group():
                yield found.start(), found.end(), composed


def _continues(char: str) -> bool:
    return unicodedata.category(char)[0] == "M" or bool(_JOINING.match(char))


def _composed(cluster: str) -> str:
    if len(cluster) <= _MARKS:
        return unicodedata.normalize("NFC", cluster)
    # The standard library is quadratic here: sort the marks, compose the first ones.
    marks = _sorted_marks([part for char in cluster for part in unicodedata.normalize("NFD", char)])
    return unicodedata.normalize("NFC", "".join(marks[:_MARKS])) + "".join(marks[_MARKS:])


def _sorted_marks(marks: list[str]) -> list[str]:
    out: list[str] = []
    run: list[str] = []
    for mark in marks:
        if unicodedata.combining(mark):
            run.append(mark)
        else:
            out += [*sorted(run, key=unicodedata.combining), mark]
            run = []
    return out + sorted(run, key=unicodedata.combining)


def _line_hyphens(text: str, normal: str, starts: Sequence[int]) -> frozenset[int]:
    found = set()
    for hyphen in re.finditer("- ", normal):
        at, end = hyphen.span()
        line_ends = _LINE_END.findall(text, starts[at], starts[end])
        before, after = normal[at - 1 : at], normal[end]
        if len(line_ends) == 1 and after.islower() and (before.isalpha() or is_mark(before)):
            found.add(at)
    return frozenset(found)
