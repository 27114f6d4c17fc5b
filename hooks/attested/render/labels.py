"""Names beside the dots of a picture, so that no two of them overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""

AWAY = 4
"""From a dot to its name, in px."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label that asks for room: around which place, how far from it, how wide and how high. ``over`` asks for the very place."""

    key: str
    x: float
    y: float
    radius: float
    width: float
    height: float
    over: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a label's text begins or ends, from the place that it belongs to: ``anchor`` is ``start``, ``end`` or ``middle``."""

    dx: float
    dy: float
    anchor: str
    box: Box


def place(wanted: Iterable[Wanted], dots: Sequence[Box], width: float, height: float) -> dict[str, Placed]:
    """The labels that find room, the first served first: beside their place, under it or over it, inside the picture, and clear of all
    dots and of each other. The others are left out."""
    found: dict[str, Placed] = {}
    taken: list[Box] = list(dots)
    for one in wanted:
        for choice in _choices(one):
            left, top, right, bottom = choice.box
            inside = left >= 0 and top >= 0 and right <= width and bottom <= height
            if inside and not any(left < r and l < right and top < b and t < bottom for l, t, r, b in taken):  # noqa: E741 (a box's sides)
                found[one.key] = choice
                taken.append(choice.box)
                break
    return found


def _choices(one: Wanted) -> tuple[Placed, ...]:
    half, off = one.height / 2, one.radius + AWAY
    rise = one.height * 0.3  # from the middle of a line to its base
    middle = (one.x - one.width / 2, one.x + one.width / 2)
    if one.over:
        return (Placed(0, rise, "middle", (middle[0], one.y - half, middle[1], one.y + half)),)
    return (
        Placed(off, rise, "start", (one.x + off, one.y - half, one.x + off + one.width, one.y + half)),
        Placed(-off, rise, "end", (one.x - off - one.width, one.y - half, one.x - off, one.y + half)),
        Placed(0, off + half + rise, "middle", (middle[0], one.y + off, middle[1], one.y + off + one.height)),
        Placed(0, rise - off - half, "middle", (middle[0], one.y - off - one.height, middle[1], one.y - off)),
    )
