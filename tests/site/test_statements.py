"""What we say of the sources in our own words: each statement stands on its page, beside the place that bears it out; what was false does not come back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.site.building import ROOT, by_class, parsed, words
from tests.written import read_yaml

TABLE: dict[str, Any] = read_yaml(ROOT / "tests/statements.yml")
SEED = (ROOT / "bib/originals/000_048b664c86e10ee3.txt").read_text(encoding="utf-8").split("\n")


def test_the_table_is_large_enough_to_hold_each_entry_to_account() -> None:
    assert len(TABLE["statements"]) >= 40
    spoken_of = {row["page"].removeprefix("glossary/") for row in TABLE["statements"]}
    told_by_their_quotations = {"generalization-strategy", "search-space"}
    assert spoken_of | told_by_their_quotations == {path.stem for path in (ROOT / "glossary").glob("*.md")}


def _blocks(site: Path, page: str) -> list[str]:
    """The paragraphs and items of a page, each as one line of words."""
    return [" ".join(words(one).split()) for one in parsed(site / page / "index.html").iter() if one.tag in ("p", "li", "dd")]


@pytest.mark.parametrize("row", TABLE["statements"], ids=lambda row: f"{row['page']}: {row['says'][:40]}")
def test_statement(site: Path, row: dict[str, Any]) -> None:
    said = [block for block in _blocks(site, row["page"]) if row["says"] in block]
    assert said, "the page does not say so"
    if "place" in row:
        assert any(row["place"] in block for block in said), "the place is not cited beside it"
    else:
        assert any(row["words"] in SEED[line - 1] for line in row["lines"])


@pytest.mark.parametrize("false", TABLE["never"])
def test_what_was_false_stays_away(site: Path, false: str) -> None:
    for path in site.rglob("index.html"):
        for one in by_class(parsed(path), "md-content"):
            assert false.casefold() not in " ".join(words(one).split()).casefold(), path.relative_to(site)
