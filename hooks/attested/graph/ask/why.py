"""Why does one term rest on another: the shortest chains from the one to the other, or where they break off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...model import TermId
from ..knowledge import KnowledgeBase
from .edges import Edge, edges
from .rests_on import Step, beside, rests_on

Chain = tuple[Step, ...]

MOST = 5


@dataclass(frozen=True, slots=True)
class Break:
    """Where a chain that does not exist breaks off.

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
    missing: Break | None


def why(kb: KnowledgeBase, source: TermId, target: TermId, most: int = MOST) -> Why:
    """Why the first term rests on the second. Both are terms of the glossary; with the same term twice, no chain is found
    unless its definitions run in a circle."""
    found = shortest(kb, source, target, most + 1)
    if found:
        return Why(source, target, found[:most], len(found) > most, None)
    lean = rests_on(kb)
    reached = tuple(term for term, _ in lean.nearest(source))
    reaching = tuple(term for term, _ in lean.nearest(target, up=True))
    here, there = {source, *reached}, {target, *reaching}
    between = tuple(
        edge
        for edge in edges(kb)
        if edge.origin == "declared"
        and beside(kb, edge)
        and ((edge.ends[0] in here and edge.ends[1] in there) or (edge.ends[1] in here and edge.ends[0] in there))
    )
    ends = tuple(term for term in (source, *reached) if not lean.on[term])
    back = shortest(kb, target, source, 1)
    return Why(source, target, (), False, Break(reached, ends, reaching, back[0] if back else (), between))


def shortest(kb: KnowledgeBase, source: TermId, target: TermId, most: int) -> tuple[Chain, ...]:
    """At most so many of the shortest chains, in alphabetical order; none where there is no way."""
    on = rests_on(kb).on
    before: dict[TermId, list[TermId]] = {}
    layer, seen = [source], {source}
    while layer and target not in before:
        fresh: dict[TermId, None] = {}
        for node in layer:
            for other in on[node]:
                if other == target or other not in seen:
                    before.setdefault(other, []).append(node)
                    fresh[other] = None
        seen.update(fresh)
        layer = list(fresh)
    return tuple(_ways(on, before, source, target, most)) if target in before else ()


def _ways(
    on: Mapping[TermId, Mapping[TermId, Step]],
    before: Mapping[TermId, list[TermId]],
    source: TermId,
    target: TermId,
    most: int,
) -> list[Chain]:
    """The chains that a search by layers left behind, walked from their end."""
    ways: list[Chain] = []
    open_: list[tuple[TermId, Chain]] = [(target, ())]
    while open_ and len(ways) < most:
        node, chain = open_.pop()
        if node == source and chain:
            ways.append(chain)
            continue
        open_ += [(other, (on[other][node], *chain)) for other in reversed(before[node])]
    return sorted(ways, key=lambda chain: [step.target for step in chain])
