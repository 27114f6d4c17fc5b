"""Every edge of the concept graph rests on words that stand where it says, compared here in a way of its own."""

import re
from itertools import pairwise
from pathlib import Path

import networkx as nx
import pytest

from attested.build import Built, build
from attested.graph import KnowledgeBase
from attested.graph.ask.edges import concept_graph, edges, node
from attested.graph.ask.quoting import quoted_in
from attested.model import TermId

ROOT = Path(__file__).parents[2]
FOREIGN = ROOT / "tests" / "foreign"


@pytest.fixture(scope="module", params=[ROOT, FOREIGN], ids=["own", "foreign"])
def built(request: pytest.FixtureRequest) -> Built:
    return build(request.param)


@pytest.fixture(scope="module")
def kb(built: Built) -> KnowledgeBase:
    return built.kb


@pytest.fixture(scope="module")
def foreign() -> Built:
    return build(FOREIGN)


def collapsed(text: str) -> str:
    return " ".join(text.split())


def plain(text: str) -> str:
    """Letters and digits in small type, all else one space: enough to see a name in a phrase."""
    return f" {re.sub(r'[^0-9a-zà-ÿ]+', ' ', text.casefold()).strip()} "


def test_every_phrase_stands_in_its_passage(kb: KnowledgeBase) -> None:
    told = [edge for edge in edges(kb) if edge.origin != "attested"]
    assert told
    for edge in told:
        passage = kb.passages[edge.evidence.key, edge.evidence.locator]
        assert edge.evidence.phrase and collapsed(edge.evidence.phrase) in collapsed(passage.text.value), edge


def test_every_derived_edge_names_its_target(kb: KnowledgeBase) -> None:
    derived = [edge for edge in edges(kb) if edge.origin == "derived"]
    assert derived
    for edge in derived:
        names = kb.entries[TermId(edge.target.removeprefix("term:"))].names
        assert any(plain(name).rstrip() in plain(edge.evidence.phrase) for name in names), edge
        assert (edge.kind, edge.basis) == ("defined in terms of", "definition")
        assert edge.source == node("definition", edge.evidence.entry, edge.evidence.quotation.partition("-line-")[0])


def test_every_declared_edge_names_its_target(kb: KnowledgeBase) -> None:
    for edge in edges(kb):
        if edge.origin == "declared":
            names = kb.entries[edge.ends[1]].names
            assert any(plain(name).rstrip() in plain(edge.evidence.phrase) for name in names), edge


def test_every_edge_of_structure_has_the_line_that_made_it(kb: KnowledgeBase) -> None:
    """No phrase, but a line of a page: a quotation's first words, or a passage's heading."""
    root = ROOT if TermId("optimizer") in kb.entries else FOREIGN
    told = [edge for edge in edges(kb) if edge.basis == "structure"]
    assert {edge.origin for edge in told} == {"attested"}
    for edge in told:
        line = (root / edge.evidence.place.path).read_text("utf-8").splitlines()[edge.evidence.place.line - 1]
        assert edge.evidence.phrase == ""
        assert line.startswith(f"## {edge.evidence.locator}" if edge.kind == "part of" else "> "), edge


def test_every_declared_edge_is_a_line_of_its_page(kb: KnowledgeBase) -> None:
    declared = [edge for edge in edges(kb) if edge.origin == "declared"]
    assert len(declared) == sum(len(entry.relations) for entry in kb.entries.values()) > 0
    root = ROOT if TermId("optimizer") in kb.entries else FOREIGN
    for edge in declared:
        line = (root / edge.evidence.place.path).read_text("utf-8").splitlines()[edge.evidence.place.line - 1]
        assert line.startswith(f'- "{edge.name}" {edge.kind}: [[' if edge.name else f"- {edge.kind}: [[") and edge.evidence.phrase in line


def test_every_quotation_is_the_end_of_a_chain(kb: KnowledgeBase) -> None:
    attested = {(edge.source, edge.target) for edge in edges(kb) if edge.origin == "attested"}
    matched = [one for one in kb.checked if one.matched is not None]
    assert len(matched) == len(kb.checked) > 0
    for one in matched:
        assert one.passage is not None
        term = node("term", one.entry.id)
        quotation = node("quotation", one.entry.id, one.quotation.anchor)
        passage = node("passage", one.passage.key, one.passage.anchor)
        hops = [term, quotation, passage, node("source", one.passage.key)]
        if one.item.role in ("definition", "case"):
            hops.insert(1, node(one.item.role, one.entry.id, one.item.anchor))
        assert all(hop in attested for hop in pairwise(hops)), hops


def test_the_graph_is_frozen_and_holds_every_term(kb: KnowledgeBase) -> None:
    assert nx.is_frozen(concept_graph(kb)) and concept_graph(kb) is concept_graph(kb)
    with pytest.raises(nx.NetworkXError, match="Frozen"):
        concept_graph(kb).add_node("term:another")
    assert {name for name in concept_graph(kb) if name.startswith("term:")} == {f"term:{term}" for term in kb.entries}
    assert concept_graph(kb).number_of_edges() == len(list(edges(kb)))


def test_what_mesa_optimizer_declares() -> None:
    kb = build(ROOT).kb
    assert [
        (edge.target, edge.kind, edge.basis, edge.evidence.phrase, edge.evidence.key, edge.evidence.locator)
        for edge in edges(kb)
        if edge.origin == "declared" and edge.source == "term:mesa-optimizer"
    ] == [
        ("term:optimizer", "is a", "definition", "a model that is itself an optimizer", "hubinger2019", "§1.1"),
        ("term:base-optimizer", "found by", "definition", "a base optimizer", "hubinger2019", "§1.1"),
        (
            "term:base-optimizer",
            "relative to",
            "speaker",
            "mesaoptimizers relative to the base optimizer of evolution",
            "thread",
            "C4",
        ),
        (
            "term:misgeneralization",
            "is a",
            "speaker",
            "mesaoptimizers are ultimately a form of misgeneralization",
            "post",
            "first part",
        ),
    ]


