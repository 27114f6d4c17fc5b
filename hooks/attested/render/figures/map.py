"""The concept graph as a picture: where each dot, line and name of the map stands. Lengths are px at rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from ...graph import KnowledgeBase
from ...graph.ask.defined_elsewhere import how_defined
from ...graph.ask.edges import Edge
from ...graph.ask.neighbours import directed
from ...graph.ask.rests_on import rests_on
from ...model import TermId
from ..neighbourhood import look
from ..page import entry_path, link
from ..printed_edge import claim
from .labels import Box, PlacedLabel, WantedLabel, place
from .layout import Point, layout
from .lettering import lines, width

BROAD, HIGH = 1180, 860
"""The room that there is at rest."""
STEP, STRETCH = 130, 1.5
"""The length of an edge where there is room enough, and how much longer it is across than down."""
MARGIN_X, MARGIN_Y = 90, 34
NAME, KIND, LINE = 15, 12, 19
LONGEST = 190
HUB = 7
"""A dot that is larger is named before all others have room."""
BOW = 26
"""The distance by which several edges between the same two terms are bent apart."""


SIGNS = {"defined here": "", "defined elsewhere": " at-there-dot", "not defined here": " at-open-dot"}
"""The class of a dot besides its own, by how its term is defined."""


def sign_of(kb: KnowledgeBase, term: TermId) -> str:
    """Give the class that a term's dot has besides its own."""
    return SIGNS[how_defined(kb, term)]


@dataclass(frozen=True, slots=True)
class Dot:
    """A term: its place, the class that says how it is defined, its size by how many terms rest on it directly, and its name, if there is room for it at rest."""

    term: TermId
    name: str
    shown: str
    way: str
    x: float
    y: float
    radius: float
    sign: str
    label: PlacedLabel | None


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge: its line, the turn of its arrowhead (a matrix, or empty), its middle, and its kind, if there is room for it at rest."""

    key: str
    way: str
    claim: str
    look: str
    kind: str
    ends: tuple[TermId, TermId]
    path: str
    tip: str
    reach: float
    x: float
    y: float
    label: PlacedLabel | None


@dataclass(frozen=True, slots=True)
class Chart:
    """The finished picture. ``nameless`` counts the dots whose name shows only on zooming in."""

    width: float
    height: float
    dots: tuple[Dot, ...]
    ties: tuple[Tie, ...]

    @property
    def nameless(self) -> int:
        return sum(dot.label is None for dot in self.dots)


def chart(kb: KnowledgeBase, edges: Sequence[Edge], rows: Mapping[int, tuple[str, str]], here: str) -> Chart:
    """Draw the edges. ``rows`` gives for the ``id()`` of each edge its key, and the way to its row in the table."""
    at, broad, high = _scaled(layout((term for edge in edges for term in edge.ends), (edge.ends for edge in edges)))
    resting = {TermId(term): rests_on(kb).count_resting_on(TermId(term)) for term in at}
    radius = {term: 4 + min(7.0, 1.4 * sqrt(len(rests_on(kb).under[term]))) for term in resting}
    degree: dict[TermId, int] = dict.fromkeys(resting, 0)
    for edge in edges:
        for term in edge.ends:
            degree[term] += 1
    order = sorted(resting, key=lambda term: (-resting[term], -degree[term], term))
    bends = _bends(edges)
    ways = [_line(edge, at, bends[id(edge)]) for edge in edges]
    shown = {term: lines(kb.entries[term].term, NAME, "serif", LONGEST, 1)[0] for term in order}
    wanted = [WantedLabel(term, *at[term], radius[term], width(shown[term], NAME, "serif"), LINE, needed=radius[term] > HUB) for term in order]
    wanted += [
        WantedLabel(rows[id(edge)][0], *way[2], 0, width(edge.label, KIND, "sans") + 4, 15, over=True)
        for edge, way in zip(edges, ways, strict=True)
    ]
    dots: list[Box] = [(at[term][0] - r, at[term][1] - r, at[term][0] + r, at[term][1] + r) for term, r in radius.items()]
    placed = place(wanted, dots, broad, high)
    return Chart(
        broad,
        high,
        tuple(
            Dot(term, kb.entries[term].term, shown[term], link(here, entry_path(term)), *at[term], radius[term], sign_of(kb, term), placed.get(term))
            for term in order
        ),
        tuple(
            _tie(kb, edge, rows[id(edge)], way, radius[edge.ends[1]], placed) for edge, way in zip(edges, ways, strict=True)
        ),
    )


def _scaled(steps: Mapping[str, Point]) -> tuple[dict[str, Point], float, float]:
    """The places in px, whole numbers, and the size of the picture."""
    across = max((x for x, _ in steps.values()), default=0) * STRETCH
    down = max((y for _, y in steps.values()), default=0)
    unit = min(float(STEP), (BROAD - 2 * MARGIN_X) / (across or 1), (HIGH - 2 * MARGIN_Y) / (down or 1))
    at = {term: (float(round(MARGIN_X + x * STRETCH * unit)), float(round(MARGIN_Y + y * unit))) for term, (x, y) in steps.items()}
    return at, float(round(across * unit + 2 * MARGIN_X)), float(round(down * unit + 2 * MARGIN_Y))


def _bends(edges: Sequence[Edge]) -> dict[int, float]:
    """Tell how far each edge is bent aside: several between the same two terms, to either side in turn."""
    between: dict[tuple[TermId, ...], list[Edge]] = {}
    for edge in edges:
        between.setdefault(tuple(sorted(edge.ends)), []).append(edge)
    found = {}
    for some in between.values():
        for k, edge in enumerate(some):
            side = 1 if edge.ends[0] < edge.ends[1] else -1
            found[id(edge)] = side * (k - (len(some) - 1) / 2) * BOW
    return found


def _line(edge: Edge, at: Mapping[str, Point], bend: float) -> tuple[str, str, Point]:
    """The line's path, the matrix that turns an arrowhead along its end, and its middle."""
    (x, y), (u, v) = at[edge.ends[0]], at[edge.ends[1]]
    long = sqrt((u - x) ** 2 + (v - y) ** 2) or 1.0
    cx, cy = (x + u) / 2 - (v - y) / long * bend * 2, (y + v) / 2 + (u - x) / long * bend * 2
    path = f"M{x:.0f} {y:.0f}L{u:.0f} {v:.0f}" if not bend else f"M{x:.0f} {y:.0f}Q{cx:.0f} {cy:.0f} {u:.0f} {v:.0f}"
    reach = sqrt((u - cx) ** 2 + (v - cy) ** 2) or 1.0
    cos, sin = (u - cx) / reach, (v - cy) / reach
    turn = f"matrix({cos:.3f} {sin:.3f} {-sin:.3f} {cos:.3f} {u:.0f} {v:.0f})"
    return path, turn, (float(round((x + 2 * cx + u) / 4)), float(round((y + 2 * cy + v) / 4)))


def _tie(
    kb: KnowledgeBase, edge: Edge, row: tuple[str, str], way: tuple[str, str, Point], radius: float, placed: Mapping[str, PlacedLabel]
) -> Tie:
    path, turn, (x, y) = way
    tip = turn if directed(kb, edge) else ""
    return Tie(row[0], row[1], claim(kb, edge), look(edge), edge.label, edge.ends, path, tip, radius + 1, x, y, placed.get(row[0]))
