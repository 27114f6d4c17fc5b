"""Screening and normalisation of quoted text, with a map back to the original (VERBATIM.md, rules 1, 2, 3 and 6)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffd"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_SUBSTITUTES = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2039\u203a", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011", "-"),
    "\u00ad": "",
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_JOINING = re.compile("[\u1160-\u11ff\ud7b0-\ud7ff\U00016d60-\U00016d6f]")
LIGATURES = frozenset("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06")
JOINERS = "-'"
_MARKS = 32  # more marks on one letter than any language writes


@dataclass(frozen=True, slots=True)
class Normal:
    """Normalised text and, for each of its characters, where it stands in the original (code points, half open).

    `line_hyphens` holds the offsets in `text` of hyphens that rule 3 lets one read with or without: each is
    followed there by the one space that its line end became.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    line_hyphens: frozenset[int]


def hidden(text: str) -> int | None:
    """Give the offset in `text` of the first character that rule 1 refuses, or None. Never raises."""
    found = _HIDDEN.search(text)
    stop = found.start() if found else len(text)
    if not text.isascii():
        for at, char in enumerate(text[:stop]):
            if char > "\x7f" and unicodedata.category(char) in ("Cn", "Co", "Cs"):
                return at
    return stop if found else None


def character_name(char: str) -> str:
    """Give `U+0041 LATIN CAPITAL LETTER A` for `A`; characters without a name are called by their category."""
    return f"U+{ord(char):04X} {unicodedata.name(char, 'unnamed ' + unicodedata.category(char))}"


def is_mark(char: str) -> bool:
    """Tell whether `char` only continues the character before it: a combining mark, ZWJ or ZWNJ."""
    return char > "\u02ff" and (char in "\u200c\u200d" or unicodedata.category(char)[0] == "M")


def is_wordy(char: str) -> bool:
    """Tell whether `char` is part of a word: a letter, a digit, or a mark on one (rule 6)."""
    return char.isalnum() or is_mark(char)


def inside_word(text: str, at: int, line_hyphens: frozenset[int] = frozenset()) -> bool:
    """Tell whether the cut before `text[at]` parts a word in two (rule 6). `text` is normalised, 0 <= at <= len."""
    if not 0 < at < len(text):
        return False
    if line_hyphens and not line_hyphens.isdisjoint((at, at - 1, at - 2)):
        return True
    left, right = text[at - 1], text[at]
    if is_mark(right):
        return not left.isspace()
    if is_wordy(right):
        return is_wordy(left) or (left in JOINERS and at > 1 and is_wordy(text[at - 2]))
    return right in JOINERS and is_wordy(left) and at + 1 < len(text) and is_wordy(text[at + 1])


@lru_cache(maxsize=32)
def normalise(text: str) -> Normal:
    """Normalise as rule 2 says and no further; screen first. Pure; the last few results are remembered.

    Substitutes come before NFC, so that a letter and its accent meet also across a soft hyphen or a ligature.
    """
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, char in enumerate(text):
        for letter in _SUBSTITUTES.get(char, char):
            chars.append(letter)
            starts.append(start)
            ends.append(start + 1)
    if not text.isascii():
        chars, starts, ends = _compose(chars, starts, ends)
    chars, starts, ends = _collapse(chars, starts, ends)
    normal = "".join(chars)
    return Normal(normal, tuple(starts), tuple(ends), _line_hyphens(text, normal, starts, ends))


def _compose(
    chars: list[str], starts: list[int], ends: list[int]
) -> tuple[list[str], list[int], list[int]]:
    out: tuple[list[str], list[int], list[int]] = ([], [], [])
    at, size = 0, len(chars)
    while at < size:
        stop = at + 1
        while stop < size and chars[stop] > "\u02ff" and _continues(chars[stop]):
            stop += 1
        cluster = chars[at:stop]
        if stop - at <= _MARKS:
            composed = unicodedata.normalize("NFC", "".join(cluster))
        else:  # the standard library is quadratic here: sort the marks, compose the first ones
            marks = _sorted_marks([part for char in cluster for part in unicodedata.normalize("NFD", char)])
            composed = unicodedata.normalize("NFC", "".join(marks[:_MARKS])) + "".join(marks[_MARKS:])
        if composed == "".join(chars[at:stop]):
            out[1].extend(starts[at:stop])
            out[2].extend(ends[at:stop])
        else:
            out[1].extend([starts[at]] * len(composed))
            out[2].extend([ends[stop - 1]] * len(composed))
        out[0].extend(composed)
        at = stop
    return out


def _continues(char: str) -> bool:
    return unicodedata.category(char)[0] == "M" or bool(_JOINING.match(char))


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


def _collapse(
    chars: list[str], starts: list[int], ends: list[int]
) -> tuple[list[str], list[int], list[int]]:
    out: tuple[list[str], list[int], list[int]] = ([], [], [])
    for char, start, end in zip(chars, starts, ends, strict=True):
        if not char.isspace():
            out[0].append(char)
            out[1].append(start)
            out[2].append(end)
        elif out[0] and out[0][-1] == " ":
            out[2][-1] = end
        elif out[0]:
            out[0].append(" ")
            out[1].append(start)
            out[2].append(end)
    if out[0] and out[0][-1] == " ":
        for column in out:
            column.pop()
    return out


def _line_hyphens(text: str, normal: str, starts: list[int], ends: list[int]) -> frozenset[int]:
    found = set()
    at = normal.find("- ")
    while at >= 0:
        gap = text[starts[at + 1] : ends[at + 1]].replace("\r\n", "\n").replace("\r", "\n")
        one_line_end = sum(gap.count(end) for end in "\n\u0085\u2028\u2029") == 1
        before, after = normal[at - 1 : at] or " ", normal[at + 2]
        if one_line_end and after.islower() and (before.isalpha() or (is_mark(before))):
            found.add(at)
        at = normal.find("- ", at + 1)
    return frozenset(found)