def test_the_foreign_glossary_shows_its_circle_its_rivals_its_contradiction_and_nothing_else(foreign: Built) -> None:
    assert foreign.sound
    assert [(str(one.place), one.check, one.severity, one.message) for one in foreign.findings] == [
        (
            "glossary/flap-gate.md:11:3",
            "circular_definition",
            "info",
            "The definitions of 3 terms lead back to where they began: "
            "flap gate defined in terms of head (“It [the gate] is a gate that the flood opens and the head shuts, and nobody stands by it.”, glossary/flap-gate.md:11); "
            "head defined in terms of millpond (“The head is how far the water of the millpond, once the gate has fallen to, stands above the sea.”, glossary/head.md:11); "
            "millpond defined in terms of flap gate (“The millpond is the water that a flap gate has let in and will not let out.”, glossary/millpond.md:12).",
        ),
        (
            "glossary/tide-mill.md:23:3",
            "rival_definitions",
            "info",
            "“tide mill” has 2 definitions: "
            "“A tide mill is a mill driven by water which the sea has left behind.” (glossary/tide-mill.md:14); "
            "“Call that a tide mill which stands idle twice in every day.” (glossary/tide-mill.md:23).",
        ),
        (
            "glossary/écluse.md:18:3",
            "contradictory_relations",
            "warning",
            "“told apart from” contradicts “kind of”: "
            "écluse told apart from flap gate (“Do not take it for the flap gate, which needs none.”, glossary/écluse.md:18), "
            "but flap gate kind of écluse (“A flap gate is but an écluse that the water minds.”, glossary/flap-gate.md:19).",
        ),
    ]


def test_the_foreign_glossary_declares_and_derives(foreign: Built) -> None:
    told = {(edge.source, edge.target, edge.kind) for edge in edges(foreign.kb) if edge.origin != "attested"}
    terms = "defined in terms of"
    assert told == {
        ("term:ebb-mill", "term:tide-mill", "kind of"),
        ("term:tide-mill", "term:head", "lasts as long as"),
        ("term:écluse", "term:flap-gate", "told apart from"),
        ("term:flap-gate", "term:écluse", "kind of"),  # which contradicts it
        ("definition:ebb-mill#definition", "term:tide-mill", terms),
        ("definition:millpond#definition", "term:flap-gate", terms),  # the circle of three begins here,
        ("definition:flap-gate#definition", "term:head", terms),  # goes on,
        ("definition:head#definition", "term:millpond", terms),  # and is closed
    }


def test_the_foreign_glossary_holds_one_of_everything(foreign: Built) -> None:
    """What other tests lean on; a change of the folder that drops one of these is seen here."""
    kb = foreign.kb
    attributions = [one.quotation.attribution for one in kb.checked if one.quotation.attribution]
    assert {one.citation.key for one in attributions} == set(kb.sources) == {"handbook", "almanac", "talk", "programs", "muehlen", "shuimo", "tawahin", "power", "wordbook"}
    assert {mark.kind for passage in kb.passages.values() for mark in passage.marks} == {"emphasis", "formula", "footnote", "sub"}
    assert [(one.entry.id, one.emphasis_is_ours) for one in kb.checked if one.marks] == [("water-power", False), ("water-power", True)]
    rivals = [
        one.source.key for one in kb.by_entry[TermId("tide-mill")] if one.source and one.item.role == "definition"
    ]
    assert rivals == ["handbook", "almanac"]
    assert [one.entry.id for one in kb.checked if one.matched and one.matched.omissions] == ["head"]
    assert [one.brackets_ours for one in attributions].count(True) == 1
    assert [one.also_in for one in attributions if one.also_in] == [("head",)]
    assert {act for one in attributions for act in one.acts} >= {"reports", "affirms", "denies", "doubts", "asserts"}
    assert [q.term for one in attributions for q in one.qualifiers if q.kind == "on"] == ["tide-mill", ""]
    assert [entry.id for entry in kb.entries.values() if not entry.autolink] == ["slack"]
    assert [entry.was for entry in kb.entries.values() if entry.was] == [("sea-mill",)]
    assert kb.entries[TermId("écluse")].aliases == ("ecluse",)
    assert [entry.id for entry in kb.entries.values() if entry.wordings] == ["tide-mill"]
    assert [(kind.name, kind.contradicts) for kind in kb.kinds.values() if kind.symmetric] == [("told apart from", ("kind of",))]
    assert kb.passages["almanac", "March"].variant
    assert [passage.locator for passage in quoted_in(kb)["almanac", "March"]] == ["K2"]
    assert {key: kb.language(key) for key in kb.sources if kb.language(key) != "en"} == {"muehlen": "de", "shuimo": "zh", "tawahin": "ar"}
    translations = {one.entry.id: one.quotation.translation for one in kb.checked if one.quotation.translation}
    assert {term: one.citation.key if one.citation else "ours" for term, one in translations.items()} == {"flutmühle": "ours", "潮汐磨": "ours", "طاحونة-البحر": "programs"}
    assert [entry.id for entry in kb.entries.values() if entry.slug] == ["c-plus-plus", "c-sharp"]
    assert [passage.name_established for passage in kb.files["talk"].passages] == [False] * 3
