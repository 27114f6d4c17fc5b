"""Where passages begin, end and leave something out in their originals: inside a sentence or not, and on which lines their words stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from textwrap import shorten

from ...context import around
from ...model import Passage
from ...verbatim import BlockPlace, Original
from ..knowledge import KnowledgeBase
from .breaks import Break, breaks, named_lines
from .headwords import headword_is_there
from .languages import table_of
from .originals import collations, original_of
from .placing import placed

__all__ = ["Break", "breaks", "cut_off", "idle_lines", "told_of", "whole_lines"]

NUMBERED = re.compile(r"(?:§ ?)?(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxlcIVXLC]+)[.)]|[-*•])")
"""What numbers a section or an item, in front of its first word."""
SHOWN = 30
"""Characters of a block that say which one is meant."""


def cut_off(kb: KnowledgeBase, passage: Passage) -> tuple[str, str]:
    """Give the words of the original that belong to the first sentence of a passage and stand before it, and those behind its last one; white space collapsed.

    Empty where it begins and ends as a sentence does, where the original is not held, or for a language without a table.
    """
    before, behind = (" ".join(words.split()) if any(map(str.isalnum, words)) else "" for words in _cut_off(kb, passage))
    if NUMBERED.fullmatch(before) or (passage.headword and headword_is_there(kb, passage)):
        before = ""  # the number of the section, or the word that a dictionary explains
    return before, behind


def _cut_off(kb: KnowledgeBase, passage: Passage) -> tuple[str, str]:
    """The same as they stand, white space and marks alone too."""
    table, words = table_of(kb, passage), passage.without_signs
    if table is None or not words.strip():
        return "", ""
    there = placed(kb, passage)
    start, end = there.span(len(words) - len(words.lstrip()), len(words.rstrip()))
    low, high = around(there.text, start, end, table.abbreviations)
    return there.text[low:start], there.text[end:high]


def told_of(passage: Passage, one: Break) -> list[tuple[str, str]]:
    """Say where words are left out at a break, as “between “…” and “…””, each with these words."""
    text = passage.text.value
    last, first = text[: one.end].rpartition("\n\n")[2], text[one.start :].partition("\n\n")[0]
    end, begin = shorten(last[::-1], SHOWN, placeholder="… ")[::-1], shorten(first, SHOWN, placeholder=" …")
    places = [(f"between “{end}” and “{begin}”", one.behind)] if one.within else [(f"behind “{end}”", one.behind), (f"before “{begin}”", one.before)]
    return [place for place in places if place[1]]


def whole_lines(kb: KnowledgeBase, passage: Passage, inside: Sequence[Break] = ()) -> tuple[int, ...]:
    """Give the lines that a passage would name with the words that its first and its last sentence lack, and those of breaks within it, if it held them."""
    blocks = [found.span for _, found in collations(kb).get((passage.key, passage.locator), ()) if isinstance(found, BlockPlace)]
    more = {number for one in inside for number in one.lines}
    if blocks and not inside:
        first, last = _line_of(kb, passage, blocks[0][0]), _line_of(kb, passage, blocks[-1][1] - 1)
        before, behind = _cut_off(kb, passage)
        more.update(range(first - before.count("\n"), first), range(last, last + behind.count("\n") + 1))
    return tuple(sorted(more.union(passage.lines)))


def _line_of(kb: KnowledgeBase, passage: Passage, offset: int) -> int:
    """The line on which an offset in the text of the named lines stands."""
    return max(((low, number) for number, (low, _) in named_lines(kb, passage).items() if low <= offset))[1]


def idle_lines(kb: KnowledgeBase, passage: Passage) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Give the lines with words that a passage names though none of its own stand there, and the lines it should name: those of its words, and
    those without words between. Both empty where it departs from its original."""
    original, blocks = original_of(kb, passage), collations(kb).get((passage.key, passage.locator), ())
    if original is None or not blocks or not all(isinstance(found, BlockPlace) for _, found in blocks):
        return (), ()
    spans = [found.span for _, found in blocks if isinstance(found, BlockPlace)]
    if passage.headword and isinstance(headword := Original(original).find(passage.headword), BlockPlace):
        spans.append(headword.span)
    held, idle = [], []
    for number, (low, words) in named_lines(kb, passage).items():
        if any(start < low + len(words) and low < end for start, end in spans):
            held.append(number)
        elif any(map(str.isalnum, words)):
            idle.append(number)
    between = {number for one, two in pairwise(held) for number in range(one, two) if not any(one < other < two for other in idle)}
    return tuple(idle), tuple(number for number in passage.lines if number in between or number in held)
