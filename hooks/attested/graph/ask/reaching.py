"""The terms that chains of several speakers lead to: those that a term reaches by any steps, and not by definition of one authority."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice, pairwise

from ...model import TermId
from ..knowledge import KnowledgeBase
from ..memory import remembered
from .rests_on import all_steps, authority, rests_on
from .why import Chain, all_graph

LOOKED_AT = 400
"""So many of the nearest terms are looked at; a large glossary hangs together by some step or other."""


def reached_by_anyone(kb: KnowledgeBase, term: TermId, most: int, *, up: bool = False) -> tuple[Chain, ...]:
    """Give a shortest chain to each of the nearest terms that a term does not rest on and has no step to, at most ``most`` of them; first those of one speaker.

    ``up`` asks for the chains that lead to the term instead.
    """
    import networkx as nx

    by_definition, steps, whose = rests_on(kb).reached(term, up=up), all_steps(kb), _whose(kb)
    before: dict[TermId, TermId] = {}
    found: list[tuple[bool, Chain]] = []
    for one, other in islice(nx.bfs_edges(all_graph(kb), term, reverse=up), LOOKED_AT):
        before[other] = one
        if one != term and not by_definition(other):
            way = [other]
            while way[-1] != term:
                way.append(before[way[-1]])
            pairs = [*pairwise(way if up else reversed(way))]
            several = len({whose[source][target] for source, target in pairs}) > 1
            found.append((several, tuple(steps[source][target] for source, target in pairs)))
            if len(found) == most:
                break
    return tuple(chain for _, chain in sorted(found, key=lambda one: one[0]))


@remembered
def _whose(kb: KnowledgeBase) -> Mapping[TermId, Mapping[TermId, str]]:
    """The authority of each step, by the terms that it leads from and to."""
    return {source: {target: authority(kb, step.reason) for target, step in steps.items()} for source, steps in all_steps(kb).items()}
