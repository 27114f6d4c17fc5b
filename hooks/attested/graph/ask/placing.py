"""Passages among the words of their originals that belong to their sentences: before them, behind them, and where they leave some out."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from ...model import Passage
from ..knowledge import KnowledgeBase
from ..memory import remembered
from .beyond import beyond
from .breaks import breaks


@dataclass(frozen=True, slots=True)
class PlacedPassage:
    """A passage with the words of its original that its first and its last sentence lack, and those that it leaves out inside a sentence.

    ``shifts`` holds offsets in the passage, in order, each with how much further on the characters from there stand in ``text``.
    """

    text: str
    shifts: tuple[tuple[int, int], ...]

    def at(self, offset: int) -> int:
        """Where the character at an offset in the passage stands in ``text``."""
        return offset + self.shifts[max(bisect_right(self.shifts, offset, key=lambda one: one[0]) - 1, 0)][1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a half-open stretch of the passage begins and ends in ``text``."""
        return self.at(start), self.at(end - 1) + 1 if start < end else self.at(start)


def placed(kb: KnowledgeBase, passage: Passage) -> PlacedPassage:
    """A passage with what stands beyond it in the original, and where it leaves words out, as far as its sentences reach."""
    found = _placed(kb)
    if id(passage) not in found:
        before, behind = beyond(kb, passage)
        text, at, shifts = before, 0, [(0, len(before))]
        for one in breaks(kb, passage):
            text += f"{passage.without_signs[at : one.end]} {one.behind}"
            text += " " if one.within else f"\n\n{one.before} "
            at = one.start
            shifts.append((at, len(text) - at))
        found[id(passage)] = PlacedPassage(f"{text}{passage.without_signs[at:]}{behind}", tuple(shifts))
    return found[id(passage)]


@remembered
def _placed(kb: KnowledgeBase) -> dict[int, PlacedPassage]:
    """The texts that were made so far; the glossary holds each passage."""
    return {}
