"""The lines of pages in the order of reading: columns one behind the other, running heads, feet and page numbers told from the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .glyphs import GlyphRun, written

ROMAN = re.compile(r"(?i)m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
FEWEST = 5
"""Pieces on each side of a gutter."""


@dataclass(slots=True)
class PageLine:
    """One line of a page. ``note`` is true where it begins with the raised mark of a note; ``column`` counts the stretches read one by one."""

    text: str
    base: float
    size: float
    column: int
    note: bool = False
    left: float = 0.0


@dataclass(slots=True)
class LaidOutPage:
    """The lines of a page, in order, and what was told apart from them."""

    lines: list[PageLine]
    printed: str = ""
    notes: list[PageLine] = field(default_factory=list)


def lines_in_order(pieces: Sequence[GlyphRun], marks: Counter[str]) -> list[PageLine]:
    """Order the pieces of a page: from top to bottom, and where it has columns, one behind the other. ``marks`` counts the marks of notes."""
    found = []
    for column, stretch in enumerate(_stretches(list(pieces), 0)):
        for row in _rows(stretch):
            text, note = written(row, marks)
            if text:
                size = max(piece.size for piece in row)
                found.append(PageLine(text, max(piece.base for piece in row if piece.size == size), size, column, note, min(piece.left for piece in row)))
    return found


def _stretches(pieces: list[GlyphRun], depth: int) -> Iterator[list[GlyphRun]]:
    """Part pieces at gutters: what stands above a set of columns, the columns, what stands below them."""
    gutter = _gutter(pieces) if depth < 4 else None
    if gutter is None:
        if pieces:
            yield pieces
        return
    crossing = sorted((one for one in pieces if one.left < gutter - 1 and one.right > gutter + 1), key=lambda one: -one.base)
    rest = sorted((one for one in pieces if not (one.left < gutter - 1 and one.right > gutter + 1)), key=lambda one: -one.base)
    bands: list[list[GlyphRun]] = [[]]
    whole: list[list[GlyphRun]] = [[]]
    for one in sorted([*crossing, *rest], key=lambda one: -one.base):
        if any(one is other for other in crossing):
            if bands[-1] and not _beside(one, bands[-1][-1]):
                bands.append([])
                whole.append([])
            whole[-1].append(one)
        else:
            bands[-1].append(one)
    for wide, band in zip(whole, bands, strict=True):
        if wide:
            yield wide
        if band:
            yield from _stretches([one for one in band if one.right <= gutter + 1], depth + 1)
            yield from _stretches([one for one in band if one.right > gutter + 1], depth + 1)


def _beside(one: GlyphRun, other: GlyphRun) -> bool:
    return abs(one.base - other.base) < 0.2 * max(one.size, other.size)


def _gutter(pieces: Sequence[GlyphRun]) -> float | None:
    """The place of the widest empty strip from top to bottom between two columns of text, or None.

    It counts where rows of text stand on both of its sides, side by side, and few pieces cross it.
    """
    wide = [one for one in pieces if len(one.glyphs) > 11]
    if len(wide) < 2 * FEWEST:
        return None
    best: tuple[int, float] | None = None
    for x in sorted({round(one.left) - 2 for one in wide}):
        left = [one for one in wide if one.right <= x + 1]
        right = [one for one in wide if one.left >= x - 1]
        crossing = len(wide) - len(left) - len(right)
        if min(len(left), len(right)) < FEWEST or crossing > 0.34 * len(wide):
            continue
        top, bottom = max(one.base for one in right), min(one.base for one in right)
        beside = [one for one in left if bottom - one.size < one.base < top + one.size]
        widths = [sorted(one.right - one.left for one in side)[len(side) // 2] for side in (left, right)]
        if len(beside) >= FEWEST and min(widths) > 4 * wide[0].size and (best is None or crossing < best[0]):
            best = (crossing, float(x))
    return best[1] if best else None


def _rows(pieces: Sequence[GlyphRun]) -> Iterator[list[GlyphRun]]:
    """Gather the pieces of a column into rows, from top to bottom, each from left to right. Raised and lowered pieces join the row beside them."""
    rows: list[list[GlyphRun]] = []
    bases: list[tuple[float, float]] = []
    for one in sorted(pieces, key=lambda one: (-one.size, -one.base)):
        lone = len(one.glyphs) < 3  # as the lowered letter of a logo, TeX
        near = [at for at, (base, size) in enumerate(bases) if abs(base - one.base) < (0.5 if one.size <= 0.9 * size else 0.3 if lone else 0.18) * max(size, one.size)]
        fitting = [at for at in near if not any(_over(one, other) for other in rows[at])]
        if fitting:
            rows[min(fitting, key=lambda at: abs(bases[at][0] - one.base))].append(one)
        else:
            rows.append([one])
            bases.append((one.base, one.size))
    for at in sorted(range(len(rows)), key=lambda at: -bases[at][0]):
        yield sorted(rows[at], key=lambda one: one.left)


def _over(one: GlyphRun, other: GlyphRun) -> bool:
    return min(one.right, other.right) - max(one.left, other.left) > 0.5 * min(one.size, other.size)


def take_heads(pages: Sequence[LaidOutPage]) -> list[str]:
    """Take running heads, feet and page numbers out of the pages; out: what they were, each once.

    They stand at the edge of a page, apart from the text, and are alike on several pages or count them.
    """
    said: dict[str, int] = {}
    for end in (0, -1):
        for page, line, number in _heads(pages, end):
            page.lines.remove(line)
            shown = re.sub(r"\d+", "N", line.text)
            said[shown] = said.get(shown, 0) + 1
            page.printed = page.printed or number
    return [f"{'page number' if shown in ('N', 'Page N') else f'running head or foot “{shown}”'} ({count} ×)" for shown, count in said.items()][:60]


def _heads(pages: Sequence[LaidOutPage], end: int) -> list[tuple[LaidOutPage, PageLine, str]]:
    """The lines to take out at one end of the pages, each with the number of the page that it holds, or nothing."""
    known = [(number, page, line) for number, page in enumerate(pages) for line in _edge(page, end)]
    like = Counter(_like(line.text) for _, _, line in known)
    offsets = Counter(value - number for number, _, line in known for value in _values(line.text))
    steady = {offset for offset, count in offsets.items() if count >= 3 and count * 3 >= len(pages)}
    found = []
    for number, page, line in known:
        repeated = like[_like(line.text)] >= 3 or (like[_like(line.text)] == 2 and len(pages) <= 4)
        counts = [value for value in _values(line.text) if value - number in steady]
        lone = re.fullmatch(r"[-– ]*\d{1,4}[-– ]*", line.text) is not None and len(pages) < 3
        if len(line.text) < 120 and (repeated or counts or lone):
            bare = line.text.strip(" -–")
            roman = bare if bare and ROMAN.fullmatch(bare) else ""
            found.append((page, line, str(counts[0]) if counts else bare if lone else roman))
    return found


def _edge(page: LaidOutPage, end: int) -> list[PageLine]:
    """The lines at the upper or lower edge of a page, no more than three rows, that a gap parts from the rest of it."""
    rows: list[list[PageLine]] = []
    for line in sorted(page.lines, key=lambda one: -one.base):
        if rows and rows[-1][0].base - line.base < 0.3 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    if len(rows) < 2:
        return rows[0] if rows and len(rows[0]) == 1 and rows[0][0].text.isdecimal() else []
    steps = [one[0].base - other[0].base for one, other in pairwise(rows)]
    usual = sorted(steps)[len(steps) // 2]
    if end:
        rows, steps = rows[::-1], steps[::-1]
    for count, step in enumerate(steps[:3], 1):
        if step > 1.2 * usual or (count == 1 and len(steps) < 3):
            return [line for row in rows[:count] for line in row]
    return [line for line in rows[0] if re.fullmatch(r"\W*\d{1,4}\W*", line.text)]


def _like(text: str) -> str:
    return re.sub(r"\d+", "#", text).strip() if not ROMAN.fullmatch(text) else "#"


def _values(text: str) -> set[int]:
    """The numbers at either end of a line."""
    found = {int(one) for one in (*re.findall(r"^\W*(\d{1,4})\b", text), *re.findall(r"\b(\d{1,4})\W*$", text))}
    return found


def take_notes(pages: Sequence[LaidOutPage]) -> int:
    """Move the footnotes of each page out of its lines into ``notes``; out: how many lines.

    A footnote begins, below the text of its column, in smaller type and with a mark.
    """
    sizes = Counter(round(line.size, 1) for page in pages for line in page.lines for _ in line.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0
    moved = 0
    for page in pages:
        for column in sorted({line.column for line in page.lines}):
            own = [line for line in page.lines if line.column == column]
            small: list[PageLine] = []
            for line in reversed(own):
                if line.size >= 0.94 * usual:
                    break
                small.insert(0, line)
            while small and not (small[0].note or re.match(r"[\d*∗†‡§¶]", small[0].text)):
                del small[0]
            moved += len(small)
            page.notes += small
            page.lines = [line for line in page.lines if not any(line is one for one in small)]
    return moved
