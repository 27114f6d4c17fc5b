"""glossary.ttl: loads, keeps its shapes and SKOS's integrity conditions, and says only what holds by definition."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rdflib import RDF, XSD, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, SKOS

from attested.export import as_skos, rdf
from attested.export.relating import skos_relations
from attested.graph import KnowledgeBase, join_up
from attested.model import TermId
from tests.examples import examples
from tests.export.hostile import NOTE, TERM, WORDS
from tests.export.skos import BAD, CONDITIONS, PREFIX

SHAPES = Path(__file__).with_name("shapes.ttl")
BASE = "https://attested.invalid/"
OA = Namespace("http://www.w3.org/ns/oa#")
HEAD = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix : <urn:x:> .\n"


def parsed(text: str) -> Graph:
    return Graph().parse(data=text, format="turtle")


def conforms(graph: Graph) -> tuple[bool, str]:
    from pyshacl import validate

    ok, _, told = validate(graph, shacl_graph=Graph().parse(SHAPES), inference="none")
    return bool(ok), told


@pytest.fixture(scope="module")
def graph(kb: KnowledgeBase) -> Graph:
    return parsed(as_skos.turtle(kb))


def test_it_keeps_its_shapes(graph: Graph) -> None:
    ok, told = conforms(graph)
    assert ok, told


@pytest.mark.parametrize(
    ("path", "told"),
    [(SKOS.prefLabel, "prefLabel"), (DCTERMS.source, "source"), (OA.hasSelector, "hasSelector"), (OA.exact, "exact"), (OA.motivatedBy, "motivatedBy"), (DCTERMS.title, "title")],
)
def test_the_shapes_can_fail(foreign_kb: KnowledgeBase, path: URIRef, told: str) -> None:
    graph = parsed(as_skos.turtle(foreign_kb))
    graph.remove((None, path, None))
    ok, report = conforms(graph)
    assert not ok and told in report


def test_no_note_holds_marks_of_ours(foreign_kb: KnowledgeBase) -> None:
    """A citation stands in brackets, as people read it."""
    graph = parsed(as_skos.turtle(foreign_kb))
    notes = [str(words) for verb in (SKOS.scopeNote, SKOS.historyNote, SKOS.editorialNote) for words in graph.objects(None, verb)]
    notes += [str(words) for body in graph.subjects(RDF.type, OA.TextualBody) for words in graph.objects(body, RDF.value)]
    assert "“Still”, according to K3 (A talk of three, here called K1 to K3, K3)." in notes
    assert [one for one in notes if "[@" in one or "[[" in one or "](" in one] == []


@settings(max_examples=examples(100, 2000))
@given(st.text(alphabet='"\\\n\r\té“”', max_size=8) | st.text(max_size=20), st.sampled_from(["", "en", "de-CH"]))
@example('ends with two ""', "")
@example('a\nends with ""', "en")
@example('a\n""""', "")
@example('a\n\\"', "")
def test_words_are_read_as_they_are(words: str, language: str) -> None:
    written = rdf.turtle([(rdf.address(f"{BASE}a", BASE), "rdf:value", rdf.literal(words, language))], BASE)
    assert list(parsed(written)) == [(URIRef(f"{BASE}a"), RDF.value, Literal(words, lang=language or None))]


def test_kinds_are_those_of_xml_schema() -> None:
    assert Literal(True).n3() == rdf.TRUE
    assert rdf.literal("2019", kind="gYear") == Literal("2019", datatype=XSD.gYear).n3()


@pytest.mark.parametrize("name", CONDITIONS)
def test_skos_integrity(graph: Graph, name: str) -> None:
    assert list(graph.query(PREFIX + CONDITIONS[name])) == []


@pytest.mark.parametrize("name", CONDITIONS)
def test_a_condition_can_fail(name: str) -> None:
    assert list(parsed(HEAD + BAD[name]).query(PREFIX + CONDITIONS[name]))


def test_only_what_holds_by_definition_is_a_relation(real: KnowledgeBase) -> None:
    graph = parsed(as_skos.turtle(real))
    told = {
        (str(one).split("#")[1], kind, str(other).split("#")[1])
        for kind in ("broader", "narrower", "related")
        for one, other in graph.subject_objects(SKOS[kind])
    }
    declared = {(p.entry.id, real.kinds[p.relation.kind].skos, p.relation.target) for p in real.proofs if p.by_definition}
    rest = {(p.entry.id, p.relation.target) for p in real.proofs if not p.by_definition} - {(one, other) for one, _, other in declared}
    assert declared <= told
    assert ("mesa-optimizer", "broader", "optimizer") in told and ("optimizer", "narrower", "mesa-optimizer") in told
    assert rest, "some relation is only a speaker's"
    assert not {(one, other) for one, _, other in told} & {pair for pair in rest if (pair[1], pair[0]) not in {(a, c) for a, _, c in declared}}


