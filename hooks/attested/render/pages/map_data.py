"""The files from which the map of a large glossary grows: the neighbours of one term each, since all of them at once would show nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ...graph import KnowledgeBase
from ...graph.ask.edges import Edge
from ...graph.ask.neighbours import between_terms, directed, neighbours, touching
from ...model import TermId
from ..figures.map import sign_of
from ..neighbourhood import look
from ..page import entry_path, link
from ..printed_edge import claim, printed_edge
from .map import MAP, MOST, basis, drawn_whole, key, passage_way

FOLDER = "data/map"
TERMS = f"{FOLDER}/terms.json"
EACH = 60
"""So many neighbours of a term are told at most, those on which most rests first."""


def map_files(kb: KnowledgeBase) -> Iterator[tuple[str, str]]:
    """The files, where there are too many terms for one picture: a list of all terms, and one file for each.

    The list holds pairs of slug and name. A term's file holds ``edges`` and the number of neighbours that are left out, ``more``. Ways lead
    from the map.
    """
    joined = [term for term, edges in touching(kb).items() if edges]
    if drawn_whole(len(joined), sum(1 for _ in between_terms(kb)), MOST):
        return
    yield TERMS, _json([[term, kb.entries[term].term] for term in joined])
    made: dict[int, str] = {}
    for term in joined:
        found = neighbours(kb, term)
        rows = []
        for edge in (edge for one in found[:EACH] for edge in one.edges):
            if id(edge) not in made:
                made[id(edge)] = _json(_told(kb, edge))
            rows.append(made[id(edge)])
        yield f"{FOLDER}/{term}.json", f'{{"more":{max(len(found) - EACH, 0)},"edges":[{",".join(rows)}]}}'


def _told(kb: KnowledgeBase, edge: Edge) -> dict[str, object]:
    printed = printed_edge(kb, edge, MAP)
    return {
        "key": key(edge),
        "ends": [_end(kb, term) for term in edge.ends],
        "kind": edge.label,
        "basis": basis(kb, edge),
        "claim": claim(kb, edge),
        "look": look(edge),
        "directed": directed(kb, edge),
        "words": [printed.before, printed.phrase, printed.behind],
        "who": printed.who,
        "quotation": printed.way,
        "passage": passage_way(kb, edge, MAP),
        "place": f"{printed.place.path}, line {printed.place.line}",
    }


def _end(kb: KnowledgeBase, term: TermId) -> dict[str, object]:
    return {"term": term, "name": kb.entries[term].term, "way": link(MAP, entry_path(term)), "sign": sign_of(kb, term)}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
