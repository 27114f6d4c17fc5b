"""A term and what stands next to it: a figure, and the same as a list with the words that made each edge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..graph import KnowledgeBase
from ..graph.ask.edges import Edge, subject
from ..graph.ask.neighbours import Neighbour, anchor_on, directed, neighbours
from ..graph.speakers import listed
from ..model import TermId
from .figures.neighbours import (
    DrawnEdge,
    DrawnNeighbour,
    NeighbourPicture,
    column,
    narrow_picture,
    wide_picture,
)
from .page import entry_path, link
from .printed_edge import PrintedEdge, claim, definition_of, naming, printed_edge, who_said
from .repeated import Printed

DRAWN, RIGHT = 12, 7
"""The most neighbours that are drawn, and the fewest of them that are terms on which this one rests, if it rests on so many."""
LISTED = 24
"""The most edges to the term that are listed; those that lead from it all are."""


@dataclass(frozen=True, slots=True)
class Related:
    """An edge in words, read from the page of one of its terms, with the words that made it."""

    anchor: str
    kind: str
    basis: str
    other: str
    way: str
    printed: PrintedEdge


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A term's neighbours as the template prints them. ``pictures`` are the figure, wide and narrow; ``more`` counts edges that are not listed."""

    term: str
    told: str
    pictures: tuple[NeighbourPicture, ...]
    related: tuple[Related, ...]
    more: int
    map: str


def neighbourhood(kb: KnowledgeBase, term: TermId, printed: Printed) -> Neighbourhood | None:
    """The neighbourhood of a term, on a page that has ``printed`` these words before; None where it has none."""
    found = neighbours(kb, term)
    if not found:
        return None
    below = [one for one in found if one.side in ("below", "to")]
    others = [one for one in found if one.side not in ("below", "to")]
    right = min(len(below), max(RIGHT, DRAWN - len(others)))
    left = min(len(others), DRAWN - right)
    name = kb.entries[term].term
    sides = [(_drawn(kb, term, some[:most]), len(some) - most) for some, most in ((others, left), (below, right))]
    pictures = tuple(draw(name, *(column(*side, wide=wide) for side in sides)) for draw, wide in ((wide_picture, True), (narrow_picture, False)))
    edges = [edge for one in found for edge in one.edges]
    arriving = [edge for edge in edges if edge.ends[0] != term]
    listed_edges = [edge for edge in edges if edge.ends[0] == term] + arriving[:LISTED]
    return Neighbourhood(
        name,
        _told(kb, name, found),
        pictures,
        tuple(_related(kb, term, edge, printed) for edge in listed_edges),
        len(edges) - len(listed_edges),
        link(entry_path(term), "map"),
    )


def look(edge: Edge) -> str:
    """Give the style of an edge's line: ``names`` for words of a definition that name the other term, ``holds`` for a relation
    by definition, ``said`` for one according to a speaker."""
    return "names" if edge.origin == "derived" else "holds" if edge.basis == "definition" else "said"


def _drawn(kb: KnowledgeBase, term: TermId, some: Sequence[Neighbour]) -> list[DrawnNeighbour]:
    here = entry_path(term)
    return [
        DrawnNeighbour(kb.entries[one.term].term, link(here, entry_path(one.term)), tuple(_drawn_edge(kb, term, edge) for edge in one.edges)) for one in some
    ]


def _drawn_edge(kb: KnowledgeBase, term: TermId, edge: Edge) -> DrawnEdge:
    arrow = "none" if not directed(kb, edge) else "out" if edge.ends[0] == term else "in"
    number = definition_of(kb, edge)
    label = f"definition {number} names" if number else edge.label
    return DrawnEdge(label, claim(kb, edge), f"#{anchor_on(term, edge)}", look(edge), arrow)


def _related(kb: KnowledgeBase, term: TermId, edge: Edge, printed: Printed) -> Related:
    source, target = edge.ends
    outward = source == term
    other = target if outward else source
    told = printed.edge(printed_edge(kb, edge, entry_path(term)))
    name = kb.entries[other].term if outward else subject(kb, edge)
    return Related(
        anchor_on(term, edge), *_words(kb, edge, outward=outward), name, link(entry_path(term), entry_path(other)), told
    )


def _words(kb: KnowledgeBase, edge: Edge, *, outward: bool) -> tuple[str, str]:
    """Name the kind of an edge, read from one of its ends, and the speaker or definition on whose word it rests."""
    if edge.origin == "derived":
        number = definition_of(kb, edge)
        if outward:
            return (f"definition {number} names" if number else "its definition names"), naming(edge)[2:]
        return (f"named in definition {number} of" if number else "named in the definition of"), naming(edge)[2:]
    kind = kb.kinds.get(edge.kind)
    basis = "by definition" if edge.basis == "definition" else f"according to {who_said(kb, edge, bare=True)}"
    return (edge.label if outward or kind is None else kind.inverse), basis


def _told(kb: KnowledgeBase, name: str, found: Sequence[Neighbour]) -> str:
    """The figure in words."""
    sides = [[kb.entries[one.term].term for one in found if one.side == side] for side in ("below", "above", "to", "from", "beside")]
    told = (
        f"{name} rests on",
        f"On {name} rest{'s' * (len(sides[1]) == 1)}",
        f"Somebody relates {name} to",
        f"To {name} somebody relates",
        f"Beside {name} stand{'s' * (len(sides[4]) == 1)}",
    )
    parts = [f"{begin} {_some(names)}." for begin, names in zip(told, sides, strict=True) if names]
    return " ".join(parts)


def _some(names: list[str]) -> str:
    return listed(names) if len(names) <= DRAWN else listed([*names[:DRAWN], f"{len(names) - DRAWN} more"])
