"""A text held against a witness of the work: where the words are the same, and where and how they differ, without the witness's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from ..verbatim import BlockPlace, Original, normalise
from .view import View, ViewLine

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
ENDS = re.compile(r"[.!?…][\"'”’)\]]*\s")
HYPHEN = re.compile(r"(?<=[^\W\d_])-\n(?=[a-zß-öø-ÿ])")
FEWEST = 0.5
"""The share of a text's words that a witness must have in their order, to be compared with it at all."""


@dataclass(frozen=True, slots=True)
class Divergence:
    """One difference: ``kind`` is one of left out, added, changed, case, punctuation, seen from the text; ``where`` is in the text, ``words`` how many.

    Of punctuation it is 1 where the witness has a mark that the text lacks, and 0 where it has another.
    """

    kind: str
    where: str
    words: int


@dataclass(frozen=True, slots=True)
class Compared:
    """Where a text stands in a witness, as a locator, and its differences from it, none where it is the same."""

    where: str
    divergences: tuple[Divergence, ...]


def collate(view: View, text: str) -> Compared | None:
    """Compare a text with a witness, from the begin of its sentence there to the end; None where the witness has nothing like it.

    A text that begins with a small letter, or ends without a mark of an end, is part of a sentence, and what stands before or behind it is no
    difference; but a text that begins with a capital letter claims to begin a sentence.
    """
    witness = _without_line_ends(view.text)
    whole = Original(witness).find(text)
    span = whole.span if isinstance(whole, BlockPlace) else _nearest(witness, text)
    if span is None:
        return None
    start, end = span
    ours = list(_words(text))
    begins = text.lstrip(" “\"'(")[:1].isupper()
    theirs = list(_words(witness[_begin(witness, start) if begins else start : end]))
    found = [*_divergences(ours, theirs)]
    return Compared(view.lines[_line(view, start)].where, (*found, *_at_the_end(text, witness, end, found)))


def _without_line_ends(text: str) -> str:
    """A text on one line, with hyphens at line ends taken out where a small letter follows one; as a plain reading has it."""
    return HYPHEN.sub("", text).replace("\n", " ")


def _line(view: View, at: int) -> int:
    """The index of the line of a view in which a place of the text without line ends stands."""
    done = 0
    for index, (line, following) in enumerate(pairwise((*view.lines, ViewLine("")))):
        joined = HYPHEN.search(f"{line.text}\n{following.text[:1]}") is not None
        done += len(line.text) + (-1 if joined else 1)
        if done > at:
            return index
    return len(view.lines) - 1


def _words(text: str) -> Iterator[str]:
    yield from WORD.findall(normalise(text).text)


def _nearest(witness: str, text: str) -> tuple[int, int] | None:
    """The stretch of a witness in which most words of a text stand in their order."""
    places = [found.span() for found in WORD.finditer(witness)]
    theirs = [witness[slice(*span)].casefold() for span in places]
    ours = [word.casefold() for word in WORD.findall(text)]
    longest = SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match()
    if not ours or longest.size < min(3, len(ours)):
        return None
    low = max(longest.b - longest.a - len(ours) // 4, 0)
    window = theirs[low : longest.b + (len(ours) - longest.a) + len(ours) // 4]
    blocks = [one for one in SequenceMatcher(None, ours, window, autojunk=False).get_matching_blocks() if one.size]
    if sum(one.size for one in blocks) < FEWEST * len(ours):
        return None
    first, last = low + blocks[0].b, low + blocks[-1].b + blocks[-1].size - 1
    return places[first][0], places[last][1]


def _begin(witness: str, start: int) -> int:
    ends = [found.end() for found in ENDS.finditer(witness, max(start - 1500, 0), start)]
    return ends[-1] if ends else start


def _divergences(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Divergence]:
    folded = [word.casefold() for word in ours], [word.casefold() for word in theirs]
    for kind, a, b, c, d in SequenceMatcher(None, *folded, autojunk=False).get_opcodes():
        where = "at the start" if a == 0 else "at the end" if a == len(ours) or (b == len(ours) and kind != "equal") else f"after word {a}"
        if kind == "equal":
            for at in range(a, b):
                if ours[at] != theirs[c + at - a]:
                    yield Divergence("case", "at the start" if at == 0 else f"in word {at + 1}", 1)
        elif kind == "insert":
            yield Divergence("left out", where, d - c)
        elif kind == "delete":
            yield Divergence("added", where, b - a)
        else:
            yield Divergence("changed", where, max(b - a, d - c))


def _at_the_end(text: str, witness: str, end: int, found: Sequence[Divergence]) -> Iterator[Divergence]:
    """Yield the difference in the mark at the end of a text, where it ends where the witness's sentence does."""
    ours = text.rstrip()[-1:]
    theirs = witness[end - 1 : end] if end and not witness[end - 1].isalnum() else witness[end : end + 1]
    if ours.isalnum():
        if theirs in (".", "!", "?"):
            yield Divergence("punctuation", "at the end", 1)
    elif theirs != ours and not any(one.where == "at the end" for one in found):
        yield Divergence("punctuation", "at the end", 0)
