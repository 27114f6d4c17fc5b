"""A line pasted in a forum ends in an anchor of “Who says what”: it leads on when the case was renamed, moved or retired."""

from __future__ import annotations

from pathlib import Path

import html5lib

from attested.build import build
from attested.site import contents
from tests.ledger.publishing import change, foreign, publish_on
from tests.site.building import by_class, by_id, words

HEAD = (
    "\n## Claims\n\n### Two feet are the least {#two-feet}\n\n> A head of two feet is perhaps the least that a stone will turn on.\n>\n"
    "> — asserts, hedged \"perhaps\", on [[tide mill]] \"driven by water\": [@talk, K3]\n"
)


def cases(root: Path) -> html5lib.treebuilders.etree.Element:
    """“Who says what”, as the glossary stands."""
    page = next(one for one in contents.pages(build(root).kb) if one.path == "cases")
    return html5lib.parse(page.body().html, namespaceHTMLElements=False)


def test_an_anchor_of_a_case_leads_on(tmp_path: Path) -> None:
    root = foreign(tmp_path)
    publish_on(root, "2026-01-05")
    page = cases(root)
    assert by_id(page, "tide-mill-saltby") in by_class(page, "at-exchange")
    assert not by_class(page, "at-was")

    change(root, {"edit": {"glossary/tide-mill.md": {"{#saltby}": "{#at-saltby}", "(#saltby)": "(#at-saltby)"}}, "ledger": ["glossary/tide-mill#saltby  moved  -> glossary/tide-mill#at-saltby"]})
    change(root, {"edit": {"glossary/head.md": {HEAD: ""}}, "ledger": ["glossary/head#two-feet  retired  because nobody doubts it"]})
    for day in (None, "2026-02-01"):
        if day:
            publish_on(root, day)
        page = cases(root)
        now = by_id(page, "tide-mill-at-saltby")
        assert [one.get("id") for one in by_class(now, "at-was")] == ["tide-mill-saltby"], "the old anchor stands where the case is now"
        gone = by_id(page, "head-two-feet")
        assert words(gone) == "Two feet are the least"
        assert [one.get("href") for one in gone.iter("a")] == ["../glossary/head/#two-feet"], "where the reason and the last text stand"


def test_of_a_renamed_term_too(tmp_path: Path) -> None:
    root = foreign(tmp_path)
    publish_on(root, "2026-01-05")
    change(root, {
        "rename": {"glossary/head.md": "glossary/fall.md"},
        "edit": {"glossary/head.md".replace("head", "fall"): {"term: head": "term: fall\naliases: [head]\nwas: [head]", "# head": "# fall"}},
    })  # fmt: skip
    assert [one.get("id") for one in by_class(by_id(cases(root), "fall-two-feet"), "at-was")] == ["head-two-feet"]
