"""The page of a source: its passages in the shape of their discussion, and what the glossary says of each phrase."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from attested.build import build
from attested.prose.terms import sentences
from tests.site.building import ROOT, by_class, by_id, parsed, words

THREAD = "sources/thread/"
MOVED = """window.moved = []; new PerformanceObserver((list) => {
  for (const one of list.getEntries()) moved.push([one.value, ...one.sources.map((source) => source.node?.id || source.node?.className || source.node?.nodeName)]);
}).observe({ type: "layout-shift", buffered: true })"""


@pytest.mark.parametrize(("which", "root"), [("site", "."), ("foreign", "tests/foreign")], ids=["real", "foreign"])
def test_no_sentence_of_a_source_stands_on_its_page_more_than_twice(which: str, root: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(which)
    kb = build(ROOT / root).kb
    said = {" ".join(one.text.value[start:end].split()) for one in kb.passages.values() for start, end in sentences(one.text.value)}
    long = [one for one in said if len(one.split()) > 4]
    assert len(long) > 10
    for key in kb.sources:
        page = words(by_class(parsed(site / f"sources/{key}/index.html"), "at-one-source")[0])
        assert [one for one in long if page.count(one) > 2] == [], key


@pytest.mark.parametrize("which", ["site", "foreign"])
def test_each_stretch_has_something_said_of_it_that_leads_to_the_entry(which: str, request: pytest.FixtureRequest) -> None:
    seen = 0
    for page in sorted((request.getfixturevalue(which) / "sources").glob("*/index.html")):
        for passage in by_class(parsed(page), "at-passage"):
            said = {one.get("data-phrase"): one for one in by_class(passage, "at-phrase")}
            named = {number for one in by_class(passage, "at-stretch") for number in (one.get("data-phrases") or "").split()}
            assert named == {*said}, page
            for one in said.values():
                for quoted in by_class(one, "at-quotes-it"):
                    way = by_class(quoted, "at-quotes-it-way")[0].get("href") or ""
                    path, _, anchor = way.partition("#")
                    assert by_id(parsed(page.parent / path / "index.html"), anchor) is not None
                    assert (by_class(quoted, "at-phrase-links")[0].get("data-line") or "").startswith("“")
                    seen += 1
    assert seen > 10


@pytest.mark.parametrize("which", ["site", "foreign"])
def test_a_record_has_one_mark_behind_each_of_its_parts(which: str, request: pytest.FixtureRequest) -> None:
    lines = [words(line) for path in sorted(request.getfixturevalue(which).glob("sources/*/index.html")) for line in by_class(parsed(path), "at-record")]
    assert len(lines) > 5 and any("?" in line for line in lines) == (which == "site")
    assert [line for line in lines if any(f"{mark}." in line for mark in ".?!…")] == []


def test_the_thread_stands_in_its_shape_and_its_addresses_are_links(site: Path) -> None:
    page = parsed(site / THREAD / "index.html")
    shape = {section.get("id"): (section.get("class") or "").split()[-1] for section in by_class(page, "at-passage")}
    assert shape == {"c1": "at-depth-0", "c2": "at-depth-1", "c3": "at-depth-1", "c4": "at-depth-2", "c5": "at-depth-3"}
    assert "#c3" in [one.get("href") for one in by_class(by_id(page, "c4"), "at-by")[0].iter("a")]
    [address] = by_class(by_id(page, "c3"), "at-address")
    linked = by_class(parsed(site / "sources/linked-comment/index.html"), "at-source-link")[0]
    assert address.get("href") == words(address) == linked.get("href")


def test_all_that_is_said_of_words_that_several_entries_quote_stands_together(site: Path) -> None:
    page = parsed(site / THREAD / "index.html")
    [phrase] = [one for one in by_class(page, "at-phrase") if "q-sub-agent-simulacra-thread-c2" in (one.get("data-ids") or "").split()]
    assert next(words(one) for one in by_class(phrase, "at-quotes-it-way")).startswith("mesa-optimizer, case: ")
    told = words(phrase)
    for part in ("sub-agent, ", "denies", "proposes", "hedged “I think”"):
        assert part in told
    assert (phrase.get("data-terms") or "").split("|") == ["mesa-optimizer", "simulator-and-simulacrum", "sub-agent"]


def test_a_phrase_is_opened_and_closed_by_key(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.goto(host + THREAD)
    inner = tab.locator("#q-mesa-objective-misaligned-thread-c1 .at-stretch")
    inner.focus()
    tab.keyboard.press("Enter")
    panel = tab.get_by_role("dialog")
    assert [one.inner_text() for one in panel.locator(".at-quotes-it-way b").all()] == ["mesa-objective", "mesa-optimizer"], "all that hold these words, the shortest first"
    assert panel.evaluate("(one) => one === document.activeElement")
    assert tab.url.endswith("#q-mesa-objective-misaligned-thread-c1") and inner.get_attribute("aria-expanded") == "true"
    column = tab.locator("#c1 .at-words").bounding_box()
    assert panel.bounding_box()["x"] > column["x"] + column["width"] - 1
    tab.keyboard.press("Escape")
    assert panel.count() == 0 and inner.evaluate("(one) => one === document.activeElement")
    assert tab.url.endswith(THREAD)


def test_a_link_to_a_phrase_opens_it_and_leads_back(page: Any, host: str) -> None:
    tab = page(width=390)
    tab.goto(host + "glossary/mesa-optimizer/")
    tab.goto(host + THREAD + "#q-mesa-optimizer-chatgpt-cot-thread-c1")
    panel, held = tab.get_by_role("dialog"), tab.locator("#q-mesa-optimizer-chatgpt-cot-thread-c1")
    box, words_ = panel.bounding_box(), held.bounding_box()
    assert round(box["y"] + box["height"]) == tab.viewport_size["height"] and box["width"] == 390, "a sheet at the bottom"
    assert words_["y"] >= 0 and words_["y"] + words_["height"] <= box["y"]
    assert held.locator(".at-stretch.at-lit").count() == 1
    assert panel.locator(".at-force a").first.inner_text().startswith("“I disagree with")
    panel.locator(".at-quotes-it-way").first.click()
    tab.wait_for_url("**/glossary/mesa-optimizer/#chatgpt-cot-thread-c1")


def test_term_and_speaker_stand_in_the_address(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.goto(host + THREAD + "?term=optimizer&speaker=C2")
    shown = "[...document.querySelectorAll('.at-passage:not(.at-folded)')].map((one) => one.id)"
    assert tab.evaluate(shown) == ["c2"]
    assert tab.locator(".at-filter output").inner_text() == "1 of 5 passages shown, with 2 phrases"
    tab.get_by_label("Speaker").select_option("all")
    assert tab.url.endswith("?term=optimizer") and tab.evaluate(shown) == ["c2", "c4"]
    tab.go_back()
    assert tab.evaluate(shown) == ["c2"] and tab.get_by_label("Speaker").input_value() == "C2"
    tab.get_by_role("button", name="Show all").click()
    tab.wait_for_url(f"**/{THREAD}")
    assert len(tab.evaluate(shown)) == 5


def test_without_scripts_what_is_said_stands_below_each_passage(page: Any, host: str) -> None:
    tab = page(width=390, java_script_enabled=False)
    tab.goto(host + THREAD)
    for passage in tab.locator(".at-passage").all():
        assert passage.locator(".at-phrase").first.is_visible()
        assert passage.locator(".at-words .at-back").first.is_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_the_type_comes_late(page: Any, host: str, width: int) -> None:
    tab = page(width=width)
    tab.route("**/*.woff2", lambda route: (time.sleep(0.6), route.continue_()))
    tab.add_init_script(MOVED)
    tab.goto(host + THREAD + "#q-mesa-optimizer-shorthand-thread-c1")
    tab.evaluate("document.fonts.ready")
    moved = tab.evaluate("moved")
    assert [one for one in moved if one[0] > 0.005] == []

