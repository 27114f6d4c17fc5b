"""What goes in two steps: a part first, the rest later. No address is lost on the way."""

from __future__ import annotations

from pathlib import Path

from tests.ledger.publishing import change, findings, foreign, lines, missing, pages, publish_on, words_of

NICKNAME = "### As a nickname {#nickname}\n\nSense: widens\n\n> the sea’s own mill\n>\n> — reports: [@talk, K1]\n\n- \"own\": Nothing is said of any pond.\n\n"
CLAIM = "\n## Claims\n\n### Two feet are the least {#two-feet}\n\n> A head of two feet is perhaps the least that a stone will turn on.\n>\n> — asserts, hedged \"perhaps\", on [[tide mill]] \"driven by water\": [@talk, K3]\n"


def test_a_claim_is_retired_and_later_the_whole_entry(tmp_path: Path) -> None:
    root = foreign(tmp_path)
    publish_on(root, "2026-01-05")
    change(root, {"edit": {"glossary/head.md": {CLAIM: ""}}, "ledger": ["glossary/head#two-feet retired because the stone matters too"]})
    publish_on(root, "2026-02-01")
    assert missing(root) == []
    assert "Two feet are the least Retired on 1 February 2026 : the stone matters too." in words_of(root, ["glossary/head"])["glossary/head"]
    change(root, {"delete": ["glossary/ebb-mill.md"], "ledger": ["glossary/ebb-mill retired because it is another name"]})
    publish_on(root, "2026-03-01")
    assert missing(root) == []
    assert lines(root)["glossary/ebb-mill#definition"].startswith("retired 1.0 2026-01-05 2026-03-01")


def test_a_note_is_retired_and_later_its_entry(tmp_path: Path) -> None:
    root = foreign(tmp_path)
    publish_on(root, "2026-01-05")
    change(root, {"edit": {"glossary/ebb-mill.md": {'- "by halves": After the half of the day in which it grinds.\n': ""}}})
    change(root, {"ledger": ["glossary/ebb-mill#definition-by-halves retired because it was a guess"]})
    publish_on(root, "2026-02-01")
    change(root, {"delete": ["glossary/ebb-mill.md"], "ledger": ["glossary/ebb-mill retired because it is another name"]})
    publish_on(root, "2026-03-01")
    assert missing(root) == []
    page = pages(root)["glossary/ebb-mill"]
    assert "it is another name" in page and "it was a guess" in page
    assert lines(root)["glossary/ebb-mill#definition-by-halves"] == "retired 1.0 2026-01-05 2026-02-01 because it was a guess"


def test_a_heading_moves_away_and_later_the_entry_is_renamed(tmp_path: Path) -> None:
    root = foreign(tmp_path)
    publish_on(root, "2026-01-05")
    change(root, {"edit": {"glossary/tide-mill.md": {NICKNAME: ""}}})
    change(root, {"ledger": ["glossary/tide-mill#nickname retired because one speaker is no usage"]})
    publish_on(root, "2026-02-01")
    change(root, {"rename": {"glossary/tide-mill.md": "glossary/tidemill.md"}})
    change(root, {"edit": {"glossary/tidemill.md": {"term: tide mill\naliases: [tidemill]": "term: tidemill\naliases: [tide mill]", "was: [sea-mill]": "was: [sea-mill, tide-mill]", "# tide mill\n": "# tidemill\n"}}})
    publish_on(root, "2026-03-01")
    assert missing(root) == []
    assert lines(root)["glossary/tide-mill#definition-2"].endswith("-> glossary/tidemill#definition-2")
    assert "one speaker is no usage" in pages(root)["glossary/tide-mill"]


def test_where_two_entries_become_one_the_definition_of_the_one_is_not_taken_for_that_of_the_other(tmp_path: Path) -> None:
    root = foreign(tmp_path)
    publish_on(root, "2026-01-05")
    change(root, {"delete": ["glossary/ebb-mill.md"], "ledger": ["glossary/ebb-mill moved -> glossary/tide-mill"]})
    (found,) = findings(root)
    assert "published_anchor_missing: “glossary/ebb-mill#definition” was published and is no longer there." in found
    assert "glossary/ebb-mill#definition  retired  because …" in found
    change(root, {"ledger": ["glossary/ebb-mill#definition retired -> glossary/tide-mill#definition because it only names another"]})
    publish_on(root, "2026-02-01")
    assert missing(root) == []
    assert "What stood on this page is now a part of tide mill" in words_of(root, ["glossary/ebb-mill"])["glossary/ebb-mill"]
