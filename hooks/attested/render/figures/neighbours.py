"""The picture of a term and its neighbours: where each line and each word of it stands.

Two arrangements of the same picture. Wide: the term in the middle, what rests on it at the left, what it rests on at the right.
Narrow, for a phone: one under the other, along a rail at the left. Lengths are px at the size at which it is shown; nothing in it
depends on a font of the reader's, so two builds draw the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .lettering import lines, width

NAME, KIND_WIDE, KIND_NARROW, LINE = 17, 13, 12, 21
"""Sizes of letters: a term's name, the words on an edge in each arrangement; the height of a line of a name."""
PITCH, GAP = 25, 14
"""From one edge to the next of the same neighbour, and the room between two neighbours."""
TIP = 7
"""The length of an arrowhead."""
NAME_WIDE, NAME_NARROW, KIND_MOST = 190, 164, 155
RAIL, BEND = 14, 10


@dataclass(frozen=True, slots=True)
class DrawnEdge:
    """One edge: the words on it, what it claims, the way to the words that made it, its look, and where its arrow points:
    ``out`` to the neighbour, ``in`` to the term, or ``none``."""

    label: str
    claim: str
    way: str
    look: str
    arrow: str


@dataclass(frozen=True, slots=True)
class DrawnNeighbour:
    """A neighbour with its edges."""

    name: str
    way: str
    edges: tuple[DrawnEdge, ...]


@dataclass(frozen=True, slots=True)
class Stroke:
    """An edge as drawn: its line, its arrowhead, and where its words stand."""

    edge: DrawnEdge
    path: str
    head: str
    x: float
    y: float
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class DrawnName:
    """A name as drawn: the first line's place, and the lines."""

    name: str
    way: str
    x: float
    y: float
    lines: tuple[str, ...]
    anchor: str


@dataclass(slots=True)
class NeighbourPicture:
    """A finished picture. ``more`` are remarks on what was not drawn: place, anchor and words."""

    wide: bool
    width: float = 0
    height: float = 0
    box: tuple[float, float, float, float] = (0, 0, 0, 0)
    centre: list[tuple[float, float, str]] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    names: list[DrawnName] = field(default_factory=list)
    more: list[tuple[float, float, str, str]] = field(default_factory=list)

    @property
    def kind_size(self) -> int:
        return KIND_WIDE if self.wide else KIND_NARROW


@dataclass(frozen=True, slots=True)
class Column:
    """The neighbours on one side, from top to bottom, and how many more there are."""

    neighbours: tuple[DrawnNeighbour, ...]
    more: int
    kind: float
    name: float
    wide: bool

    @property
    def most(self) -> int:
        return NAME_WIDE if self.wide else NAME_NARROW

    def rows(self, neighbour: DrawnNeighbour) -> float:
        named = len(lines(neighbour.name, NAME, "serif", self.most, 3)) * LINE
        return max(len(neighbour.edges) * PITCH, named) + GAP

    @property
    def height(self) -> float:
        return sum(self.rows(neighbour) for neighbour in self.neighbours) + (LINE + GAP if self.more else 0)


def column(neighbours: Sequence[DrawnNeighbour], more: int, *, wide: bool) -> Column:
    """Measure the words of one side."""
    size, most = (KIND_WIDE, NAME_WIDE) if wide else (KIND_NARROW, NAME_NARROW)
    kinds = [width(_kind(edge.label, size), size, "sans") for neighbour in neighbours for edge in neighbour.edges]
    names = [width(line, NAME, "serif") for neighbour in neighbours for line in lines(neighbour.name, NAME, "serif", most, 3)]
    names += [width(_more(more), KIND_WIDE, "sans")] if more else []
    return Column(tuple(neighbours), more, max(kinds, default=0), max(names, default=0), wide)


def _more(count: int) -> str:
    return f"and {count} more"


def _kind(label: str, size: int) -> str:
    return lines(label, size, "sans", KIND_MOST, 1)[0]


def wide_picture(term: str, left: Column, right: Column) -> NeighbourPicture:
    """The term in the middle; either side may be empty."""
    picture = NeighbourPicture(wide=True)
    inner = 60.0  # room for the curves between the term and the words on an edge
    reach = {id(side): (inner + side.kind + 8 + 34 + side.name + 8) if side.neighbours else 2.0 for side in (left, right)}
    told = lines(term, NAME, "serif", 170, 3)
    across = max(width(line, NAME, "serif") for line in told) + 28
    deep = len(told) * LINE + 18
    picture.height = max(left.height, right.height, deep + 4)
    picture.width = reach[id(left)] + across + reach[id(right)]
    middle = picture.height / 2
    _centre(picture, told, reach[id(left)], middle - deep / 2, across, deep)
    for side, sign, border in ((left, -1, reach[id(left)]), (right, 1, reach[id(left)] + across)):
        spread = _spread(sum(len(neighbour.edges) for neighbour in side.neighbours), deep)
        y = middle - side.height / 2
        at = 0
        for neighbour in side.neighbours:
            rows = side.rows(neighbour)
            marks = (border + sign * inner, border + sign * (inner + side.kind + 8), border + sign * (inner + side.kind + 42))
            starts = [(border, middle + spread[at + k]) for k in range(len(neighbour.edges))]
            at += len(neighbour.edges)
            _neighbour(picture, side, neighbour, y + rows / 2, marks, starts)
            y += rows
        if side.more:
            picture.more.append((border + sign * (inner + side.kind + 50), y + GAP, _anchor(sign), _more(side.more)))
    return picture


