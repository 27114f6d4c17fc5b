"""The reasons why one term rests on another: the shortest chains from the one to the other, or the terms at which they break off."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise

from ...model import TermId
from ..knowledge import KnowledgeBase
from .edges import Edge, edges
from .rests_on import Step, beside, rests_on

Chain = tuple[Step, ...]

MOST = 5


@dataclass(frozen=True, slots=True)
class MissingChain:
    """The surroundings of two terms between which there is no chain.

    ``reached`` are the terms that the first one rests on, nearest first, and ``ends`` those of them (or the first one
    itself) from which nothing leads on; ``reaching`` are the terms that rest on the second one, nearest first. ``back``
    is a chain the other way, if there is one. ``beside`` are symmetric relations, which are no step, between the two sides.
    """

    reached: tuple[TermId, ...]
    ends: tuple[TermId, ...]
    reaching: tuple[TermId, ...]
    back: Chain
    beside: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """The answer. ``chains`` are the shortest ones, all of the same length and in alphabetical order; with none, ``missing``
    says where it breaks off. ``more`` says that there are further chains of this length."""

    source: TermId
    target: TermId
    chains: tuple[Chain, ...]
    more: bool
    missing: MissingChain | None


def why(kb: KnowledgeBase, source: TermId, target: TermId, most: int = MOST) -> Why:
    """Find the shortest chains from ``source`` to ``target``, at most ``most`` of them.

    Both are terms of the glossary; with the same term twice, no chain is found unless its definitions run in a circle.
    """
    found = shortest(kb, source, target, most + 1)
    if found:
        return Why(source, target, found[:most], len(found) > most, None)
    steps = rests_on(kb)
    reached = tuple(term for term, _ in steps.nearest(source))
    reaching = tuple(term for term, _ in steps.nearest(target, up=True))
    here, there = {source, *reached}, {target, *reaching}
    between = tuple(
        edge
        for edge in edges(kb)
        if edge.origin == "declared"
        and beside(kb, edge)
        and ((edge.ends[0] in here and edge.ends[1] in there) or (edge.ends[1] in here and edge.ends[0] in there))
    )
    ends = tuple(term for term in (source, *reached) if not steps.on[term])
    back = shortest(kb, target, source, 1)
    return Why(source, target, (), False, MissingChain(reached, ends, reaching, back[0] if back else (), between))


def shortest(kb: KnowledgeBase, source: TermId, target: TermId, most: int) -> tuple[Chain, ...]:
    """Give at most so many of the shortest chains, in alphabetical order; none where there is no way.

    Where both terms are the same, these are the shortest circles through it.
    """
    import networkx as nx

    steps, graph, end = rests_on(kb).on, rests_on(kb).graph, target
    if source == target:
        graph, end = graph.copy(), TermId("")  # a node of its own, since networkx takes a way of no steps for the shortest
        graph.add_edges_from([(before, end) for before in graph.pred[target]])
        graph.add_node(end)
    try:
        ways = sorted((*way[:-1], target) for way in islice(nx.all_shortest_paths(graph, source, end), most))
    except nx.NetworkXNoPath:
        return ()
    return tuple(tuple(steps[one][other] for one, other in pairwise(way)) for way in ways)
