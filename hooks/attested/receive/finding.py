"""A sentence that somebody pasted, found in a view: where it stands, how the view has it otherwise, or the nearest place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..verbatim import BlockPlace, Departure, Original
from .view import BREAK, View

REACH = 120
"""Lines over which a sentence may be interrupted, by a figure, a table or notes."""

PARTED = re.compile(r"([^\s\-\u2010]+)[-\u2010][ \t]*\n[ \t]*(\w+)")
"""A word that is parted at the end of a line, in two groups; the first may be signs, as in “@-commands”."""

SUSPENDING = ("and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "o", "e", "en", "of")
"""Words behind which a hyphen hangs, as in “fire- and waterproof”."""

MARKED = re.compile(r"(?<=[^\W\d_][^\W\d_])\d{1,2}\b|(?<=[.,;:!?)”])\d{1,2}\b|\[\d{1,3}\]")
"""A figure right behind a word: the mark of a note, as programs copy it."""


@dataclass(frozen=True, slots=True)
class FoundSentence:
    """A sentence in a view: the numbers of its lines from 1, its words as the view has them, a string a stretch, and how they were found.

    Two stretches are the parts of a sentence that something interrupts. ``how`` are words such as “line-end hyphen”; ``otherwise`` pairs
    what was pasted with what the view has, where they differ.
    """

    lines: tuple[int, ...]
    words: tuple[str, ...]
    how: tuple[str, ...]
    otherwise: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NearestLine:
    """The place that comes nearest: the number of the line, 0 where nothing does, and the wording of the view there."""

    line: int
    wording: str


def find(view: View, sentence: str) -> list[FoundSentence] | NearestLine:
    """Find each place where a sentence stands, by the rule for passages; else by its letters and figures alone; else the nearest place."""
    text = view.text
    starts = _starts(text)
    original = Original(text)
    places = list(_places_of(original, sentence, len(text)))
    if places:
        return [_found(text, starts, sentence, [one]) for one in places]
    parted = _interrupted(original, text, starts, sentence)
    if parted:
        return [_found(text, starts, sentence, parted)]
    for raised in (False, True):
        for tried in (sentence, MARKED.sub("", sentence)):
            loose = [_found(text, starts, sentence, [BlockPlace(span, ())], loosely=True) for span in _loosely(text, tried, raised=raised)]
            if loose:
                return loose
    departure = original.find(sentence)
    assert isinstance(departure, Departure)
    return NearestLine(_line_of(text, starts, departure.nearest), departure.nearest)


def _places_of(original: Original, sentence: str, size: int) -> Iterator[BlockPlace]:
    done = 0
    for _ in range(50):
        result = original.find(sentence, done) if done < size else None
        if not isinstance(result, BlockPlace) or result.span[0] < done:
            return
        yield result
        done = result.span[1]


def _starts(text: str) -> list[int]:
    return [0, *(found.end() for found in re.finditer("\n", text))]


def _found(text: str, starts: Sequence[int], sentence: str, places: Sequence[BlockPlace], *, loosely: bool = False) -> FoundSentence:
    lines: list[int] = []
    words: list[str] = []
    how: list[str] = []
    for place in places:
        first, last = _number(starts, place.span[0]), _number(starts, place.span[1] - 1)
        lines += [number for number in range(first, last + 1) if number not in lines]
        words.append(_joined(text[slice(*place.span)], sentence, text))
        how += [one for one in place.relied_on if one not in how]
    if "line-end hyphen" not in how and any(PARTED.search(text[slice(*place.span)]) for place in places):
        how.append("line-end hyphen")
    if len(places) > 1:
        how.append("interrupted on the page")
    otherwise = tuple(_differences(sentence, " ".join(words))) if loosely else ()
    return FoundSentence(tuple(lines), tuple(words), tuple(how), otherwise)


def _number(starts: Sequence[int], at: int) -> int:
    from bisect import bisect_right

    return bisect_right(starts, at)


def _joined(words: str, sentence: str, text: str) -> str:
    """The words of a view on one line; a hyphen at a line's end stays where the sentence that was pasted has it within a line.

    Where what was pasted has it at a line's end too, or before a space that stands for one, the rest of the view decides, in which the word may
    stand with the hyphen or without it; and before a small letter it goes.
    """
    flat = " ".join(sentence.split())
    whole = text.casefold()

    def join(one: re.Match[str]) -> str:
        before, after = one[1], one[2]
        if f"{before}-{after}" in flat:
            return f"{before}-{after}"
        if f"{before}- {after}" in flat and after in SUSPENDING:
            return f"{before}- {after}"
        if f"{before}{after}".casefold() not in whole and f"{before}-{after}".casefold() in whole:
            return f"{before}-{after}"
        return before + after if after[0].islower() and before[-1].isalpha() else f"{before}-{after}"

    words = PARTED.sub(join, words)
    return " ".join(words.split())


def _interrupted(original: Original, text: str, starts: Sequence[int], sentence: str) -> list[BlockPlace]:
    """The two parts of a sentence between which lines of something else stand: the first ends a line, the second begins one."""
    words = sentence.split()
    for cut in range(len(words) - 2, 2, -1):
        first = original.find(" ".join(words[:cut]))
        if not isinstance(first, BlockPlace):
            continue
        line = _number(starts, first.span[1] - 1)
        if line < len(starts) and text[first.span[1] : starts[line]].strip(" \n-"):
            return []
        second = original.find(" ".join(words[cut:]), first.span[1])
        if not isinstance(second, BlockPlace) or BREAK in text[first.span[1] : second.span[0]]:
            return []
        number = _number(starts, second.span[0])
        return [first, second] if number - line <= REACH and not text[starts[number - 1] : second.span[0]].strip() else []
    return []


def _folded(text: str, *, raised: bool = False) -> tuple[str, list[int]]:
    """The letters and figures of a text, without case, accents and forms of letters, and where each stands.

    Raised and lowered figures are left out, as the marks of notes, or else with ``raised`` are read as figures.
    """
    signs: list[str] = []
    at: list[int] = []
    for place, char in enumerate(text):
        if char.isascii():
            folded = char.lower() if char.isalnum() else ""
        else:
            mark = unicodedata.category(char) == "No" and not raised
            folded = "" if mark else "".join(one for one in unicodedata.normalize("NFKD", char).casefold() if one.isalnum())
        signs.append(folded)
        at += [place] * len(folded)
    return "".join(signs), at


def _loosely(text: str, sentence: str, *, raised: bool) -> Iterator[tuple[int, int]]:
    """Yield each place where all letters and figures of a sentence stand in their order, whatever stands between them."""
    wanted, _ = _folded(sentence, raised=raised)
    if len(wanted) < 12:
        return
    held, at = _folded(text, raised=raised)
    found = held.find(wanted)
    while found >= 0:
        end = at[found + len(wanted) - 1] + 1
        closes = not sentence.rstrip()[-1:].isalnum()
        while closes and end < len(text) and not text[end].isspace() and not text[end].isalnum():
            end += 1
        if BREAK not in text[at[found] : end]:
            yield at[found], end
        found = held.find(wanted, found + len(wanted))


def _differences(sentence: str, words: str) -> Iterator[tuple[str, str]]:
    """Yield the words that differ, as pasted and as the view has them."""
    from difflib import SequenceMatcher

    ours, theirs = sentence.split(), words.split()
    for kind, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind != "equal":
            yield " ".join(ours[a:b]), " ".join(theirs[c:d])


def _line_of(text: str, starts: Sequence[int], wording: str) -> int:
    wanted, _ = _folded(wording)
    held, at = _folded(text)
    found = held.find(wanted) if wanted else -1
    return _number(starts, at[found]) if found >= 0 else 0