def narrow_picture(term: str, above: Column, below: Column) -> NeighbourPicture:
    """Draw the narrow figure: terms that rest on the term over it, those that it rests on under it."""
    picture = NeighbourPicture(wide=False)
    first = RAIL + BEND + 6
    told = lines(term, NAME, "serif", 260, 2)
    across = max(width(line, NAME, "serif") for line in told) + 24
    deep = len(told) * LINE + 16
    picture.height = above.height + deep + below.height + 2
    names = [first + side.kind + 34 + side.name for side in (above, below) if side.neighbours]
    picture.width = max(across + 2, *names)
    top = above.height
    _centre(picture, told, 1, top, across, deep)
    for side, y, rail in ((above, 0.0, top), (below, top + deep, top + deep)):
        for neighbour in side.neighbours:
            rows = side.rows(neighbour)
            marks = (first, first + side.kind + 6, first + side.kind + 28)
            _neighbour(picture, side, neighbour, y + rows / 2 + (GAP / 2 if side is below else -4), marks, [(RAIL, rail)] * len(neighbour.edges))
            y += rows
        if side.more:
            picture.more.append((first + side.kind + 34, y + GAP, "start", _more(side.more)))
    return picture


def _centre(picture: NeighbourPicture, told: tuple[str, ...], x: float, y: float, across: float, deep: float) -> None:
    picture.box = (x, y, across, deep)
    top = y + (deep - len(told) * LINE) / 2 + 15.5
    picture.centre = [(x + across / 2, top + k * LINE, line) for k, line in enumerate(told)]


def _neighbour(
    picture: NeighbourPicture, side: Column, neighbour: DrawnNeighbour, middle: float, marks: tuple[float, float, float], starts: list[tuple[float, float]]
) -> None:
    """One neighbour, its name centred on ``middle``. ``marks``: where the words on its edges begin, where they end, and where
    the edges meet at its name."""
    first, last, meet = marks
    sign = 1 if meet > first else -1
    count = len(neighbour.edges)
    for k, (edge, (x, y)) in enumerate(zip(neighbour.edges, starts, strict=True)):
        row = middle + (k - (count - 1) / 2) * PITCH
        bend = (last + meet) / 2
        tail = f"L{_n(meet)} {_n(row)}" if count == 1 else f"L{_n(last)} {_n(row)}C{_n(bend)} {_n(row)} {_n(bend)} {_n(middle)} {_n(meet)} {_n(middle)}"
        if picture.wide:
            half = (x + first) / 2
            lead = f"M{_n(x)} {_n(y)}C{_n(half)} {_n(y)} {_n(half)} {_n(row)} {_n(first)} {_n(row)}"
            head = _head(meet, middle, sign) if edge.arrow == "out" else _head(x, y, -sign)
        else:
            turn = row - BEND if row > y else row + BEND
            lead = f"M{_n(x)} {_n(y)}V{_n(turn)}Q{_n(x)} {_n(row)} {_n(x + BEND)} {_n(row)}L{_n(first)} {_n(row)}"
            head = _head(meet, middle, sign) if edge.arrow == "out" else _head(x + BEND - 2, row, -sign)
        picture.strokes.append(
            Stroke(edge, lead + tail, head if edge.arrow != "none" else "", first + sign * 4, row - 5, _kind(edge.label, picture.kind_size), _anchor(sign))
        )
    told = lines(neighbour.name, NAME, "serif", side.most, 3)
    top = middle - len(told) * LINE / 2 + 15.5
    picture.names.append(DrawnName(neighbour.name, neighbour.way, meet + sign * 6, top, told, _anchor(sign)))


def _spread(count: int, deep: float) -> list[float]:
    """Give the points at which so many edges leave a side of the box, as distances from its middle."""
    step = min(9.0, (deep - 14) / max(count - 1, 1))
    return [(k - (count - 1) / 2) * step for k in range(count)]


def _anchor(sign: int) -> str:
    return "start" if sign > 0 else "end"


def _head(x: float, y: float, sign: int) -> str:
    """An arrowhead with its tip there, pointing right (1) or left (-1)."""
    back = x - sign * TIP
    return f"M{_n(x)} {_n(y)}L{_n(back)} {_n(y - 4)}V{_n(y + 4)}Z"


def _n(value: float) -> str:
    """A coordinate to a px: the picture is drawn at the size at which it is shown."""
    return str(round(value))
