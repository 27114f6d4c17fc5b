"""Pages that would grow without end, cut into parts: the first stands at the page's own address, each further one below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from .page import link

Row = TypeVar("Row")

ELEMENTS = 4_000
"""The most elements of HTML in the rows of one part. A page may have 5,000: the rest is for what stands around the rows."""


@dataclass(frozen=True, slots=True)
class PartLink:
    """A part as the others show it: the way to it, the names of its first and last row, the slug of the first, and whether it is the one that shows this.

    ``before`` and ``behind`` are the ways to its neighbours, empty where there is none.
    """

    way: str
    span: str
    first: str
    here: bool
    before: str
    behind: str


def cut(rows: Sequence[Row], weight: Callable[[Row], int], before: int = 0) -> list[Sequence[Row]]:
    """Rows as parts of at most ``ELEMENTS``, in their order. ``weight`` gives the elements of a row, ``before`` those that the first part has besides.

    A row that is heavier stands alone. There is at least one part, which is empty where there is no row.
    """
    parts: list[Sequence[Row]] = []
    start, sum_of_part = 0, before
    for at, row in enumerate(rows):
        sum_of_part += weight(row)
        if sum_of_part > ELEMENTS and at > start:
            parts.append(rows[start:at])
            start, sum_of_part = at, weight(row)
    return [*parts, rows[start:]]


def part_paths(page: str, count: int, folder: str = "") -> list[str]:
    """The paths of the parts of a page. ``folder`` is where the further ones stand, if not below the page itself."""
    return [page, *(f"{folder or page}/part-{number}" for number in range(2, count + 1))]


def part_links(here: str, paths: Sequence[str], ends: Sequence[tuple[tuple[str, str], tuple[str, str]]]) -> list[PartLink]:
    """All parts, as the one at ``here`` shows them; none where there is only one. ``ends`` are the slug and the name of the first and of the last row of each."""
    if len(paths) < 2:
        return []
    ways = [link(here, path) for path in paths]
    return [
        PartLink(way, " – ".join(dict.fromkeys((first[1], last[1]))), first[0], path == here, before, behind)
        for path, way, before, behind, (first, last) in zip(paths, ways, ["", *ways[:-1]], [*ways[1:], ""], ends, strict=True)
    ]
