"""`data/anchors.json` at the end of the story: what a checker of citations is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from attested.build import build
from attested.export.as_anchors import anchors
from tests.ledger.publishing import ADDRESS, foreign
from tests.site.building import ROOT


@pytest.fixture(scope="module")
def rows(site: Path) -> dict[str, dict[str, Any]]:
    found = json.loads((site / "data/anchors.json").read_text(encoding="utf-8"))
    assert (found["version"], found["site"]) == (1, ADDRESS)
    return {f"{row['page']}#{row['id']}".rstrip("#"): row for row in found["anchors"]}


@pytest.mark.parametrize(
    ("name", "state", "version", "successor", "reason"),
    [
        ("glossary/flap-gate#definition", "live", "1.0", None, None),
        ("glossary/head#definition", "live", "1.1", None, None),
        ("sources/talk#k3", "live", "2.0", None, None),
        ("glossary/mill-pond#definition", "moved", "1.0", "glossary/millpond#definition", None),
        ("glossary/head#two-feet", "moved", "2.0", "glossary/millstone#two-feet", "it is a claim about the stone"),
        ("glossary/ebb-mill#definition", "retired", "1.0", "glossary/tide-mill", "it is only another name"),
        ("glossary/sea-mill", "moved", None, "glossary/tide-mill", None),
    ],
)
def test_what_became_of_an_address(rows: dict[str, dict[str, Any]], name: str, state: str, version: str | None, successor: str | None, reason: str | None) -> None:
    row = rows[name]
    assert (row["state"], row["version"], row["successor"], row["reason"]) == (state, version, successor, reason)
    assert (row["successorAddress"] or "").startswith(ADDRESS if successor else "")


def test_both_wordings_of_a_quotation_that_was_corrected(rows: dict[str, dict[str, Any]]) -> None:
    former = rows["glossary/head#two-feet-talk-k3"]["versions"]
    assert [(one["version"], one["day"], one["quotations"][0]["words"]) for one in former] == [
        ("1.0", "2026-01-05", "A head of two feet is perhaps the least that a stone will turn on."),
        ("2.0", "2026-03-01", "A head of two feet is perhaps the least that a millstone will turn on."),
    ]
    assert rows["glossary/millstone#two-feet-talk-k3"]["quotation"] == 2, "the version goes on at the new address"


def test_of_a_note_the_words_of_each_version_are_ours(rows: dict[str, dict[str, Any]]) -> None:
    row = rows["glossary/head#definition-stands-above-the-sea"]
    assert (row["kind"], row["title"]) == ("note", "stands above the sea")
    assert [(one["version"], one["note"]) for one in row["versions"]] == [("1.0", "Not above the wheel."), ("1.1", "Not above the wheel of the mill.")]


def test_before_the_first_publication_each_anchor_is_there_and_unpublished(tmp_path: Path) -> None:
    found = json.loads(anchors(build(foreign(tmp_path)).kb))["anchors"]
    assert {row["state"] for row in found if row["page"] != "glossary/sea-mill"} == {"unpublished"}
    assert {row["page"] for row in found} >= {"glossary/tide-mill", "sources/handbook"}
    assert json.loads(anchors(build(ROOT).kb))["site"] is None
