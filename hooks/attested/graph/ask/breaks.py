"""Where passages leave out words of their originals inside a sentence, between two of their blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ...context import Table, around
from ...model import Passage
from ...verbatim import BlockPlace
from ..collating import GAP
from ..knowledge import KnowledgeBase
from .beyond import REACH, goes_on
from .languages import table_of
from .originals import collations, original_of

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Break:
    """The block before it ends at ``end`` in the passage, the one behind begins at ``start``.

    ``behind`` are the words that the last sentence of the one lacks, ``before`` those that the first sentence of the other does. Where both
    are one sentence, ``within`` is true and ``behind`` has all of them. White space is collapsed. ``lines`` are those of the original on which they stand.
    """

    end: int
    start: int
    behind: str
    before: str
    within: bool
    lines: tuple[int, ...]


def breaks(kb: KnowledgeBase, passage: Passage) -> tuple[Break, ...]:
    """Give the places where a passage leaves words out inside a sentence, in its order; none for a language without a table."""
    table, blocks = table_of(kb, passage), collations(kb).get((passage.key, passage.locator), ())
    if table is None or not passage.left_out or not all(isinstance(found, BlockPlace) for _, found in blocks):
        return ()
    parted = {at for at, _ in passage.left_out}
    text, where, number = _whole(kb, passage)
    found = []
    for (one, first), (two, second) in pairwise(blocks):
        assert isinstance(first, BlockPlace) and isinstance(second, BlockPlace)
        if two.start in parted:
            ends = (where(first.span[0]), where(first.span[1] - 1) + 1), (where(second.span[0]), where(second.span[1] - 1) + 1)
            behind, before, within = _lost(text, *ends, table)
            lines = {line for low, high in (behind, before) if low < high for line in range(number(low), number(high - 1) + 1)}
            found.append(Break(one.end, two.start, _words(text, behind), _words(text, before), within, tuple(sorted(lines))))
    return tuple(one for one in found if one.behind or one.before)


def _lost(text: str, one: Span, two: Span, table: Table) -> tuple[Span, Span, bool]:
    """Where the words stand that the sentences of two stretches of a text lack behind the one and before the other, and whether they are one sentence."""
    high, low = around(text, *one, table.abbreviations)[1], around(text, *two, table.abbreviations)[0]
    ordered = one[1] <= two[0]
    if ordered and high > two[0]:
        return (one[1], two[0]), (two[0], two[0]), True
    return (one[1], high), (max(low, one[1]) if ordered else low, two[0]), False


def _words(text: str, span: Span) -> str:
    words = text[slice(*span)]
    return " ".join(words.split()) if any(map(str.isalnum, words)) else ""


def _whole(kb: KnowledgeBase, passage: Passage) -> tuple[str, Callable[[int], int], Callable[[int], int]]:
    """The original from a few lines before a passage to a few behind it; where an offset of its named lines stands there, and on which line an offset of it.

    A blank line stands where no sentence runs over the end of a line.
    """
    named, raw = named_lines(kb, passage), kb.glossary.lines_of(passage) or ()
    first, last = max(min(passage.lines) - REACH, 1), min(max(passage.lines) + REACH, len(raw))
    text, starts, numbers = "", dict[int, tuple[int, int]](), list[tuple[int, int]]()
    for line in range(first, last + 1):
        words = named[line][1] if line in named else raw[line - 1]
        if line > first:
            text += "\n" if goes_on(raw[line - 2], raw[line - 1]) else "\n\n"
        numbers.append((len(text), line))
        if line in named:
            starts[line] = (named[line][0], len(text))
        text += words

    def where(offset: int) -> int:
        begin, there = max((one for one in starts.values() if one[0] <= offset), default=(0, 0))
        return there + offset - begin

    return text, where, lambda offset: max(line for start, line in numbers if start <= offset)


def named_lines(kb: KnowledgeBase, passage: Passage) -> dict[int, tuple[int, str]]:
    """Each line that a passage names, with where it begins in the text of them all, and its words."""
    return {number: (low, words) for number, low, words in _lines(passage, original_of(kb, passage) or "")}


def _lines(passage: Passage, original: str) -> Iterator[tuple[int, int, str]]:
    at = 0
    for number in passage.lines:
        end = min((found for found in (original.find("\n", at), original.find(GAP, at)) if found >= 0), default=len(original))
        yield number, at, original[at:end]
        at = end + 1
