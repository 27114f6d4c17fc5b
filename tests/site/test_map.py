"""The map as built: each edge of the glossary stands in the picture and in the table, and leads to the words that made it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import pytest

from attested.build import build
from attested.graph.ask.neighbours import between_terms
from attested.graph.ask.sentences import around, sentence_of
from tests.site.building import ROOT, by_class, by_id, parsed, printed_by, words
from tests.site.test_length import COUNT_STOPS, STOPS


@pytest.mark.parametrize(("which", "root"), [("site", ROOT), ("foreign", ROOT / "tests/foreign")], ids=["own", "foreign"])
def test_each_edge_leads_to_the_words_that_made_it_from_picture_and_table(request: pytest.FixtureRequest, which: str, root: Path) -> None:
    site: Path = request.getfixturevalue(which)
    kb = build(root).kb
    page = parsed(site / "map/index.html")
    ties = {tie.get("href"): tie for tie in by_class(page, "at-tie") if tie.get("href")}
    edges = list(between_terms(kb))
    for edge in edges:
        source, target = edge.ends
        key = f"{source}--{edge.anchor}"
        assert ties.pop(f"#{key}").get("data-ends") == f"{source} {target}"
        row = by_id(page, key)
        assert row.tag == "tr" and (row.get("data-kind"), edge.kind in words(row)) == (edge.kind, True)
        _, phrase, _ = around(kb, edge.evidence)
        assert phrase in [words(one) for one in row.iter("b")] and printed_by(page, row, sentence_of(kb, edge.evidence)), key
        assert {target} <= {one.term for one in kb.matcher.find(sentence_of(kb, edge.evidence))}, "the words name the target"
        ways = [link.get("href") or "" for cell in by_class(row, "at-where") for link in cell.iter("a")]
        for way in ways[:2]:
            path, anchor = urldefrag(way)
            there = (site / "map" / path / "index.html").resolve()
            assert phrase in words(by_id(parsed(there), anchor)), (key, way)
        assert f"{edge.evidence.place.path}, line {edge.evidence.place.line}" in words(row)
    assert ties == {} and len(edges) >= 8


def test_the_map_says_which_terms_have_no_edge(site: Path) -> None:
    text = words(by_class(parsed(site / "map/index.html"), "at-map-page")[0])
    assert "This term has no edge here yet: generalization strategy." in text


OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll(".at-map text")].filter((one) => one.checkVisibility()).map((one) => [one.textContent, one.getBoundingClientRect()]);
  return boxes.flatMap(([words, a], at) => boxes.slice(at + 1)
    .filter(([, b]) => a.left < b.right - 1 && b.left < a.right - 1 && a.top + 3 < b.bottom - 3 && b.top + 3 < a.bottom - 3)
    .map(([other]) => `${words} / ${other}`));
}"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("which", ["host", "foreign_host"])
def test_names_do_not_overlap_at_rest(page: Any, request: pytest.FixtureRequest, which: str, width: int) -> None:
    tab = page(width=width)
    tab.goto(request.getfixturevalue(which) + "map/")
    assert tab.locator(".at-map .at-name text:visible").count() >= 4
    assert tab.evaluate(OVERLAPS) == []


def test_the_term_of_most_lines_is_named_on_a_phone_and_the_keyboard_crosses_the_page(page: Any, host: str) -> None:
    tab = page(width=390)
    tab.goto(host + "map/")
    shown = [one.text_content() for one in tab.locator(".at-map .at-name text:visible").all()]
    assert "mesa-optimizer" in shown and len(shown) >= 8
    assert tab.evaluate(COUNT_STOPS) <= STOPS
    tab.locator(".at-map .at-spot").first.focus()
    before = tab.evaluate("document.activeElement.dataset.name")
    tab.keyboard.press("ArrowRight")
    assert tab.evaluate("document.activeElement.dataset.name") not in (before, None), "the arrow keys lead from term to term"


def test_without_scripts_a_line_leads_to_its_row(page: Any, host: str) -> None:
    tab = page(width=1280, java_script_enabled=False)
    tab.goto(host + "map/")
    assert not tab.locator(".at-filter").is_visible()
    tab.get_by_role("link", name="simulacrum “likened to” sub-agent, according to LessWrong commenter C2").focus()
    tab.keyboard.press("Enter")
    row = tab.locator("#simulator-and-simulacrum--relation-likened-to-sub-agent")
    tab.wait_for_url("**/#simulator-and-simulacrum--relation-likened-to-sub-agent")
    assert 0 <= row.bounding_box()["y"] < 900
    assert row.locator("b").inner_text() == "simulacra are better thought of as sub-agents"


def test_the_map_is_reached_from_every_page_and_from_the_figure(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.goto(host + "glossary/optimizer/")
    assert tab.locator(".at-footer").get_by_role("link", name="Map", exact=True).count() == 1
    tab.get_by_role("link", name="The whole map").click()
    tab.wait_for_url("**/map/")
