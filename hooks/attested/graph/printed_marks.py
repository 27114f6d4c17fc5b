"""The marks of a quotation as it is printed: those that its source has there, and those that were written in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..model import Mark, Passage, Quotation

Offsets = Sequence[tuple[int, int, int]]


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


def marks_as_written(quotation: Quotation, pieces: Sequence[PrintedPiece], printed: str, passage: Passage, offsets: Offsets) -> Iterator[tuple[Mark, Mark]]:
    """Yield each mark that was written in a quotation, and the same in offsets of what is printed; marks of footnotes are left out.

    The two differ in white space, hyphens at line ends, ligatures and composed letters, and perhaps in the signs of lists.
    """
    unsigned = printed
    for start, end, there in offsets if any(one.sign for one in passage.paragraphs) else ():
        unsigned = unsigned[:start] + passage.without_signs[there : there + end - start] + unsigned[end:]
    for mark in quotation.marks:
        start = next((_first(quotation.text.value, mark.start, one, printed, unsigned) for one in pieces if one.written[0] <= mark.start < one.written[1]), 0)
        end = next((_last(quotation.text.value, mark.end, one, printed, unsigned) for one in pieces if one.written[0] < mark.end <= one.written[1]), 0)
        if start < end:
            yield mark, replace(mark, start=start, end=end)


def beyond_source(mark: Mark, pieces: Sequence[PrintedPiece], source: Sequence[Mark], printed: str) -> bool:
    """Tell whether a mark that was written, in offsets of what is printed, is on words of the source that have none of its kind there."""
    there = {at for one in source if one.kind == mark.kind for at in range(one.start, one.end)}
    there |= {at for one in pieces if one.ours for at in range(*one.printed)}
    return any(at not in there and _weight(printed[at]) for at in range(mark.start, mark.end))


def _first(written: str, offset: int, piece: PrintedPiece, printed: str, unsigned: str) -> int:
    """Where the printed words begin that are written from ``offset`` on."""
    before = _weights(written[piece.written[0] : offset])
    heavy = [] if piece.ours else _heavy(written, piece, printed, unsigned)
    return piece.printed[0] if piece.ours else heavy[before] if before < len(heavy) else piece.printed[1]


def _last(written: str, offset: int, piece: PrintedPiece, printed: str, unsigned: str) -> int:
    """Where the printed words end that are written before ``offset``."""
    before = _weights(written[piece.written[0] : offset])
    heavy = [] if piece.ours else _heavy(written, piece, printed, unsigned)
    return piece.printed[1] if piece.ours else heavy[min(before, len(heavy)) - 1] + 1 if before and heavy else piece.printed[0]


def _heavy(written: str, piece: PrintedPiece, printed: str, unsigned: str) -> list[int]:
    """The offsets of the printed characters of a piece, each as often as it weighs; without signs of lists, where the written words have none."""
    size = _weights(written[slice(*piece.written)])
    text = printed if _weights(printed[slice(*piece.printed)]) == size else unsigned
    return [at for at in range(*piece.printed) for _ in range(_weight(text[at]))]


def _weights(text: str) -> int:
    return sum(map(_weight, text))


def _weight(char: str) -> int:
    """How many letters and signs a character stands for that both sides have: none for white space and hyphens."""
    if char.isspace() or char in "-\u2010\u2011\u00ad":
        return 0
    return len(unicodedata.normalize("NFKD" if "\ufb00" <= char <= "\ufb06" else "NFD", char))
