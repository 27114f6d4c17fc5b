"""The stories of `references.yml`: a record, and how it is printed in each style."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from attested.cite import CitationFormat, Citations, Reference
from tests.written import read_yaml

STORIES = read_yaml(Path(__file__).with_name("references.yml"))
STYLES = ("apa", "chicago", "mla")
NAMED = {"apa": "APA 7", "chicago": "Chicago", "mla": "MLA 9"}


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_a_record_is_printed_by_the_rules(story: dict[str, Any], of_record: Callable[[str], Reference], citations: Citations) -> None:
    reference = of_record(story["record"])
    told = [style for style in STYLES if style in story]
    citations.prepare([reference], [CitationFormat(style) for style in told])
    found = {style: citations.cited(reference, CitationFormat(style)) for style in told}
    assert {style: (one.paragraphs, one.in_text) for style, one in found.items()} == {
        style: ((story[style]["list"],), story[style]["text"]) for style in told
    }


def test_at_least_ten_records_are_tried_and_each_string_names_its_rule() -> None:
    assert len(STORIES) >= 10
    assert [one["name"] for one in STORIES if not all(NAMED[style] in one[style]["rule"] or one[style]["rule"].startswith("Ours") for style in STYLES if style in one)] == []


LOCATORS = [
    ("§1.1", "(Brack, 1911, Section 1.1)", "(Brack 1911, sec. 1.1)", "(Brack, sec. 1.1)"),
    ("p. 2", "(Brack, 1911, p. 2)", "(Brack 1911, 2)", "(Brack 2)"),
    ("pp. 2–3", "(Brack, 1911, pp. 2–3)", "(Brack 1911, 2–3)", "(Brack 2–3)"),
    ("March", "(Brack, 1911, March)", "(Brack 1911, March)", "(Brack, March)"),
    ("C2", "(Brack, 1911, C2)", "(Brack 1911, C2)", "(Brack, C2)"),  # a label, not a page
]


@pytest.mark.parametrize(("locator", "apa", "chicago", "mla"), LOCATORS, ids=[one[0] for one in LOCATORS])
def test_a_locator_stands_in_the_text(of_record: Callable[..., Reference], citations: Citations, locator: str, apa: str, chicago: str, mla: str) -> None:
    """APA 7: “p.”, “pp.”, “Section”; Chicago: the bare page, “sec.”; MLA 9: the bare page, a comma before any label."""
    reference = of_record("@book{x, author = {Brack, Oda}, title = {Mills}, year = {1911}}", locator)
    assert [citations.cited(reference, CitationFormat(style)).in_text for style in STYLES] == [apa, chicago, mla]
