"""The concept graph for machines: networkx's node-link form, and GraphML.

``networkx.node_link_graph(json.load(file), edges="edges")`` and ``networkx.read_graphml(file, force_multigraph=True)`` both give a
MultiDiGraph. Neither file is written by networkx, which would have to be loaded for it at every build; a test loads both back.
"""

from __future__ import annotations

import json
from html import escape
from typing import Any

from ..graph import KnowledgeBase
from ..graph.ask.circles import circles
from ..graph.ask.edges import Edge, Evidence, edges, node
from ..graph.ask.frontier import phrases_without_entry, terms_without_definition
from ..graph.ask.rests_on import Step
from ..graph.ask.rivals import contradictions, rivals
from ..graph.ask.sentences import quotation_of
from ..graph.headings import heading_words
from ..model import Anchor, TermId
from .markup import xml

VERSION = 1
JSON = "data/graph.json"
GRAPHML = "data/graph.graphml"

FLAT = ("kind", "origin", "basis", "quotation", "phrase", "address", "cited", "locator", "path", "line")
"""The attributes of an edge in GraphML, which has no nested ones."""

JsonObject = dict[str, Any]


def as_json(kb: KnowledgeBase) -> str:
    """The file ``graph.json``: ``nodes``, ``edges``, and under ``graph`` the version and the answers."""
    whole = {
        "directed": True,
        "multigraph": True,
        "graph": {"name": kb.site.name, "version": VERSION, **answers(kb)},
        "nodes": nodes(kb),
        "edges": edge_rows(kb),
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"


def nodes(kb: KnowledgeBase) -> list[JsonObject]:
    """Each node with its kind, its label and the page (and anchor) under the site where it stands."""
    found: dict[str, JsonObject] = {
        node("term", term): _node("term", node("term", term), entry.term, f"glossary/{term}/")
        for term, entry in kb.entries.items()
    }
    for edge in edges(kb):
        for name in (edge.source, edge.target):
            if name not in found:
                found[name] = _node_of(kb, name)
    return list(found.values())


def _node_of(kb: KnowledgeBase, name: str) -> JsonObject:
    kind, _, rest = name.partition(":")
    page, _, anchor = rest.partition("#")
    if kind == "source":
        return _node(kind, name, kb.sources[page].title, f"sources/{page}/")
    if kind == "passage":
        return _node(kind, name, f"{kb.sources[page].title}, {anchor}", f"sources/{page}/#{anchor}")
    held = kb.quotation_at.get((TermId(page), Anchor(anchor)))
    label = kb.entries[TermId(page)].term
    if kind == "quotation" and held is not None:
        label = " ".join(held.printed.split())
    elif kind == "case":
        item = next(item for item in kb.entries[TermId(page)].items if item.anchor == Anchor(anchor))
        label = heading_words(item)
    return _node(kind, name, label, f"glossary/{page}/#{anchor}")


def _node(kind: str, name: str, label: str, address: str) -> JsonObject:
    return {"id": name, "kind": kind, "label": label, "address": address}


def edge_rows(kb: KnowledgeBase) -> list[JsonObject]:
    """Each edge; ``key`` tells edges between the same two nodes apart, as networkx does."""
    counts: dict[tuple[str, str], int] = {}
    rows = []
    for edge in edges(kb):
        key = counts[edge.source, edge.target] = counts.get((edge.source, edge.target), -1) + 1
        rows.append({"source": edge.source, "target": edge.target, "key": key, **edge_row(kb, edge)})
    return rows


def edge_row(kb: KnowledgeBase, edge: Edge) -> JsonObject:
    """Give an edge as a JSON object: its kind, its origin, and the words that made it."""
    return {"kind": edge.kind, "name": edge.name, "origin": edge.origin, "basis": edge.basis, "evidence": evidence_row(kb, edge.evidence)}


def evidence_row(kb: KnowledgeBase, evidence: Evidence) -> JsonObject:
    """``quotation`` holds the words around the phrase; both are empty for an edge of structure, which a line made.

    ``address`` is the page and anchor where the words stand on the site, ``cited`` and ``locator`` the passage they are of.
    """
    passage = kb.passages.get((evidence.key, evidence.locator))
    address = (
        f"glossary/{evidence.entry}/#{evidence.quotation}"
        if evidence.quotation
        else f"sources/{evidence.key}/#{passage.anchor if passage else ''}"
    )
    return {
        "quotation": quotation_of(kb, evidence) if evidence.phrase else "",
        "phrase": " ".join(evidence.phrase.split()),
        "address": address,
        "cited": evidence.key,
        "locator": evidence.locator,
        "path": evidence.place.path,
        "line": evidence.place.line,
    }


def step_row(kb: KnowledgeBase, step: Step) -> JsonObject:
    """One term rests on another, with all its reasons."""
    return {"source": step.source, "target": step.target, "reasons": [edge_row(kb, edge) for edge in step.reasons]}


def answers(kb: KnowledgeBase) -> JsonObject:
    """Give the answers that go with the graph: circles, rival definitions, contradictions, and the frontier's two lists. Terms are named
    by their slugs."""
    return {
        "circles": [
            [
                {**step_row(kb, step), "reasons": [edge_row(kb, edge) for edge in step.defining]}
                for step in circle.steps
            ]
            for circle in circles(kb).found
        ],
        "circles_complete": circles(kb).complete,
        "rivals": [
            {"term": rival.term, "definitions": [[f"glossary/{rival.term}/#{one.quotation.anchor}" for one in some] for some in rival.definitions]}
            for rival in rivals(kb)
        ],
        "contradictions": [
            [{"source": edge.ends[0], "target": edge.ends[1], **edge_row(kb, edge)} for edge in (pair.first, pair.second)]
            for pair in contradictions(kb)
        ],
        "frontier": {
            "undefined": [
                {
                    "term": one.term,
                    "directly": len(one.steps),
                    "in_all": one.in_all,
                    "steps": [[step.source, step.target] for step in one.steps],
                    "said": [[step.source, step.target] for step in one.said],
                    "elsewhere": [{"source": there.source.key, "where": there.where} for there in one.elsewhere],
                }
                for one in terms_without_definition(kb)
            ],
            "uncovered": [
                {
                    "phrase": one.phrase,
                    "terms": list(one.terms),
                    "in_all": one.in_all,
                    "uses": [f"glossary/{use.checked.entry.id}/#{use.checked.quotation.anchor}" for use in one.uses],
                }
                for one in phrases_without_entry(kb)
            ],
        },
    }


def as_graphml(kb: KnowledgeBase) -> str:
    """The file ``graph.graphml``: the same nodes and edges, the evidence flattened into attributes of the edge."""
    out = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *(f'<key id="n-{name}" for="node" attr.name="{name}" attr.type="string"/>' for name in ("kind", "label", "address")),
        *(
            f'<key id="e-{name}" for="edge" attr.name="{name}" attr.type="{"int" if name == "line" else "string"}"/>'
            for name in FLAT
        ),
        '<graph edgedefault="directed">',
    ]
    for row in nodes(kb):
        data = "".join(_data("n", name, row[name]) for name in ("kind", "label", "address"))
        out.append(f'<node id="{xml(row["id"])}">{data}</node>')
    for row in edge_rows(kb):
        flat = {**row, **row["evidence"]}
        data = "".join(_data("e", name, flat[name]) for name in FLAT)
        ends = f'source="{xml(row["source"])}" target="{xml(row["target"])}"'
        out.append(f'<edge id="{row["key"]}" {ends}>{data}</edge>')
    return "\n".join([*out, "</graph>", "</graphml>"]) + "\n"


def _data(of: str, name: str, value: object) -> str:
    return f'<data key="{of}-{name}">{escape(str(value), quote=False)}</data>'