def test_a_definition_is_a_resource_that_leads_to_its_source(real: KnowledgeBase) -> None:
    graph = parsed(as_skos.turtle(real))
    concept, definition = URIRef(f"{BASE}glossary/mesa-optimizer/#mesa-optimizer"), URIRef(f"{BASE}glossary/mesa-optimizer/#definition")
    assert (concept, SKOS.definition, definition) in graph
    assert (definition, DCTERMS.source, URIRef(f"{BASE}sources/hubinger2019/#s1-1")) in graph
    assert str(graph.value(definition, RDF.value)).endswith("which we will call a mesa-optimizer.")
    assert "van Merwijk, Chris" in str(graph.value(definition, DCTERMS.bibliographicCitation))


def test_every_selector_finds_its_words_once(kb: KnowledgeBase) -> None:
    graph = parsed(as_skos.turtle(kb))
    texts = {f"{BASE}sources/{one.key}/#{one.anchor}": one.text.value for one in kb.passages.values()}
    targets = list(graph.subject_objects(OA.hasSelector))
    assert targets
    for target, words in targets:
        text = texts[str(graph.value(target, OA.hasSource))]
        whole = "".join(str(graph.value(words, OA[part])) for part in ("prefix", "exact", "suffix"))
        assert text.count(whole) == 1 or whole == text


def test_hostile_words_come_through_whole(hostile: KnowledgeBase) -> None:
    graph = parsed(as_skos.turtle(hostile))
    concept = URIRef(f"{BASE}glossary/ab/#ab")
    assert graph.value(concept, SKOS.prefLabel) == Literal(TERM, lang="en")
    assert set(map(str, graph.objects(concept, SKOS.altLabel))) == {"line\nbreak", "l\u2028s", "AB", "ab"}
    assert set(map(str, graph.objects(concept, SKOS.hiddenLabel))) == {"עברית"}, "ab is an alias already (S13)"
    assert graph.value(URIRef(f"{BASE}glossary/ab/#definition"), RDF.value) == Literal(WORDS, lang="en")
    notes = [str(graph.value(body, RDF.value)) for body in graph.subjects(RDF.type, OA.TextualBody)]
    assert notes == [NOTE.replace('\\"', '"')], "a backslash before a mark is Markdown"


def test_with_an_address_nodes_have_it(real: KnowledgeBase) -> None:
    site = replace(real.site, url="https://example.org/a b/")
    kb = join_up(replace(real.glossary, site=site))
    graph = parsed(as_skos.turtle(kb))
    assert (URIRef("https://example.org/a%20b/glossary/optimizer/#optimizer"), RDF.type, SKOS.Concept) in graph


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ([("a", "broader", "b"), ("a", "related", "b")], {("a", "broader", "b"), ("b", "narrower", "a")}),
        (
            [("a", "related", "c"), ("a", "broader", "b"), ("b", "broader", "c")],
            {("a", "broader", "b"), ("b", "narrower", "a"), ("b", "broader", "c"), ("c", "narrower", "b")},
        ),
        ([("a", "related", "b")], {("a", "related", "b"), ("b", "related", "a")}),
        ([("a", "related", "a")], set()),
        (
            [("a", "exactMatch", "b"), ("b", "exactMatch", "c"), ("a", "broadMatch", "c")],
            {("a", "broadMatch", "c"), ("c", "narrowMatch", "a"), ("a", "exactMatch", "b"), ("b", "exactMatch", "a")},
        ),
        ([("a", "exactMatch", "b"), ("b", "relatedMatch", "a")], {("a", "exactMatch", "b"), ("b", "exactMatch", "a")}),
    ],
)
def test_what_excludes_each_other_gives_way(monkeypatch: pytest.MonkeyPatch, foreign_kb: KnowledgeBase, declared: list[tuple[str, str, str]], expected: set[tuple[str, str, str]]) -> None:
    from attested.export import relating

    rows = [(TermId(one), kind, TermId(other)) for one, kind, other in declared if one != other]
    monkeypatch.setattr(relating, "_declared", lambda kb: rows)
    assert set(skos_relations(foreign_kb)) == expected
    statements = " ".join(f":{one} skos:{kind} :{other} ." for one, kind, other in expected)
    for query in CONDITIONS.values():
        assert list(parsed(HEAD + statements).query(PREFIX + query)) == []
