"""The marks of a quotation as it is printed: those that its source has there, and those that were written in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from ..model import Mark, Passage, Quotation
from .comparing import Offsets, printed_without_signs


@dataclass(frozen=True, slots=True)
class PrintedPiece:
    """A stretch of a quotation as written and, for it, one as printed; both half open. ``ours`` where it does not come from the passage."""

    written: tuple[int, int]
    printed: tuple[int, int]
    ours: bool


def marks_of_source(passage: Passage, offsets: Offsets) -> tuple[Mark, ...]:
    """Give the passage's marks on what is printed, in offsets of that; ``offsets`` as in :class:`~attested.graph.Checked`.

    A formula of which not all is printed has none, and marks of footnotes are left out.
    """
    found = []
    for mark in passage.marks:
        parts: list[tuple[int, int]] = []
        for start, end, there in offsets:
            low, high = max(mark.start, there), min(mark.end, there + end - start)
            if low < high:
                part = (start + low - there, start + high - there)
                if parts and parts[-1][1] == part[0]:
                    part = (parts.pop()[0], part[1])
                parts.append(part)
        if mark.kind != "formula" or (len(parts) == 1 and parts[0][1] - parts[0][0] == mark.end - mark.start):
            found += [replace(mark, start=low, end=high) for low, high in parts]
    return tuple(found)


class WrittenMarks:
    """The marks that were written in a quotation, on what is printed of it. The two differ in white space, hyphens at line ends, ligatures and
    composed letters, and perhaps in the signs of lists."""

    def __init__(self, quotation: Quotation, pieces: Sequence[PrintedPiece], printed: str, passage: Passage, offsets: Offsets) -> None:
        """``pieces`` are all of the quotation, in order; ``offsets`` as in :class:`~attested.graph.Checked`."""
        self.written, self.printed, self.marks = quotation.text.value, printed, quotation.marks
        unsigned = printed_without_signs(printed, offsets, passage) if any(one.sign for one in passage.paragraphs) else printed
        self._pieces = [(one, self._heavy(one, unsigned)) for one in pieces]
        self._before = [0, *accumulate(map(_weight, self.written))]
        self._ours = {at for one in pieces if one.ours for at in range(*one.printed)}

    def beyond(self, source: Sequence[Mark]) -> Iterator[tuple[Mark, Mark]]:
        """Yield each mark on words that have none of its kind in the ``source``, as it was written and in offsets of what is printed."""
        there: dict[str, set[int]] = {}
        for one in source:
            there.setdefault(one.kind, set()).update(range(one.start, one.end))
        for mark in self.marks:
            start, end = self._first(mark.start), self._last(mark.end)
            known = there.get(mark.kind, set())
            if any(at not in known and at not in self._ours and _weight(self.printed[at]) for at in range(start, end)):
                yield mark, replace(mark, start=start, end=end)

    def _heavy(self, piece: PrintedPiece, unsigned: str) -> list[int]:
        """The offsets of the printed characters of a piece, each as often as it weighs; without signs of lists, where the written words have none."""
        size = sum(map(_weight, self.written[slice(*piece.written)]))
        signed = sum(map(_weight, self.printed[slice(*piece.printed)])) == size
        text = self.printed if signed else unsigned
        return [] if piece.ours else [at for at in range(*piece.printed) for _ in range(_weight(text[at]))]

    def _first(self, offset: int) -> int:
        """Where the printed words begin that are written from ``offset`` on."""
        piece, heavy = next((one for one in self._pieces if one[0].written[0] <= offset < one[0].written[1]), (None, []))
        if piece is None:
            return len(self.printed)
        before = self._before[offset] - self._before[piece.written[0]]
        return piece.printed[0] if piece.ours else heavy[before] if before < len(heavy) else piece.printed[1]

    def _last(self, offset: int) -> int:
        """Where the printed words end that are written before ``offset``."""
        piece, heavy = next((one for one in self._pieces if one[0].written[0] < offset <= one[0].written[1]), (None, []))
        if piece is None:
            return 0
        before = self._before[offset] - self._before[piece.written[0]]
        return piece.printed[1] if piece.ours else heavy[min(before, len(heavy)) - 1] + 1 if before and heavy else piece.printed[0]


def _weight(char: str) -> int:
    """How many letters and signs a character stands for that both sides have: none for white space and hyphens."""
    if char.isspace() or char in "-\u2010\u2011\u00ad":
        return 0
    return len(unicodedata.normalize("NFKD" if "\ufb00" <= char <= "\ufb06" else "NFD", char))
