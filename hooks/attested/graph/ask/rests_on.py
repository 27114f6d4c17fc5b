"""The steps from a term to those it rests on: the edges between terms, one step for each pair, and how much rests on each.

A term rests on another where a quotation that defines it names the other, or where a relation to the other is declared. A
symmetric relation puts two terms side by side and makes neither rest on the other, so it is no step.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from ...model import TermId
from ..knowledge import KnowledgeBase
from ..memory import remembered
from .components import as_graph, components
from .edges import Edge, edges

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Step:
    """One term rests on another, for each of these reasons: definitions first, what a speaker says last."""

    source: TermId
    target: TermId
    reasons: tuple[Edge, ...]

    @property
    def reason(self) -> Edge:
        """The one to show where there is room for one."""
        return self.reasons[0]

    @property
    def defining(self) -> tuple[Edge, ...]:
        """The reasons that are words of a definition which name the other term."""
        return tuple(edge for edge in self.reasons if edge.origin == "derived")


@dataclass(frozen=True)
class RestsOn:
    """All steps of a glossary, twice: ``on[one][other]`` and ``under[other][one]`` are the step by which one term rests on another.

    Each term of the glossary is a key of both, in the order of the pages, also where its steps are none.
    """

    on: Mapping[TermId, Mapping[TermId, Step]]
    under: Mapping[TermId, Mapping[TermId, Step]]

    def count_resting_on(self, term: TermId) -> int:
        """Count the terms that rest on this one, directly or through others."""
        return self._count(self._above[term], (term,))

    def count_rested_on_by(self, term: TermId) -> int:
        """Count the terms that this one rests on, directly or through others."""
        return self._count(self._below[term], (term,))

    def count_resting_on_any(self, terms: Iterable[TermId]) -> int:
        """Count the terms that are among these or rest on one of them."""
        mask = 0
        for term in terms:
            mask |= self._above[term] | self._bits[term]
        return mask.bit_count()

    def nearest(self, term: TermId, *, up: bool = False, most: int | None = None) -> tuple[tuple[TermId, TermId], ...]:
        """Give the terms reached from a term, nearest first, each with the one before it on a shortest way.

        ``up`` asks for those that rest on it instead; ``most`` bounds how many.
        """
        import networkx as nx

        return tuple((other, before) for before, other in islice(nx.bfs_edges(self.graph, term, reverse=up), most))

    @cached_property
    def graph(self) -> nx.DiGraph[TermId]:
        """The steps as a frozen networkx graph, terms without any among its nodes."""
        return as_graph(dict(sorted(self.on.items())))

    def _count(self, mask: int, without: Iterable[TermId]) -> int:
        for term in without:
            mask &= ~self._bits[term]
        return mask.bit_count()

    @cached_property
    def _bits(self) -> dict[TermId, int]:
        return {term: 1 << at for at, term in enumerate(self.on)}

    @cached_property
    def _below(self) -> dict[TermId, int]:
        return _closure({term: tuple(steps) for term, steps in self.on.items()}, self._bits)

    @cached_property
    def _above(self) -> dict[TermId, int]:
        return _closure({term: tuple(steps) for term, steps in self.under.items()}, self._bits)


def _closure(out: Mapping[TermId, tuple[TermId, ...]], bits: Mapping[TermId, int]) -> dict[TermId, int]:
    """Give what each node leads to in any number of steps, as one number with a bit for each node.

    Components come after those that they lead to, so each edge is looked at once. The one step that is not left to networkx
    3.6.1: for 10,000 terms and 29,994 steps (``tests/plenty.py``) this took 0.1 s of processor time, ``networkx.descendants``
    of every term 106 s (200 of them: 2.1 s), and a transitive closure would hold an edge for each pair.
    """
    found: dict[TermId, int] = {}
    for members in components(out):
        mask = 0
        for node in members:
            for target in out[node]:
                mask |= bits[target] | found.get(target, 0)
        found.update(dict.fromkeys(members, mask))
    return found


@remembered
def rests_on(kb: KnowledgeBase) -> RestsOn:
    """Give the steps of a glossary."""
    reasons_by_pair: dict[tuple[TermId, TermId], list[Edge]] = {}
    for edge in edges(kb):
        if edge.origin == "attested" or beside(kb, edge) or edge.ends[0] == edge.ends[1]:
            continue
        reasons_by_pair.setdefault(edge.ends, []).append(edge)
    on: dict[TermId, dict[TermId, Step]] = {term: {} for term in kb.entries}
    under: dict[TermId, dict[TermId, Step]] = {term: {} for term in kb.entries}
    for (source, target), reasons in sorted(reasons_by_pair.items()):
        ordered = sorted(reasons, key=lambda edge: (edge.origin == "declared", edge.basis == "speaker"))
        on[source][target] = under[target][source] = Step(source, target, tuple(ordered))
    return RestsOn(on, under)


def beside(kb: KnowledgeBase, edge: Edge) -> bool:
    """Tell whether an edge is a relation of a symmetric kind, which puts its two terms side by side rather than the one on the other."""
    kind = kb.kinds.get(edge.kind)
    return edge.origin == "declared" and kind is not None and kind.symmetric
