"""Names beside the dots of a picture, so that no two of them overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""

AWAY = 4
"""From a dot to its name, in px."""


@dataclass(frozen=True, slots=True)
class WantedLabel:
    """A label that asks for room: around which place, how far from it, how wide and how high. ``over`` asks for the very place.

    One that is ``needed`` may cover dots of others, where it finds no room otherwise.
    """

    key: str
    x: float
    y: float
    radius: float
    width: float
    height: float
    over: bool = False
    needed: bool = False


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A label with the point at which its text begins or ends, from the place that it belongs to: ``anchor`` is ``start``, ``end`` or ``middle``."""

    dx: float
    dy: float
    anchor: str
    box: Box


def place(wanted: Iterable[WantedLabel], dots: Sequence[Box], width: float, height: float) -> dict[str, PlacedLabel]:
    """The labels that find room, the first served first: beside their place, under it or over it, inside the picture, and clear of all
    dots and of each other. The others are left out."""
    found: dict[str, PlacedLabel] = {}

    def free(box: Box, taken: Iterable[Box]) -> bool:
        left, top, right, bottom = box
        inside = left >= 0 and top >= 0 and right <= width and bottom <= height
        return inside and not any(left < r and t < bottom and b > top and right > le for le, t, r, b in taken)

    for one in wanted:
        labels = [label.box for label in found.values()]
        fitting = [choice for choice in _choices(one) if free(choice.box, labels)]
        best = next((choice for choice in fitting if free(choice.box, dots)), fitting[0] if one.needed and fitting else None)
        if best is not None:
            found[one.key] = best
    return found


def _choices(one: WantedLabel) -> tuple[PlacedLabel, ...]:
    half, off = one.height / 2, one.radius + AWAY
    rise = one.height * 0.3  # from the middle of a line to its base
    middle = (one.x - one.width / 2, one.x + one.width / 2)
    if one.over:
        return (PlacedLabel(0, rise, "middle", (middle[0], one.y - half, middle[1], one.y + half)),)
    return (
        PlacedLabel(off, rise, "start", (one.x + off, one.y - half, one.x + off + one.width, one.y + half)),
        PlacedLabel(-off, rise, "end", (one.x - off - one.width, one.y - half, one.x - off, one.y + half)),
        PlacedLabel(0, off + half + rise, "middle", (middle[0], one.y + off, middle[1], one.y + off + one.height)),
        PlacedLabel(0, rise - off - half, "middle", (middle[0], one.y - off - one.height, middle[1], one.y - off)),
    )
