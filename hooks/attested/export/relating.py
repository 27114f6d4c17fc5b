"""The declared relations that SKOS can express, chosen so that its integrity conditions hold whatever a glossary declares."""

from __future__ import annotations

from ..graph import KnowledgeBase
from ..model import TermId
from ..verbatim import Match

INVERSE = {"broader": "narrower", "narrower": "broader", "broadMatch": "narrowMatch", "narrowMatch": "broadMatch"}
"""The inverse of each property; a property that is missing here is its own inverse."""

Stated = tuple[TermId, str, TermId]


def skos_relations(kb: KnowledgeBase) -> list[Stated]:
    """Give each relation that holds by definition as (term, SKOS property, term), in both directions.

    Numbers such as S27 are the integrity conditions of the SKOS Reference. Hierarchy goes first. Terms that hierarchy joins, at any distance, are not associated too (S27), terms that are the same
    not mapped as broader or related (S46). What gives way is left out; the pages and the JSON have it.
    """
    declared = _declared(kb)
    hierarchy = [one for one in declared if one[1] in INVERSE]
    above = _above(hierarchy)
    same: dict[TermId, set[TermId]] = {}
    kept = list(hierarchy)
    for one, kind, other in [one for one in declared if one[1] == "exactMatch"]:
        both = same.get(one, {one}) | same.get(other, {other})
        if not any(above.get(term, set()) & both for term in both):
            same.update(dict.fromkeys(both, both))
            kept.append((one, kind, other))
    for one, kind, other in declared:
        joined = other in above.get(one, ()) or one in above.get(other, ())
        if kind != "exactMatch" and kind not in INVERSE and not joined and other not in same.get(one, ()):
            kept.append((one, kind, other))
    both_ways = [way for one, kind, other in kept for way in ((one, kind, other), (other, INVERSE.get(kind, kind), one))]
    return list(dict.fromkeys(both_ways))


def _declared(kb: KnowledgeBase) -> list[Stated]:
    found: list[Stated] = []
    for proof in kb.proofs:
        kind = kb.kinds.get(proof.relation.kind)
        one, other = proof.entry.id, proof.relation.target
        holds = proof.by_definition and isinstance(proof.result, Match)
        if holds and kind and kind.skos and other in kb.entries and one != other:
            found.append((one, kind.skos, other))
    return found


def _above(hierarchy: list[Stated]) -> dict[TermId, set[TermId]]:
    """For each term, all that are broader, at any distance; a circle, which a check refuses, does no harm."""
    direct: dict[TermId, set[TermId]] = {}
    for one, kind, other in hierarchy:
        low, high = (one, other) if kind in ("broader", "broadMatch") else (other, one)
        direct.setdefault(low, set()).add(high)
    reached: dict[TermId, set[TermId]] = {}
    for term in direct:
        todo, seen = [*direct[term]], reached.setdefault(term, set())
        while todo:
            if (one := todo.pop()) not in seen:
                seen.add(one)
                todo += direct.get(one, ())
    return reached
