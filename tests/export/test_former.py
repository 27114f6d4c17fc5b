"""Terms that were renamed or retired, in the files for machines."""

from __future__ import annotations

import zlib

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, SKOS

from attested.build import build
from attested.export.as_inventory import inventory
from attested.export.as_skos import turtle
from attested.graph import KnowledgeBase
from tests.ledger.publishing import ADDRESS, change, foreign, publish_on


@pytest.fixture(scope="module")
def kb(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """Published once; then one entry was renamed, and one retired in favour of another."""
    root = foreign(tmp_path_factory.mktemp("former") / "mills")
    publish_on(root, "2026-01-05")
    change(root, {"rename": {"glossary/millpond.md": "glossary/mill-pond.md"}, "delete": ["glossary/ebb-mill.md"], "ledger": ["glossary/ebb-mill retired -> glossary/tide-mill because it is only another name"]})
    change(root, {"edit": {"glossary/mill-pond.md": {"term: millpond\naliases: [mill pond]": "term: mill pond\naliases: [millpond]\nwas: [millpond]", "# millpond": "# mill pond"}}})
    publish_on(root, "2026-02-01")
    return build(root).kb


def concept(slug: str) -> URIRef:
    return URIRef(f"{ADDRESS}glossary/{slug}/#{slug}")


def test_in_skos_they_are_deprecated_and_say_what_replaces_them(kb: KnowledgeBase) -> None:
    graph = Graph().parse(data=turtle(kb), format="turtle")
    replaced = {("millpond", "mill-pond"), ("ebb-mill", "tide-mill"), ("sea-mill", "tide-mill")}
    assert set(graph.subject_objects(DCTERMS.isReplacedBy)) == {(concept(one), concept(other)) for one, other in replaced}
    for slug, name in (("millpond", "millpond"), ("ebb-mill", "ebb mill")):
        assert (concept(slug), OWL.deprecated, Literal(True)) in graph
        assert str(graph.value(concept(slug), SKOS.prefLabel)) == name
    assert str(graph.value(concept("ebb-mill"), SKOS.editorialNote)) == "Retired: it is only another name."
    assert (concept("mill-pond"), OWL.deprecated, None) not in graph
    assert str(graph.value(URIRef(f"{ADDRESS}glossary/"), SKOS.prefLabel)) == kb.site.name, "the scheme has a label"


def test_in_the_inventory_their_labels_lead_to_the_pages_that_say_what_became_of_them(kb: KnowledgeBase) -> None:
    lines = zlib.decompress(inventory(kb).split(b"\n", 4)[4]).decode().splitlines()
    assert "ebb-mill std:label 1 glossary/ebb-mill/ ebb mill (deprecated)" in lines
    assert "millpond std:label 1 glossary/millpond/ millpond (deprecated)" in lines
