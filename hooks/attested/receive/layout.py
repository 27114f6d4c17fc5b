"""The lines of pages in the order of reading: columns one behind the other, running heads, feet and page numbers told from the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .columns import stretches
from .glyphs import GlyphRun, LineSigns, written
from .margins import without_margin
from .view import Cleaning

ROMAN = re.compile(r"(?i)m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
MOST_HEADS = 4
"""Lines at one edge of a page that are no part of its text."""


@dataclass(slots=True)
class PageLine:
    """One line of a page. ``note`` is true where it begins with the raised mark of a note, ``margin`` of words beside the text.

    ``column`` counts the stretches read one by one.
    """

    text: str
    base: float
    size: float
    column: int
    note: bool = False
    left: float = 0.0
    margin: bool = False


@dataclass(slots=True)
class LaidOutPage:
    """The lines of a page, in order, and what was told apart from them."""

    lines: list[PageLine]
    printed: str = ""
    notes: list[PageLine] = field(default_factory=list)


def lines_in_order(pieces: Sequence[GlyphRun], done: LineSigns) -> list[PageLine]:
    """Order the pieces of a page: from top to bottom, and where it has columns, one behind the other. ``done`` counts what is left out and changed."""
    found = []
    for column, stretch in enumerate(stretches(list(pieces))):
        for margin, part in enumerate(without_margin(stretch)):
            for row in _rows(part):
                text, note = written(row, done)
                if text:
                    size = max(piece.size for piece in row)
                    base = max(piece.base for piece in row if piece.size == size)
                    found.append(PageLine(text, base, size, column, note, min(piece.left for piece in row), bool(margin)))
    return found


def _rows(pieces: Sequence[GlyphRun]) -> Iterator[list[GlyphRun]]:
    """Gather the pieces of a column into rows, from top to bottom, each from left to right. Raised and lowered pieces join the row beside them."""
    rows: list[list[GlyphRun]] = []
    bases: list[tuple[float, float]] = []
    for one in sorted(pieces, key=lambda one: (-one.size, -one.base)):
        lone = len(one.glyphs) < 3  # as the lowered letter of a logo, TeX
        near = [at for at, (base, size) in enumerate(bases) if abs(base - one.base) < (0.5 if one.size <= 0.9 * size else 0.36 if lone else 0.18) * max(size, one.size)]
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

    They stand at the edge of a page, apart from the text, and are alike on several pages or count them. Behind one there may be another.
    """
    said: dict[str, int] = {}
    for end in (0, -1):
        for _ in range(MOST_HEADS):
            found = list(_heads(pages, end))
            for page, line, number in found:
                page.lines.remove(line)
                shown = _like(Cleaning().clean(line.text)).replace("#", "N")
                said[shown] = said.get(shown, 0) + 1
                page.printed = page.printed or number
            if not found:
                break
    return [f"{'page number' if shown in ('N', 'Page N') else f'running head or foot “{shown}”'} ({count} ×)" for shown, count in said.items()][:60]


def _heads(pages: Sequence[LaidOutPage], end: int) -> Iterator[tuple[LaidOutPage, PageLine, str]]:
    """Yield the lines to take out at one end of the pages, each with the number of the page that it holds, or nothing."""
    known = [(number, page, line) for number, page in enumerate(pages) for line in _edge(page, end)]
    like = Counter(_like(line.text) for _, _, line in known)
    offsets = Counter(value - number for number, _, line in known for value in _numbers(line.text))
    for number, page, line in known:
        if len(line.text) >= 120:
            continue
        repeated = like[_like(line.text)] >= 3 or (like[_like(line.text)] == 2 and len(pages) <= 4)
        most = 3 if repeated else max(3, len(pages) / 3)
        counts = [shown for value, shown in _numbers(line.text).items() if offsets[value - number] >= most]
        lone = re.fullmatch(r"[-– ]*\d{1,4}[-– ]*", line.text) is not None and len(pages) < 3
        if repeated or counts or lone:
            bare = line.text.strip(" -–")
            yield page, line, counts[0] if counts else bare if lone or ROMAN.fullmatch(bare) else ""


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
    """A line without the numbers that count pages, by which it is like others: figures anywhere, Roman ones at either end."""
    words = text.split()
    for at in {0, len(words) - 1} if words else ():
        words[at] = "#" if ROMAN.fullmatch(words[at]) else words[at]
    return re.sub(r"\d+", "#", " ".join(words))


def _numbers(text: str) -> dict[int, str]:
    """The numbers at either end of a line, by their values, as they are written: in figures, or Roman ones."""
    figures = [*re.findall(r"^\W*(\d{1,4})\b", text), *re.findall(r"\b(\d{1,4})\W*$", text)]
    romans = [word for word in {*text.split()[:1], *text.split()[-1:]} if ROMAN.fullmatch(word)]
    return {_roman(one): one for one in romans} | {int(one): one for one in figures}


def _roman(number: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}[sign] for sign in number.lower()]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def take_notes(pages: Sequence[LaidOutPage]) -> int:
    """Move the footnotes of each page, and the words in its margins, out of its lines into ``notes``; out: how many lines.

    A footnote begins, below the text of its column, in smaller type and with a mark.
    """
    sizes = Counter(round(line.size, 1) for page in pages for line in page.lines for _ in line.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0
    moved = 0
    for page in pages:
        for column in sorted({line.column for line in page.lines}):
            own = [line for line in page.lines if line.column == column and not line.margin]
            small: list[PageLine] = []
            for line in reversed(own):
                if line.size >= 0.94 * usual:
                    break
                small.insert(0, line)
            while small and not (small[0].note or re.match(r"[\d*∗†‡§¶]", small[0].text)):
                del small[0]
            small += [line for line in page.lines if line.column == column and line.margin]
            moved += len(small)
            page.notes += small
            page.lines = [line for line in page.lines if not any(line is one for one in small)]
    return moved
