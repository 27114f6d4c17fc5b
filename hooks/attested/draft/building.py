"""A draft's words as they are put together, piece by piece, each with the place it came from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

OPEN = {"“": "”", "«": "»", '"': '"', "„": "“"}


@dataclass(frozen=True, slots=True)
class Draft:
    """The words of a draft: blocks parted by a blank line, code and addresses left out.

    ``quoted`` are the stretches of ``text`` that stand in block quotations, ``marked`` those between double quotation
    marks. ``starts`` are pairs of an offset in ``text`` and the offset in ``written`` that it came from. Offsets count code points.
    """

    written: str
    text: str
    quoted: tuple[tuple[int, int], ...]
    marked: tuple[tuple[int, int], ...]
    starts: tuple[tuple[int, int], ...]
    lines: tuple[int, ...]
    """The offset at which each line of ``written`` begins."""

    def origin(self, offset: int) -> int:
        """Give the offset in ``written`` of the character at an offset of ``text``."""
        index = bisect_right(self.starts, offset, key=lambda start: start[0]) - 1
        begin, there = self.starts[max(index, 0)] if self.starts else (0, 0)
        return min(there + offset - begin, len(self.written))

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of a character of ``text`` in ``written``."""
        origin = self.origin(offset)
        line = bisect_right(self.lines, origin)
        return line, origin - self.lines[line - 1] + 1

    def whose(self, start: int, end: int) -> str:
        """Tell whose words a stretch may be: ``quotation`` (a block of another's), ``marks`` (in quotation marks) or ``own``."""
        if _inside(self.quoted, start, end):
            return "quotation"
        return "marks" if _inside(self.marked, start, end) else "own"


def _inside(spans: tuple[tuple[int, int], ...], start: int, end: int) -> bool:
    index = bisect_right(spans, start, key=lambda span: span[0]) - 1
    return index >= 0 and end <= spans[index][1]


class Pieces:
    """Text that was written in several pieces, joined; each piece comes with its offset in what was written."""

    def __init__(self, pieces: list[tuple[str, int]]) -> None:
        self._pieces = pieces
        self._begins = [0, *accumulate(len(piece) for piece, _ in pieces)]
        self.text = "".join(piece for piece, _ in pieces)

    def between(self, start: int, end: int) -> Iterator[tuple[str, int]]:
        """The stretch from ``start`` to ``end``, piece by piece, each with where it was written."""
        for index in range(bisect_right(self._begins, start) - 1, len(self._pieces)):
            (piece, origin), begin = self._pieces[index], self._begins[index]
            if begin >= end:
                break
            low = max(start - begin, 0)
            yield piece[low : end - begin], origin + low

    def origin(self, offset: int) -> int:
        """Give the offset, in the text as written, of the character at ``offset``."""
        return next(self.between(offset, offset + 1))[1]


class Building:
    """Takes pieces of text in order and gives the draft."""

    def __init__(self, written: str) -> None:
        self._written = written
        self._parts: list[str] = []
        self._length = 0
        self._starts: list[tuple[int, int]] = []
        self._quoted: list[tuple[int, int]] = []
        self._quoting: int | None = None
        self._open = False

    def add(self, piece: str, origin: int) -> None:
        """Add words that stand at ``origin`` in what was written."""
        if not piece:
            return
        if not self._open and self._length:
            self._put("\n\n")
        self._open = True
        self._starts.append((self._length, origin))
        self._put(piece)

    def _put(self, piece: str) -> None:
        self._parts.append(piece)
        self._length += len(piece)

    def end_block(self) -> None:
        """End the block: words that are added next begin another one."""
        self._open = False

    def quote(self, on: bool) -> None:
        """Begin (or, with ``on`` false, end) a block quotation."""
        if on == (self._quoting is not None):
            return
        self.end_block()
        if self._quoting is None:
            self._quoting = self._length
        else:
            self._quoted.append((self._quoting, self._length))
            self._quoting = None

    def draft(self) -> Draft:
        """All that was added."""
        self.quote(False)
        text = "".join(self._parts)
        quoted = tuple((low + 2 * (low > 0), high) for low, high in self._quoted if low < high)
        lines = (0, *(found.end() for found in re.finditer("\n", self._written)))
        return Draft(self._written, text, quoted, tuple(marked(text)), tuple(self._starts), lines)


def marked(text: str) -> list[tuple[int, int]]:
    """The stretches between double quotation marks, the marks included. None goes on behind a blank line."""
    found, opened, close = [], -1, ""
    for mark in re.finditer(r"[“”„«»\"]|\n\n", text):
        sign, at = mark[0], mark.start()
        if sign == "\n\n":
            opened = -1
        elif opened >= 0:
            if sign == close:
                found.append((opened, at + 1))
                opened = -1
        elif sign in OPEN:
            opened, close = at, OPEN[sign]
    return found
