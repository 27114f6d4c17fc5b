"""The issue forms have the shape that the host documents, and the links of the site name their fields."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args
from urllib.parse import parse_qs, urlsplit

import pytest
from jsonschema import Draft202012Validator

from attested.build import build
from attested.graph import KnowledgeBase, join_up
from attested.model import Anchor, Ledger, Place, Published, Site
from attested.render.edit_links import Form, challenge_link, misquotation_link
from tests.github.forms import FORMS, GITHUB, fields
from tests.written import read_yaml

SHAPE = Draft202012Validator(read_yaml(Path(__file__).with_name("forms.schema.yml")))
ROOT = GITHUB.parent


@pytest.mark.parametrize("name", FORMS)
def test_a_form_has_the_documented_shape(name: str) -> None:
    form = FORMS[name]
    assert [f"{error.json_path}: {error.message}" for error in SHAPE.iter_errors(form)] == []
    asked = [element for element in form["body"] if "id" in element]
    assert len(fields(form)) == len(asked), "an id stands twice"
    assert len({element["attributes"]["label"] for element in asked}) == len(asked), "a label stands twice"


def _without_name(form: dict[str, Any]) -> None:
    del form["name"]


def _id_with_space(form: dict[str, Any]) -> None:
    form["body"][0]["id"] = "the term"


def _unknown_type(form: dict[str, Any]) -> None:
    form["body"][0]["type"] = "number"


def _no_label(form: dict[str, Any]) -> None:
    form["body"][0]["attributes"] = {"description": "The term"}


def _only_prose(form: dict[str, Any]) -> None:
    form["body"] = [{"type": "markdown", "attributes": {"value": "Nothing is asked."}}]


@pytest.mark.parametrize("spoil", [_without_name, _id_with_space, _unknown_type, _no_label, _only_prose])
def test_the_shape_can_fail(spoil: Any) -> None:
    form = deepcopy(FORMS["propose-a-term.yml"])
    assert SHAPE.is_valid(form)
    spoil(form)
    assert not SHAPE.is_valid(form)


def test_the_engine_names_each_form_there_is() -> None:
    assert {f"{name}.yml" for name in get_args(Form)} == set(FORMS)


def test_the_chooser_lets_people_write_without_a_form() -> None:
    assert read_yaml(GITHUB / "ISSUE_TEMPLATE/config.yml") == {"blank_issues_enabled": True}


def test_a_pull_request_is_asked_for_little() -> None:
    template = (GITHUB / "pull_request_template.md").read_text(encoding="utf-8")
    assert len(template.splitlines()) <= 5


PAGE, ANCHOR = "glossary/flood-tide", "definition"


@pytest.fixture(scope="module")
def published() -> KnowledgeBase:
    """A glossary with an address, of which one anchor was published in its third version."""
    glossary = build(ROOT / "tests/foreign").kb.glossary
    line = Published(PAGE, Anchor(ANCHOR), "live", 2, 1, "", "2026-01-01", "2026-02-02", "", "", Place("glossary/anchors.lock", 1))
    site = Site(url="https://example.org/mills/", repo="https://example.org/files")
    return join_up(replace(glossary, site=site, ledger=Ledger((line,))))


@pytest.mark.parametrize(
    ("make", "form", "field"),
    [(misquotation_link, "report-a-misquotation", "quotation"), (challenge_link, "challenge-a-phrase", "phrase")],
)
def test_a_form_is_filled_in_with_anchor_version_and_address(published: KnowledgeBase, make: Any, form: str, field: str) -> None:
    asked = parse_qs(urlsplit(make(published, "", PAGE, ANCHOR, "the words  of\na source & more")).query)
    assert asked == {
        "template": [f"{form}.yml"],
        "anchor": [f"{PAGE}#{ANCHOR}"],
        "version": ["2.1"],
        "address": [f"https://example.org/mills/{PAGE}/#{ANCHOR}"],
        field: ["the words of a source & more"],
    }


def test_what_was_never_published_has_no_version(published: KnowledgeBase) -> None:
    asked = parse_qs(urlsplit(misquotation_link(published, PAGE, PAGE, "definition-2", "words")).query)
    assert set(asked) == {"template", "anchor", "address", "quotation"}
