"""The neighbours of a term in the concept graph: the edges between terms, by each of the two that they join."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ...model import Anchor, TermId
from ..knowledge import KnowledgeBase
from ..memory import remembered
from .edges import Edge, edges
from .rests_on import all_steps, beside, rests_on

Side = Literal["below", "to", "above", "from", "beside"]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another term and all edges to or from it, those of definitions first.

    ``side`` says how it stands to the term: the term rests on it, by definition (``below``), or it on the term (``above``); a relation leads to
    it (``to``) or from it (``from``) according to a speaker only; or they stand side by side (``beside``). Of several, the first counts, in
    the order ``below``, ``above``, ``to``, ``from``.
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
    """All neighbours: first what the term rests on, then what rests on it, each followed by what is said to stand so, and what stands beside it; in each case those
    first on which most rests, then by alphabet."""
    by_other: dict[TermId, list[Edge]] = {}
    for edge in touching(kb)[term]:
        other = edge.ends[1] if edge.ends[0] == term else edge.ends[0]
        by_other.setdefault(other, []).append(edge)
    found = [_neighbour(kb, term, other, some) for other, some in by_other.items()]
    order: tuple[Side, ...] = ("below", "to", "above", "from", "beside")
    return tuple(sorted(found, key=lambda one: (order.index(one.side), -rests_on(kb).count_resting_on(one.term), one.term)))


def _neighbour(kb: KnowledgeBase, term: TermId, other: TermId, edges: list[Edge]) -> Neighbour:
    ordered = sorted(edges, key=lambda edge: (edge.ends[0] != term, edge.origin == "declared", edge.basis == "speaker"))
    steps, said = rests_on(kb), all_steps(kb)
    side: Side = "beside"
    if other in steps.on[term] or other in steps.under[term]:
        side = "below" if other in steps.on[term] else "above"
    elif other in said[term] or term in said[other]:
        side = "to" if other in said[term] else "from"
    return Neighbour(other, tuple(ordered), side)


def directed(kb: KnowledgeBase, edge: Edge) -> bool:
    """Tell whether an edge leads from its source to its target, rather than standing between them."""
    return not beside(kb, edge)
