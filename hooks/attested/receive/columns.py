"""The columns of a page, read one behind the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .glyphs import GlyphRun

FEWEST = 5
"""Pieces on each side of a gutter."""

DEEPEST = 16
"""How often a page is parted."""

TRIED = 30
"""Places at which a gutter is looked for: those at which most pieces begin."""


@dataclass(frozen=True, slots=True)
class Gutter:
    """An empty strip between two columns: where it is, and the base lines between which it reaches, in points."""

    x: float
    top: float
    bottom: float


def stretches(pieces: list[GlyphRun], depth: int = 0) -> Iterator[list[GlyphRun]]:
    """Part pieces at the gutter that most of them stand at: what is above it, the column left of it, the one right of it, what is below it; and each of these again."""
    gutter = _gutter(pieces) if depth < DEEPEST else None
    if gutter is None:
        if pieces:
            yield pieces
        return
    within = [one for one in pieces if gutter.bottom < one.base < gutter.top]
    yield from stretches([one for one in pieces if one.base >= gutter.top], depth + 1)
    yield from stretches([one for one in within if one.left < gutter.x - 1], depth + 1)
    yield from stretches([one for one in within if one.left >= gutter.x - 1], depth + 1)
    yield from stretches([one for one in pieces if one.base <= gutter.bottom], depth + 1)


def _gutter(pieces: Sequence[GlyphRun]) -> Gutter | None:
    """The gutter with the most pieces on both of its sides, side by side, and none that crosses it; or None."""
    wide = sorted((one for one in pieces if _is_wide(one)), key=lambda one: -one.base)
    if len(wide) < 2 * FEWEST:
        return None
    last = _last_in_row(pieces)
    lefts = Counter(round(one.left) - 2 for one in wide)
    best: tuple[int, Gutter] | None = None
    for x in sorted(place for place, _ in lefts.most_common(TRIED)):
        for size, gutter in _reaching(pieces, wide, last, float(x)):
            if best is None or size > best[0]:
                best = (size, gutter)
    return best[1] if best else None


def _is_wide(one: GlyphRun) -> bool:
    """Tell a piece of text from a cell of a table, a number of a page and the dots before it."""
    return len(one.glyphs) > 11 and sum(glyph.sign.isalnum() for glyph in one.glyphs) > 5


def _last_in_row(pieces: Sequence[GlyphRun]) -> list[float]:
    """For each piece, where the last of the others in its row begins; minus infinity where it stands alone."""
    rows: dict[int, list[GlyphRun]] = defaultdict(list)
    for one in pieces:
        rows[round(one.base)].append(one)
    return [max((other.left for row in (-1, 0, 1) for other in rows[round(one.base) + row] if other is not one), default=float("-inf")) for one in pieces]


def _reaching(pieces: Sequence[GlyphRun], wide: Sequence[GlyphRun], last: Sequence[float], x: float) -> Iterator[tuple[int, Gutter]]:
    """Yield the gutters at one place, from each piece that crosses it to the next, with how many pieces they part.

    A piece that reaches a little over the place, and has another behind it in its row, is a line that is too long for its column, and does not cross.
    """
    crossing = [
        one for one, after in zip(pieces, last, strict=True) if one.left < x - 1 and one.right > x + 1 and not (after >= x - 1 and one.right < x + 3 * one.size)
    ]
    edges = [float("inf"), *sorted((one.base for one in crossing), reverse=True), float("-inf")]
    at = 0
    for upper, lower in pairwise(edges):
        gutter = Gutter(x, upper - 2, lower + 2)
        within = []
        while at < len(wide) and wide[at].base > gutter.bottom:
            within += [wide[at]] if wide[at].base < gutter.top else []
            at += 1
        left, right = [one for one in within if one.left < x - 1], [one for one in within if one.left >= x - 1]
        if _stand_beside(left, right):
            yield len(within), gutter


def _stand_beside(left: Sequence[GlyphRun], right: Sequence[GlyphRun]) -> bool:
    """Tell whether enough rows of two columns stand at the same height, and neither is as narrow as the cells of a table."""
    if min(len(left), len(right)) < FEWEST:
        return False
    top, bottom = max(one.base for one in right), min(one.base for one in right)
    level = [one for one in left if bottom - one.size < one.base < top + one.size]
    widths = [sorted(one.right - one.left for one in side)[len(side) // 2] for side in (left, right)]
    return len(level) >= FEWEST and min(widths) > 4 * left[0].size
