"""The reasons why one term rests on another: the shortest chains from the one to the other, or what leads there without being one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from ...model import TermId
from ..knowledge import KnowledgeBase
from ..memory import remembered
from .components import as_graph
from .edges import Edge, edges
from .rests_on import Reach, Step, all_steps, authority, beside, rests_on

if TYPE_CHECKING:
    import networkx as nx

Chain = tuple[Step, ...]

MOST = 5


@dataclass(frozen=True, slots=True)
class MissingChain:
    """The surroundings of two terms of which the one does not rest on the other.

    ``mixed`` are the shortest chains that lead from the one to the other all the same, by the words of several sources or of speakers who define
    nothing: no authority stands behind the whole of one of them, or it is no definition. ``reached`` are the terms that the first one
    rests on, nearest first, and ``ends`` those of them (or the first one itself) from which nothing leads on by definition;
    ``reaching`` are the terms that rest on the second one, nearest first. ``back`` is a chain the other way, if there is one. ``beside`` are
    symmetric relations, which are no step, between the two sides.
    """

    mixed: tuple[Chain, ...]
    reached: tuple[TermId, ...]
    ends: tuple[TermId, ...]
    reaching: tuple[TermId, ...]
    back: Chain
    beside: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """The answer. ``chains`` are the shortest ones of steps by definition of one authority, all of the same length and in
    alphabetical order; with none, ``missing`` says what there is instead. ``more`` says that there are further chains of this length."""

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
    reached = tuple(one.term for one in steps.nearest(source))
    reaching = tuple(one.term for one in steps.nearest(target, up=True))
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
    mixed = mixed_chains(kb, source, target, most) if source != target else ()
    return Why(source, target, (), False, MissingChain(mixed, reached, ends, reaching, back[0] if back else (), between))


def shortest(kb: KnowledgeBase, source: TermId, target: TermId, most: int) -> tuple[Chain, ...]:
    """Give at most so many of the shortest chains by definition of one authority, in alphabetical order; none where there is no way.

    In a chain, each step has its reasons of that authority first. Where both terms are the same, these are the shortest circles through it.
    """
    return _of_one(kb, rests_on(kb).by_authority, source, target, most)


def mixed_chains(kb: KnowledgeBase, source: TermId, target: TermId, most: int) -> tuple[Chain, ...]:
    """Give at most so many of the shortest chains of any steps, in alphabetical order; those of one speaker, where there are some."""
    return _of_one(kb, rests_on(kb).said_by, source, target, most) or tuple(_steps(kb, way) for way in sorted(_ways(all_graph(kb), source, target, most)))


@remembered
def all_graph(kb: KnowledgeBase) -> nx.DiGraph[TermId]:
    """All steps as a frozen networkx graph, terms without any among its nodes."""
    return as_graph(dict(sorted(all_steps(kb).items())))


def _ways(graph: nx.DiGraph[TermId], source: TermId, target: TermId, most: int) -> list[tuple[TermId, ...]]:
    import networkx as nx

    if source not in graph or target not in graph:
        return []
    end = target
    if source == target:
        graph, end = graph.copy(), TermId("")  # a node of its own, since networkx takes a way of no steps for the shortest
        graph.add_edges_from([(before, end) for before in graph.pred[target]])
        graph.add_node(end)
    try:
        return [(*way[:-1], target) for way in islice(nx.all_shortest_paths(graph, source, end), most)]
    except nx.NetworkXNoPath:
        return []


def _steps(kb: KnowledgeBase, way: tuple[TermId, ...]) -> Chain:
    return tuple(all_steps(kb)[one][other] for one, other in pairwise(way))


def _of_one(kb: KnowledgeBase, reaches: Mapping[str, Reach], source: TermId, target: TermId, most: int) -> tuple[Chain, ...]:
    found: dict[tuple[TermId, ...], Chain] = {}
    for whose, reach in reaches.items():
        for way in _ways(reach.graph, source, target, most):
            found.setdefault(way, chain_of(kb, way, whose))
    least = min(map(len, found), default=0)
    return tuple(found[way] for way in sorted(found) if len(way) == least)[:most]


def chain_of(kb: KnowledgeBase, way: tuple[TermId, ...], whose: str) -> Chain:
    """Give the steps of a way by one authority, each with the reasons of that authority first."""
    return tuple(_step_of(kb, one, other, whose) for one, other in pairwise(way))


@remembered
def _steps_of(kb: KnowledgeBase) -> dict[tuple[TermId, TermId, str], Step]:
    return {}


def _step_of(kb: KnowledgeBase, one: TermId, other: TermId, whose: str) -> Step:
    """A step with the reasons of an authority first. The same one each time, since in a large glossary it stands in hundreds of chains."""
    known = _steps_of(kb)
    if (step := known.get((one, other, whose))) is None:
        step = known[one, other, whose] = all_steps(kb)[one][other].of(lambda edge: authority(kb, edge) == whose)
    return step
