"""What a reader of the files for machines learns of a cut: that there is one, the words left out, the reason, and what a kind of relation allows."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import SKOS

from attested import export
from attested.build import build
from attested.graph import KnowledgeBase
from attested.site.contents import pages
from attested.site.rendered import rendered
from tests.checks.test_cut_off import BASE, write
from tests.export.test_json import quotations

FRAME = 'under "Nobody who has kept a light would say that"'
OIL = "The new oil [...] burns all night."
STORIES: dict[str, tuple[str, str, dict[str, Any], list[str], list[str]]] = {
    "a frame and a hedge of a part": (
        "a fire is a lamp without a keeper",
        f'reports, {FRAME}, hedged "would" of "say that": [@log, June]',
        {"state": "cut, shown", "before": "Nobody who has kept a light would say that", "omitted": [], "behind": "."},
        ["under", "hedged"],
        ["Under “Nobody who has kept a light would say that”.", "Hedged “would” of “say that”.", "Left out of the sentence, before: “Nobody who has kept a light would say that”."],
    ),
    "an omission with a reason": (
        OIL,
        "asserts: [@log, June] (cut: how long it lasts is not at issue)",
        {"state": "cut, with a reason", "before": None, "omitted": [", which never lasts,"], "behind": None},
        [],
        ["Left out of the sentence, in […]: “, which never lasts,”. The reason given: how long it lasts is not at issue."],
    ),
    "a whole sentence": (
        "We ask whether the horn is a fog signal.",
        "asserts: [@log, June]",
        {"state": "sentence whole", "before": None, "omitted": [], "behind": None},
        [],
        [],
    ),
}


@pytest.fixture(params=list(STORIES))
def story(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[KnowledgeBase, str]:
    quote, attribution, *_ = STORIES[request.param]
    root = Path(shutil.copytree(BASE, tmp_path / "base"))
    write(root, "Claims\n\n### A", quote, attribution)
    return build(root).kb, request.param


def test_the_file_of_a_term_says_what_its_quotation_leaves_out(story: tuple[KnowledgeBase, str]) -> None:
    kb, name = story
    (found,) = quotations(json.loads(export.as_json.alone(export.as_json.documents(kb)["fire"])))
    _, attribution, sentence, kinds, _ = STORIES[name]
    assert found["sentence"] == sentence
    assert (found["cut"] or "") == attribution.partition("(cut: ")[2].rstrip(")")
    assert [one["kind"] for one in found["qualifiers"]] == kinds
    for one in found["qualifiers"]:
        assert (one["of"], one["does"]) == ((None, ["negation", "report"]) if one["kind"] == "under" else ("say that", []))


def test_linked_data_says_it_in_words(story: tuple[KnowledgeBase, str]) -> None:
    kb, name = story
    graph = Graph().parse(data=export.as_skos.turtle(kb), format="turtle")
    (quotation,) = (one.quotation.anchor for one in kb.by_entry["fire"])
    notes = graph.objects(URIRef(f"https://attested.invalid/glossary/fire/#{quotation}"), SKOS.editorialNote)
    assert list(map(str, notes)) == STORIES[name][4]


def test_a_page_for_another_generator_says_it(story: tuple[KnowledgeBase, str]) -> None:
    kb, name = story
    page = next(rendered(one).html for one in pages(kb) if one.path == "glossary/fire")
    assert STORIES[name][2]["state"] in page
    for words in (STORIES[name][1].partition("(cut: ")[2].rstrip(")"), *STORIES[name][2]["omitted"]):
        assert words in page


def test_kinds_of_relation_say_what_they_allow(real: KnowledgeBase) -> None:
    whole = json.loads(export.as_json.whole(real, export.as_json.documents(real)))
    assert {one["name"]: one["allows"] for one in whole["relationKinds"]} == {name: list(kind.allows) for name, kind in real.kinds.items()}
    assert {"is a": [], "set against": ["negation", "question", "modality"]}.items() <= {one["name"]: one["allows"] for one in whole["relationKinds"]}.items()


def test_passages_say_why_they_are_cut(tmp_path: Path) -> None:
    root = Path(shutil.copytree(BASE, tmp_path / "base"))
    path = root / "bib/passages/log.md"
    path.write_text(path.read_text(encoding="utf-8").replace("lines: 1\n", "lines: 1\n- cut: a mark of the copy\n", 1), encoding="utf-8")
    kb = build(root).kb
    whole = json.loads(export.as_json.whole(kb, export.as_json.documents(kb)))
    found = {passage["locator"]: passage["cut"] for source in whole["sources"] for passage in source["passages"]}
    assert [one for one in found.items() if one[1]] == [("May", "a mark of the copy")]
