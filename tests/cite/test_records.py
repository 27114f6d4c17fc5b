"""Records are read by those who made the formats' parsers: bibtexparser and pybtex, rispy, and a schema of CSL-JSON."""

from __future__ import annotations

import json
from pathlib import Path

import bibtexparser
import jsonschema
import pytest
import rispy
from pybtex.database import parse_string
from pybtex.plugin import find_plugin

from attested.cite import CitationFormat, Citations, Reference, cite_ours
from attested.graph import KnowledgeBase
from tests.cite.conftest import at, everything, published

SCHEMA = json.loads(Path(__file__).with_name("csl-items.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session", params=[pytest.param("real", marks=pytest.mark.long), "mills", "published"])
def references(request: pytest.FixtureRequest, mills: KnowledgeBase) -> list[Reference]:
    """All references of a glossary; of one that is published too."""
    if request.param == "published":
        kb = published(mills, "glossary/tide-mill", "definition")
        return [cite_ours(kb, at(kb, "tide-mill#definition"))]
    return everything(request.getfixturevalue(request.param))


@pytest.mark.parametrize("form", [CitationFormat.biblatex, CitationFormat.bibtex], ids=lambda form: form.value)
def test_bibtexparser_reads_every_record(references: list[Reference], citations: Citations, form: CitationFormat) -> None:
    for one in references:
        library = bibtexparser.parse_string(citations.cited(one, form).text)
        assert library.failed_blocks == []
        assert [entry.key for entry in library.entries] == [listed.key for listed in one.listed]
        assert {field.key for field in library.entries[0].fields} >= {"title"}


@pytest.mark.parametrize("form", [CitationFormat.biblatex, CitationFormat.bibtex], ids=lambda form: form.value)
def test_pybtex_reads_every_record(references: list[Reference], citations: Citations, form: CitationFormat) -> None:
    for one in references:
        found = parse_string(citations.cited(one, form).text, "bibtex")
        assert list(found.entries) == [listed.key for listed in one.listed]


def test_a_record_is_set_by_a_style_of_bibtex(references: list[Reference], citations: Citations) -> None:
    """pybtex's “unsrt” wants what BibTeX's own styles want."""
    style, text = find_plugin("pybtex.style.formatting", "unsrt")(), find_plugin("pybtex.backends", "plaintext")()
    for one in references:
        entries = parse_string(citations.cited(one, CitationFormat.bibtex).text, "bibtex").entries
        printed = [entry.text.render(text) for entry in style.format_entries(entries.values())]
        assert len(printed) == len(one.listed) and all(printed)


def test_rispy_reads_every_record(references: list[Reference], citations: Citations) -> None:
    for one in references:
        found = rispy.loads(citations.cited(one, CitationFormat.ris).text)
        assert [row["type_of_reference"] for row in found] == [row["type_of_reference"] for row in found if row["type_of_reference"] in rispy.TYPE_OF_REFERENCE_MAPPING]
        assert len(found) == len(one.listed)
        assert [row.get("authors", row.get("first_authors", [])) != [] for row in found] == ["author" in listed.csl for listed in one.listed]
        assert not any("unknown_tag" in row for row in found)


def test_csl_json_passes_its_schema(references: list[Reference], citations: Citations) -> None:
    validator = jsonschema.Draft7Validator(SCHEMA)
    for one in references:
        items = json.loads(citations.cited(one, CitationFormat.csl_json).text)
        assert list(validator.iter_errors(items)) == []
        assert [item["id"] for item in items] == [listed.key for listed in one.listed]


@pytest.mark.parametrize("wrong", [{"id": "x"}, {"id": "x", "type": "comment"}, {"id": "x", "type": "book", "issued": "2019"}, {"id": "x", "type": "book", "autor": []}])
def test_the_schema_can_fail(wrong: dict[str, object]) -> None:
    assert list(jsonschema.Draft7Validator(SCHEMA).iter_errors([wrong]))


def test_signs_that_mean_something_to_latex_are_escaped(mills: KnowledgeBase, citations: Citations) -> None:
    from dataclasses import replace

    odd = replace(at(mills, "tide-mill#saltby"), title="50 % of A&B_C {#1} costs $2 \\ ~^")
    text = citations.cited(cite_ours(mills, odd), CitationFormat.biblatex).text
    assert r"title = {{50 \% of A\&B\_C \{\#1\} costs \$2 \textbackslash{} \textasciitilde{}\textasciicircum{}}}" in text
    assert bibtexparser.parse_string(text).failed_blocks == []
