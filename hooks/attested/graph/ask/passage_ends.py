"""Where passages begin and end in their originals: inside a sentence or not, and on which lines their words stand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ...context import around
from ...model import Passage
from ...verbatim import BlockPlace, Original
from ..knowledge import KnowledgeBase
from .contexts import placed, table_of
from .headwords import headword_is_there
from .originals import collations, original_of


def cut_off(kb: KnowledgeBase, passage: Passage) -> tuple[str, str]:
    """Give the words of the original that belong to the first sentence of a passage and stand before it, and those behind its last one; white space collapsed.

    Empty where it begins and ends as a sentence does, where the original is not held, or for a language without a table.
    """
    table, words = table_of(kb, passage), passage.without_signs.strip()
    if table is None or not words:
        return "", ""
    text, at = placed(kb, passage)
    start = at + len(passage.without_signs) - len(passage.without_signs.lstrip())
    end = start + len(words)
    low, high = around(text, start, end, table.abbreviations)
    before, behind = " ".join(text[low:start].split()), " ".join(text[end:high].split())
    if passage.headword and headword_is_there(kb, passage):
        before = ""  # a dictionary has the word there that it explains
    return before if any(map(str.isalnum, before)) else "", behind if any(map(str.isalnum, behind)) else ""


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
    for number, low, high in _lines(passage, original):
        if any(start < high and low < end for start, end in spans):
            held.append(number)
        elif any(map(str.isalnum, original[low:high])):
            idle.append(number)
    between = {number for one, two in pairwise(held) for number in range(one, two) if not any(one < other < two for other in idle)}
    return tuple(idle), tuple(number for number in passage.lines if number in between or number in held)


def _lines(passage: Passage, original: str) -> Iterator[tuple[int, int, int]]:
    """Each line that a passage names, with where it begins and ends in the text of them all."""
    at = 0
    for number in passage.lines:
        end = min((found for found in (original.find("\n", at), original.find("\0", at)) if found >= 0), default=len(original))
        yield number, at, end
        at = end + 1
