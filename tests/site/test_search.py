"""The search in Chromium, as a reader uses it: by keyboard, with letters wrong, on a phone, and what is fetched for it and when."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.site.test_access import TAGS
from tests.written import read_yaml

FIELD = "[data-md-component=search-query]"
SEARCHES = read_yaml(Path(__file__).with_name("searches.yml"))


def _typed(tab: Any, words: str) -> list[tuple[str, str, str]]:
    """Type words, and give the results: where each leads below the site's root, its kind and all it says."""
    tab.locator(FIELD).fill("")
    tab.locator(FIELD).press_sequentially(words)
    tab.wait_for_function("() => document.querySelector('#at-answers').ariaBusy === 'false' && document.querySelector('.md-search-result__meta').textContent")
    return [
        tuple(one)
        for one in tab.evaluate(
            "[...document.querySelectorAll('[role=option]')].map((one) => [one.href.replace(document.querySelector('.at-wordmark').href, ''), "
            "one.querySelector('.at-answer-kind').textContent, one.textContent])"
        )
    ]


def _open(tab: Any, address: str) -> None:
    tab.goto(address)
    tab.click(FIELD)
    tab.wait_for_selector(f"{FIELD}[role=combobox]")


def test_each_search_of_the_table_has_its_first_result(page: Any, host: str) -> None:
    tab = page(width=1280)
    _open(tab, host)
    found = {one["typed"]: _typed(tab, one["typed"]) for one in SEARCHES}
    first = {typed: hits[0][:2] if hits else None for typed, hits in found.items()}
    assert first == {one["typed"]: None if one.get("none") else (one["first"], one["kind"]) for one in SEARCHES}


def test_a_quotation_says_who_said_it_and_how_firmly(page: Any, host: str) -> None:
    tab = page(width=1280)
    _open(tab, host)
    [(way, _, said), *_] = _typed(tab, "C4 hedged internal search")
    assert said == (
        "optimizer: An agentic AGI built via deep learning quotation“It’ll be performing some sort of internal search to choose actions”"
        "— LessWrong commenter C4: affirms, hedged “some sort of” of “internal search”; name not established"
    )
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"**/{way}")
    assert "internal search to choose actions" in tab.locator("#agentic-agi-thread-c4").inner_text()


def test_a_claim_says_who_makes_it_and_a_case_who_is_for_it_and_against_it(page: Any, host: str) -> None:
    tab = page(width=1280)
    _open(tab, host)
    told = {way: said for words in ("jailbreaks", "chain of thought") for way, _, said in _typed(tab, words)}
    assert told["glossary/simulator-and-simulacrum/#jailbreaks"].endswith("claimLessWrong commenter C2: asserts, hedged “seems to me”; name not established")
    assert [told["glossary/mesa-optimizer/#chatgpt-cot"].count(f"commenter {who}: {does}") for who, does in (("C1", "affirms"), ("C2", "denies"))] == [1, 2]


def test_of_a_short_word_only_itself_is_marked_and_of_one_that_is_typed_what_begins_so(page: Any, host: str) -> None:
    tab = page(width=1280)
    _open(tab, host)
    for words, whole, begun in (("itself an optimizer", {"an", "optimizer"}, {"and"}), ("an", {"an"}, set())):
        _typed(tab, words)
        marked = set(tab.evaluate("[...document.querySelectorAll('[role=option] mark')].map((one) => one.textContent.toLowerCase())"))
        assert whole <= marked and not begun & marked, words
    assert {one for one in marked if len(one) > 2}, "the word may be unfinished"


def test_terms_come_before_sentences_and_what_is_for_maintainers_last(page: Any, host: str) -> None:
    tab = page(width=1280)
    _open(tab, host)
    kinds = [kind for _, kind, _ in _typed(tab, "compared with the original")]
    order = ("term", "author", "source", "speaker", "quotation", "note", "usage", "case", "claim", "passage", "our words", "wording", "history", "page", "for maintainers")
    assert "page" in kinds and kinds == sorted(kinds, key=order.index)
    for words in ("optimizer", "hubinger", "search"):
        hits = _typed(tab, words)
        assert not [said for _, _, said in hits if "Copy" in said or "Report a misquotation" in said]


