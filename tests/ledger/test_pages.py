"""What readers of an old link get, at the end of the story."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote

import pytest

from attested.build import build
from attested.cite import citables, cite_ours
from attested.cite.check import Rows, citations, verdict
from attested.site import proof
from tests.ledger.publishing import ADDRESS
from tests.site.building import by_class, by_id, parsed, words


def page_of(site: Path, address: str) -> Path:
    return site / address.partition("#")[0] / "index.html"


def test_every_address_that_was_ever_published_is_an_element_of_the_site(told: tuple[Path, set[str]]) -> None:
    site, ever = told
    assert len(ever) > 50
    lost = [one for one in ever if "#" in one and f'id="{one.partition("#")[2]}"' not in page_of(site, one).read_text(encoding="utf-8")]
    assert lost == []
    assert [one for one in ever if not page_of(site, one).is_file()] == []


def test_all_pages_are_valid_and_each_id_stands_once(site: Path) -> None:
    pages = sorted(site.glob("glossary/**/index.html"))
    assert len(pages) > 25
    for path in pages:
        ids = [one.get("id") for one in parsed(path).iter() if one.get("id")]
        assert len(ids) == len(set(ids)), path


def test_the_proof_of_the_build_finds_a_published_address_that_is_missing(site: Path, tmp_path: Path) -> None:
    copied = Path(shutil.copytree(site, tmp_path / "site"))
    kb = build(site.parent).kb
    assert list(proof.prove(copied, kb)) == []
    page = copied / "glossary/tide-mill/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace('id="nickname"', ""), encoding="utf-8")
    shutil.rmtree(copied / "glossary/head/v/1.1")
    found = list(proof.prove(copied, kb))
    assert "glossary/tide-mill/index.html: the published address “glossary/tide-mill#nickname” is missing" in found
    assert "glossary/head/v/1.1/index.html: version 1.1, which was published, has no page" in found


def test_an_old_id_stands_right_where_its_successor_begins(site: Path) -> None:
    heading = by_id(parsed(page_of(site, "glossary/tide-mill")), "the-sea-s-own")
    assert heading[0].get("id") == "nickname"
    note = by_id(parsed(page_of(site, "glossary/tide-mill")), "the-sea-s-own-talk-k1-own")
    assert note[0].get("id") == "nickname-talk-k1-own"


def test_a_claim_that_went_to_another_page_leaves_the_way_there(site: Path) -> None:
    row = by_id(parsed(page_of(site, "glossary/head")), "two-feet")
    assert words(row) == "Two feet are the least now in millstone: it is a claim about the stone"
    assert [one.get("href") for one in row.iter("a")] == ["../millstone/#two-feet"]


def test_a_retired_entry_says_why_when_and_what_instead_and_shows_its_last_text(site: Path) -> None:
    tree = parsed(page_of(site, "glossary/ebb-mill"))
    told = by_class(tree, "at-retired")[0]
    assert words(told) == "Retired on 1 July 2026: it is only another name. Instead of it: tide mill."
    assert [one.get("href") for one in told.iter("a")] == ["../tide-mill/"]
    assert "And an ebb mill is only a tide mill that somebody has named by halves." in words(by_id(tree, "definition"))
    assert words(by_id(tree, "definition-by-halves")) == "“by halves” — After the half of the day in which it grinds."


def test_a_version_shows_what_it_said_and_word_by_word_what_has_changed(site: Path) -> None:
    tree = parsed(site / "glossary/head/v/1.0/index.html")
    assert "that a stone will turn on" in words(by_id(tree, "two-feet-talk-k3"))
    compared = [words(one) for one in by_class(tree, "at-compared")]
    assert "Not above the [taken out: wheel.] [put in: wheel of the mill.]" in compared
    assert "A head of two feet is perhaps the least that a [taken out: stone] [put in: millstone] will turn on." in compared
    assert words(by_id(tree, "definition").find("h3")) == "Definition"  # type: ignore[arg-type]


def test_each_citation_leads_to_its_anchor_on_the_page_of_its_version_and_has_the_digest_that_is_told_to_checkers(site: Path) -> None:
    kb = build(site.parent).kb
    rows = {(row["page"], row["id"]): row for row in json.loads((site / "data/anchors.json").read_text(encoding="utf-8"))["anchors"]}
    some = [(one, cite_ours(kb, one)) for one in citables(kb)]
    assert len(some) > 60
    for one, reference in some:
        path, _, anchor = reference.csl["URL"].removeprefix(ADDRESS).partition("#")
        page = unquote(path)
        assert re.fullmatch(rf"{re.escape(one.page)}/v/[0-9]+\.[0-9]+/", page), reference.csl["URL"]
        assert not anchor or f'id="{unquote(anchor)}"' in (site / page / "index.html").read_text(encoding="utf-8"), reference.csl["URL"]
        versions = rows[one.page, one.anchor]["versions"]
        assert reference.published == (versions[-1]["version"], versions[-1]["digest"])
        (found,) = citations(reference.csl["URL"], (ADDRESS,))
        told = verdict(found, Rows(list(rows.values())))
        assert (told.fate, told.change) == ("live", "same"), reference.csl["URL"]


def test_a_version_offers_each_of_its_parts_to_reference_managers_in_the_words_of_then(site: Path) -> None:
    records = [parse_qs(one.get("title", "")) for one in by_class(parsed(site / "glossary/head/v/1.0/index.html"), "Z3988")]
    found = {one["rft_id"][0]: (one["rft.title"][0], one["rft.edition"][0], one["rft.date"][0]) for one in records}
    assert found[f"{ADDRESS}glossary/head/v/1.0/"] == ("Head", "1.0", "2026-01-05")
    assert found[f"{ADDRESS}glossary/head/v/1.0/#definition"] == ("Head: Definition", "1.0", "2026-01-05")
    later = [parse_qs(one.get("title", "")) for one in by_class(parsed(site / "glossary/head/v/2.0/index.html"), "Z3988")]
    assert [(one["rft.edition"], one["rft.date"]) for one in later if one["rft_id"][0].endswith("#definition")] == [(["1.1"], ["2026-02-01"])]


def test_the_present_version_says_that_nothing_has_changed(site: Path) -> None:
    tree = parsed(site / "glossary/millpond/v/1.3/index.html")
    assert "Nothing: the entry says the same today." in words(by_class(tree, "at-changes")[0])


def test_the_entry_lists_its_history_through_all_its_names(site: Path) -> None:
    rows = by_class(parsed(page_of(site, "glossary/millpond")), "at-versions")[0]
    assert [(words(one), next(one.iter("a")).get("href")) for one in rows] == [
        ("Version 1.3 3 April 2026 renamed from “store pond”", "v/1.3/"),
        ("Version 1.2 2 April 2026 renamed from “mill pond”", "../store-pond/v/1.2/"),
        ("Version 1.1 1 April 2026 renamed from “millpond”", "../mill-pond/v/1.1/"),
        ("Version 1.0 5 January 2026 first published", "v/1.0/"),
    ]


def test_old_pages_name_the_present_one_and_stay_out_of_search_and_map(site: Path) -> None:
    head = page_of(site, "glossary/store-pond").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="../millpond/">' in head
    assert '<meta name="robots" content="noindex">' in head
    assert "store-pond" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "/v/" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    places = {one["location"] for one in json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]}
    assert not {one for one in places if re.search(r"store-pond|/v/", one)}
    assert any(one.startswith("glossary/millpond/") for one in places)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("glossary/store-pond/", "glossary/millpond/"),
        ("glossary/store-pond/#definition-will-not-let-out", "glossary/millpond/#definition-will-not-let-out"),
        ("glossary/store-pond/#store-pond", "glossary/millpond/#millpond"),
        ("glossary/mill-pond/#section-definition", "glossary/millpond/#section-definition"),
        ("glossary/sea-mill/#definition-2", "glossary/tide-mill/#definition-2"),
        ("glossary/head/#two-feet-talk-k3", "glossary/millstone/#two-feet-talk-k3"),
        ("glossary/tide-mill/#nickname", "glossary/tide-mill/#nickname"),
        ("glossary/ebb-mill/#definition", "glossary/ebb-mill/#definition"),
    ],
)
def test_with_scripts_an_old_address_goes_where_the_thing_is(page: Any, host: str, old: str, new: str) -> None:
    tab = page(width=1280)
    tab.goto(host + old, wait_until="commit")
    tab.wait_for_url(host + new)
    assert tab.url == host + new


def test_without_scripts_the_same_way_is_a_link_at_the_old_place(page: Any, host: str) -> None:
    tab = page(width=390, java_script_enabled=False)
    tab.goto(f"{host}glossary/store-pond/#definition")
    asked = tab.locator(":target a")
    assert asked.is_visible()
    asked.click()
    assert tab.url == f"{host}glossary/millpond/#definition"
    tab.goto(f"{host}glossary/tide-mill/#nickname")
    top = tab.evaluate("document.querySelector('#the-sea-s-own').getBoundingClientRect().top")
    assert 0 <= top < 400, "the reader stands at the heading under its new name"
