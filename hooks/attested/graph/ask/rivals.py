"""Disagreements of sources: rival definitions, and pairs of relations that contradict each other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ...model import TermId
from ..checked import Checked
from ..knowledge import KnowledgeBase
from ..memory import remembered
from .edges import Edge, edges


@dataclass(frozen=True, slots=True)
class Rival:
    """A term that is defined more than once: the quotations of each of its definitions, in page order."""

    term: TermId
    definitions: tuple[tuple[Checked, ...], ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two declared relations between the same two terms, of kinds that contradict each other."""

    first: Edge
    second: Edge


@remembered
def rivals(kb: KnowledgeBase) -> tuple[Rival, ...]:
    """The terms with more than one definition, by alphabet."""
    found = []
    for term, entry in sorted(kb.entries.items()):
        said = [tuple(one for one in kb.by_entry.get(term, ()) if one.item is item) for item in entry.definitions]
        defined = tuple(some for some in said if some)
        if len(defined) > 1:
            found.append(Rival(term, defined))
    return tuple(found)


@remembered
def contradictions(kb: KnowledgeBase) -> tuple[Contradiction, ...]:
    """The pairs, in file and line order.

    Two kinds contradict each other where either says so in ``relations.toml``. The two relations must point the same way,
    unless one of them is symmetric and so points both ways.
    """
    between: dict[frozenset[TermId], list[Edge]] = defaultdict(list)
    for edge in edges(kb):
        if edge.origin == "declared" and edge.kind in kb.kinds:
            between[frozenset(edge.ends)].append(edge)
    found = []
    for declared in between.values():
        ordered = sorted(declared, key=lambda edge: (edge.evidence.place, edge.kind))
        found += [
            Contradiction(one, other)
            for at, one in enumerate(ordered)
            for other in ordered[at + 1 :]
            if _against(kb, one, other)
        ]
    return tuple(sorted(found, key=lambda pair: (pair.first.evidence.place, pair.second.evidence.place)))


def _against(kb: KnowledgeBase, one: Edge, other: Edge) -> bool:
    first, second = kb.kinds[one.kind], kb.kinds[other.kind]
    if second.name not in first.contradicts and first.name not in second.contradicts:
        return False
    return one.ends == other.ends or first.symmetric or second.symmetric
