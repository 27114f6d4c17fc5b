"""The width of words in a picture that is drawn before any font is known.

The estimate is that of the widest fonts in common use (Georgia for the serif, DejaVu Sans and Verdana for the rest), so that a
label is at most as wide as the room left for it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Literal

Face = Literal["serif", "sans"]

NARROW = frozenset("ijl.,:;'’|! ")
SLIM = frozenset("frtI()[]/-‐·“”\"")
BROAD = frozenset("mwMW@%—…&")
EM: dict[Face, tuple[float, float, float, float, float]] = {
    "serif": (0.33, 0.45, 0.92, 0.72, 0.58),
    "sans": (0.33, 0.44, 0.98, 0.75, 0.62),
}
"""Width in em of narrow, slim, broad and capital letters, and of all others."""


@lru_cache(maxsize=8192)
def width(words: str, size: float, face: Face) -> float:
    """The width of a line in px at a size in px."""
    return sum(_em(sign, face) for sign in words) * size


@cache
def _em(sign: str, face: Face) -> float:
    narrow, slim, broad, capital, other = EM[face]
    if unicodedata.combining(sign):
        return 0
    if unicodedata.east_asian_width(sign) in "WF":
        return 1.05
    if sign in NARROW:
        return narrow
    if sign in SLIM:
        return slim
    return broad if sign in BROAD else capital if sign.isupper() or sign.isdigit() else other


@lru_cache(maxsize=8192)  # the same names stand in many pictures
def lines(words: str, size: float, face: Face, most: float, rows: int = 2) -> tuple[str, ...]:
    """The words on at most so many lines, none wider than ``most`` px; what does not fit is cut with “…”.

    Lines end at spaces and behind hyphens, and inside a word where it is wider than a line.
    """
    made: list[str] = [""]
    for part in re.findall(r"[^\s-]+-*\s*|-+\s*|\s+", words):
        if made[-1] and width((made[-1] + part).rstrip(), size, face) > most:
            made.append("")
        for sign in part:
            if width((made[-1] + sign).rstrip(), size, face) > most:
                made.append("")
            made[-1] += sign
    told = [line.strip() for line in made]
    if len(told) <= rows:
        return tuple(told)
    last = told[rows - 1]
    while last and width(f"{last}…", size, face) > most:
        last = last[:-1]
    return (*told[: rows - 1], f"{last.rstrip()}…")