def test_it_is_used_by_keyboard(page: Any, host: str) -> None:
    tab = page(width=1280)
    for key in ("/", "f", "s"):
        tab.goto(host + "glossary/optimizer/")
        tab.wait_for_load_state()
        tab.keyboard.press(key)
        assert tab.evaluate("document.activeElement.name") == "q", key
        assert tab.input_value(FIELD) == "", key
    tab.wait_for_selector(f"{FIELD}[role=combobox]")
    hits = _typed(tab, "optimizer")
    field, chosen = tab.locator(FIELD), tab.locator("[role=option][aria-selected=true]")
    assert field.get_attribute("aria-expanded") == "true" and chosen.count() == 0
    assert tab.locator(".md-search output").inner_text() == tab.locator(".md-search-result__meta").inner_text() != ""
    tab.keyboard.press("ArrowDown")
    assert chosen.get_attribute("id") == field.get_attribute("aria-activedescendant") == "at-answer-0"
    tab.keyboard.press("ArrowUp")
    assert chosen.count() == 0 and field.get_attribute("aria-activedescendant") is None
    tab.keyboard.press("ArrowUp")
    assert chosen.get_attribute("id") == f"at-answer-{len(hits) - 1}"
    tab.keyboard.press("Escape")
    assert field.get_attribute("aria-expanded") == "false" and tab.input_value(FIELD) == "optimizer" and not tab.locator("#at-answers").is_visible()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")
    there = chosen.get_attribute("href")
    tab.keyboard.press("Enter")
    tab.wait_for_url(there)
    assert there == host + hits[1][0]


def test_a_letter_typed_into_a_form_stays_there(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.goto(host + "glossary/")
    tab.get_by_label("Filter").press_sequentially("sf/")
    assert tab.get_by_label("Filter").input_value() == "sf/"


@pytest.mark.parametrize("dark", [False, pytest.param(True, marks=pytest.mark.long)], ids=["light", "dark"])
def test_axe_finds_nothing_in_open_results(page: Any, host: str, dark: bool) -> None:
    tab = page(width=390, dark=dark)
    _open(tab, host + "glossary/optimizer/")
    _typed(tab, "internal search")
    tab.keyboard.press("ArrowDown")
    found = Axe().run(tab, options={"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]})
    assert [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found.response["violations"]] == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    box = tab.locator("#at-answers").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390


def test_nothing_of_it_is_fetched_before_the_field_has_the_focus(browser: Any, host: str) -> None:
    tab = browser.new_page()  # in a context of its own, which has loaded nothing before
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url.removeprefix(host)))
    tab.goto(host + "glossary/mesa-optimizer/")
    tab.wait_for_load_state("networkidle")
    assert "assets/cards.js" in asked
    assert [one for one in asked if "search" in one] == []
    tab.focus(FIELD)
    tab.wait_for_selector(f"{FIELD}[role=combobox]")
    _typed(tab, "optimizer")
    fetched = [one.partition("?")[0] for one in asked if "search" in one]
    assert {"assets/search/field.js", "assets/search/tables.js", "data/search/directory.json"} < set(fetched)
    assert len(fetched) == len(set(fetched)), "each is fetched once"
    assert "search/search_index.json" not in fetched, "which is for machines"
    tab.close()


def test_results_say_neither_the_names_of_buttons_nor_what_an_entry_says_itself(page: Any, host: str) -> None:
    tab = page(width=1280)
    _open(tab, host)
    for words in ("Save as Markdown", "Clear the text", "begin one"):
        assert not [said for _, _, said in _typed(tab, words) if words in said], words
    assert not [way for way, _, _ in _typed(tab, "internally searching") if way.startswith("#")], "the example on the home page is found on its entry"


def test_a_search_that_was_cut_off_works_once_the_network_is_back(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.route("**/data/search/**", lambda route: route.abort())
    _open(tab, host)
    assert _typed(tab, "optimizer") == []
    assert tab.locator(".md-search output").inner_text() == "The search could not be loaded"
    tab.unroute("**/data/search/**")
    assert _typed(tab, "optimizer")[0][0] == "glossary/optimizer/"


def test_the_index_for_machines_is_published_as_before(site: Path) -> None:
    assert (site / "search/search_index.json").stat().st_size > 100_000
