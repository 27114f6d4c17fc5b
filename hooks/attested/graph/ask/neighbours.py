"""The neighbours of a term in the concept graph: the edges between terms, by each of the two that they join."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ...model import Anchor, TermId
from ..knowledge import KnowledgeBase
from ..memory import remembered
from .edges import Edge, edges
from .rests_on import beside, rests_on

Side = Literal["below", "above", "beside"]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another term and all edges to or from it, those of definitions first.

    ``side`` says how it stands to the term: the term rests on it (``below``), it rests on the term (``above``), or neither
    rests on the other (``beside``). Where each rests on the other, it counts as below.
    """

    term: TermId
    edges: tuple[Edge, ...]
    side: Side


def between_terms(kb: KnowledgeBase) -> Iterator[Edge]:
    """The edges that join two different terms, or a term's definition with another term, in the order of the pages."""
    for edge in edges(kb):
        if edge.origin != "attested" and edge.ends[0] != edge.ends[1]:
            yield edge


@remembered
def touching(kb: KnowledgeBase) -> Mapping[TermId, tuple[Edge, ...]]:
    """The edges that join terms, by each of the two."""
    found: dict[TermId, list[Edge]] = {term: [] for term in kb.entries}
    for edge in between_terms(kb):
        for term in edge.ends:
            found[term].append(edge)
    return {term: tuple(some) for term, some in found.items()}


def anchor_on(term: TermId, edge: Edge) -> Anchor:
    """The id of an edge on the page of one of its two terms."""
    source = edge.ends[0]
    return Anchor(edge.anchor if source == term else f"{edge.anchor}-from-{source}")


def neighbours(kb: KnowledgeBase, term: TermId) -> tuple[Neighbour, ...]:
    """All neighbours: first what the term rests on, then what rests on it and what stands beside it, in each case those
    first on which most rests, then by alphabet."""
    by_other: dict[TermId, list[Edge]] = {}
    for edge in touching(kb)[term]:
        other = edge.ends[1] if edge.ends[0] == term else edge.ends[0]
        by_other.setdefault(other, []).append(edge)
    found = [_neighbour(kb, term, other, some) for other, some in by_other.items()]
    order: tuple[Side, ...] = ("below", "above", "beside")
    return tuple(sorted(found, key=lambda one: (order.index(one.side), -rests_on(kb).count_resting_on(one.term), one.term)))


def _neighbour(kb: KnowledgeBase, term: TermId, other: TermId, edges: list[Edge]) -> Neighbour:
    ordered = sorted(edges, key=lambda edge: (edge.ends[0] != term, edge.origin == "declared", edge.basis == "speaker"))
    steps = rests_on(kb)
    side: Side = "below" if other in steps.on[term] else "above" if other in steps.under[term] else "beside"
    return Neighbour(other, tuple(ordered), side)


def directed(kb: KnowledgeBase, edge: Edge) -> bool:
    """Tell whether an edge leads from its source to its target, rather than standing between them."""
    return not beside(kb, edge)
