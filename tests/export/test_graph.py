"""graph.json and graph.graphml: what networkx loads back is the concept graph, edge by edge, with its words."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from attested.export.as_graph import VERSION, as_graphml, as_json
from attested.graph import KnowledgeBase
from attested.graph.ask.edges import Edge, concept_graph, edges
from tests.site.building import by_id, parsed, words

Loaded = tuple[nx.MultiDiGraph, Callable[[dict[str, Any]], dict[str, Any]]]


def nested(data: dict[str, Any]) -> dict[str, Any]:
    return dict(data["evidence"])


@pytest.fixture(scope="module", params=["json", "graphml"])
def loaded(request: pytest.FixtureRequest, kb: KnowledgeBase) -> Loaded:
    """The graph as networkx reads it from either file, and how that file keeps an edge's evidence."""
    if request.param == "json":
        return nx.node_link_graph(json.loads(as_json(kb)), edges="edges"), nested
    return nx.read_graphml(io.BytesIO(as_graphml(kb).encode()), force_multigraph=True), dict


def origin(edge: Edge) -> tuple[str, ...]:
    return (edge.source, edge.target, edge.kind, edge.origin, edge.basis)


def test_the_nodes_and_edges_are_those_of_the_graph(kb: KnowledgeBase, loaded: Loaded) -> None:
    graph, _ = loaded
    assert graph.is_directed() and graph.is_multigraph()
    assert set(graph) == set(concept_graph(kb))
    told = [(source, target, data["kind"], data["origin"], data["basis"]) for source, target, data in graph.edges(data=True)]
    assert sorted(told) == sorted(origin(edge) for edge in edges(kb))


def test_every_edge_brings_its_words_or_its_line(kb: KnowledgeBase, loaded: Loaded) -> None:
    graph, evidence_of = loaded
    expected = {(*origin(edge), edge.evidence.place.path, int(edge.evidence.place.line), " ".join(edge.evidence.phrase.split())) for edge in edges(kb)}
    found = set()
    for source, target, data in graph.edges(data=True):
        evidence = evidence_of(data)
        found.add((source, target, data["kind"], data["origin"], data["basis"], evidence["path"], evidence["line"], evidence["phrase"]))
        if data["basis"] == "structure":
            assert (evidence["quotation"], evidence["phrase"]) == ("", "")
        else:
            passage = " ".join(kb.passages[evidence["cited"], evidence["locator"]].text.value.split())
            assert evidence["phrase"] and evidence["phrase"] in evidence["quotation"]
            for part in re.split(r"\s*\[[^\]]*\]\s*", evidence["quotation"]):  # but for omissions and our own insertions
                assert part in passage
    assert found == expected


def test_every_node_says_what_it_is(kb: KnowledgeBase, loaded: Loaded) -> None:
    graph, _ = loaded
    for name, data in graph.nodes(data=True):
        assert data["kind"] == name.partition(":")[0] and data["label"], name
    assert {name for name, data in graph.nodes(data=True) if data["kind"] == "term"} == {f"term:{term}" for term in kb.entries}


def test_the_file_has_its_version_and_the_form_of_its_edges(kb: KnowledgeBase) -> None:
    whole = json.loads(as_json(kb))
    assert (whole["graph"]["version"], whole["directed"], whole["multigraph"]) == (VERSION, True, True)
    for edge in whole["edges"]:
        assert set(edge) == {"source", "target", "key", "kind", "origin", "basis", "name", "evidence"}
        assert {"quotation", "phrase", "path", "line"} <= set(edge["evidence"])
        assert edge["origin"] in ("declared", "derived", "attested") and edge["basis"] in ("definition", "speaker", "naming", "structure")


@pytest.mark.parametrize("which", ["site", "foreign"])
def test_each_address_is_a_place_of_the_site_that_holds_the_words(which: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(which)
    whole = json.loads((site / "data/graph.json").read_text("utf-8"))
    for node in whole["nodes"]:
        page, _, anchor = node["address"].partition("#")
        assert not anchor or by_id(parsed(site / page / "index.html"), anchor) is not None
    for edge in whole["edges"]:
        page, _, anchor = edge["evidence"]["address"].partition("#")
        held = words(by_id(parsed(site / page / "index.html"), anchor))
        assert edge["evidence"]["phrase"] in held, edge


def test_the_foreign_glossary_has_exactly_one_circle_one_rival_and_one_contradiction(foreign: Path) -> None:
    answers = json.loads((foreign / "data/graph.json").read_text("utf-8"))["graph"]
    [circle] = answers["circles"]
    assert answers["circles_complete"] is True
    assert [(step["source"], step["target"], [one["evidence"]["quotation"] for one in step["reasons"]]) for step in circle] == [
        ("flap-gate", "head", ["Below the wheel hangs the flap gate. It [the gate] is a gate that the flood opens and the head shuts, and nobody stands by it."]),
        ("head", "millpond", ["The head is how far the water of the millpond […] stands above the sea."]),
        ("millpond", "flap-gate", ["The millpond is the water that a flap gate has let in and will not let out."]),
    ]
    assert answers["rivals"] == [{"term": "tide-mill", "definitions": [["glossary/tide-mill/#definition"], ["glossary/tide-mill/#definition-2"]]}]
    [pair] = answers["contradictions"]
    assert [(one["source"], one["kind"], one["target"], one["evidence"]["phrase"]) for one in pair] == [
        ("flap-gate", "kind of", "écluse", "A flap gate is but an écluse"),
        ("écluse", "told apart from", "flap-gate", "Do not take it for the flap gate"),
    ]
    assert [(one["term"], one["directly"], one["in_all"]) for one in answers["frontier"]["undefined"]] == [
        (term, 0, 0) for term in ("c-plus-plus", "c-sharp", "flutmühle", "slack", "طاحونة-البحر", "潮汐磨")
    ]


def test_the_first_glossary_has_none_of_these(site: Path) -> None:
    answers = json.loads((site / "data/graph.json").read_text("utf-8"))["graph"]
    assert (answers["circles"], answers["rivals"], answers["contradictions"]) == ([], [], [])
