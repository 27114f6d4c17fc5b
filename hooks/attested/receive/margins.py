"""What stands beside the text of a page: the numbers of its lines, which are left out, and words in its margins, which are read behind it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .glyphs import GlyphRun

COUNTED = 10
"""Numbers below one another, from which they are numbers of lines."""

NUMBER = re.compile(r"[A-Za-z]{0,2}(\d{1,3})[A-Za-z]?")
"""The number of a line. Printers set signs of their own beside some of them."""

LONG, LINES = 30, 10
"""Signs of a long piece, and how many of such, from which they are a text that has margins."""


def without_line_numbers(pieces: list[GlyphRun]) -> tuple[list[GlyphRun], int]:
    """Take the numbers of lines out of the pieces of a page. Out: the others, and how many were taken.

    They stand below one another in even steps, left or right of all else, and count from one to the next.
    """
    found: set[int] = set()
    aligned: dict[tuple[bool, int], list[GlyphRun]] = defaultdict(list)
    for one in pieces:
        if NUMBER.fullmatch(one.text):
            for at_left in (True, False):
                aligned[at_left, round(one.left if at_left else one.right)].append(one)
    for column in aligned.values():
        for run in _counting(column):
            if len(run) >= COUNTED and _even(run) and _outermost(run, pieces):
                found |= {id(one) for one in run}
    return [one for one in pieces if id(one) not in found], len(found)


def _counting(column: Sequence[GlyphRun]) -> Iterator[list[GlyphRun]]:
    """Yield the numbers of a column in runs that count one by one from top to bottom."""
    run: list[GlyphRun] = []
    for one in sorted(column, key=lambda one: -one.base):
        if run and _value(one) != _value(run[-1]) + 1:
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _value(one: GlyphRun) -> int:
    found = NUMBER.fullmatch(one.text)
    return int(found[1]) if found else -1


def _even(run: Sequence[GlyphRun]) -> bool:
    steps = sorted(one.base - other.base for one, other in pairwise(run))
    usual = steps[len(steps) // 2]
    return usual < 3 * run[0].size and steps[-1] < 1.2 * usual and steps[0] > 0.8 * usual


def _outermost(run: Sequence[GlyphRun], pieces: Sequence[GlyphRun]) -> bool:
    """Tell whether all else at the height of a run stands at one side of it."""
    own = {id(one) for one in run}
    beside = [one for one in pieces if id(one) not in own and run[-1].base - 1 < one.base < run[0].base + 1]
    left, right = min(one.left for one in run), max(one.right for one in run)
    return bool(beside) and (all(one.left > right for one in beside) or all(one.right < left for one in beside))


def without_margin(column: list[GlyphRun]) -> tuple[list[GlyphRun], list[GlyphRun]]:
    """Part the pieces of a column into its text, and words that stand left or right of all its long lines.

    Marks of lists, numbers of headings and what is as short stay with the text.
    """
    longest = max(len(one.glyphs) for one in column)
    long = [one for one in column if 2 * len(one.glyphs) > longest]
    if longest < LONG or len(long) < LINES:
        return column, []
    left, right, gap = min(one.left for one in long), max(one.right for one in long), 0.8 * long[0].size
    beside = [one for one in column if (one.left > right + gap or one.right < left - gap) and len(one.glyphs) > 4 and any(glyph.sign.isalpha() for glyph in one.glyphs)]
    taken = {id(one) for one in beside}
    return [one for one in column if id(one) not in taken], beside
