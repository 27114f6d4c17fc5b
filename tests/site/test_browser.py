"""The site in Chromium: narrow and wide, light and dark, by keyboard, and to an assistant's eyes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.site.test_pages import served

PAGES = ("", "glossary/", "glossary/mesa-optimizer/", "glossary/sub-agent/", "cases/", "sources/", "sources/thread/", "checks/", "how-to-read/", "contribute/", "data/")


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(page: Any, host: str, path: str, dark: bool) -> None:
    from axe_playwright_python.sync_playwright import Axe

    tab = page(width=1280, dark=dark)
    tab.goto(host + path)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = Axe().run(tab, options={"runOnly": {"type": "tag", "values": tags}})
    assert not found.response["violations"], [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found.response["violations"]]


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_stands_outside_the_screen(page: Any, host: str, path: str, width: int) -> None:
    tab = page(width=width)
    tab.goto(host + path)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_no_request_leaves_the_host(page: Any, host: str) -> None:
    tab = page(width=1280)
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    for path in PAGES:
        tab.goto(host + path)
        tab.wait_for_load_state("networkidle")
    assert asked
    assert [one for one in asked if not one.startswith((host, "data:", "blob:"))] == []


def test_the_chain_is_walked_by_clicks(page: Any, host: str) -> None:
    tab = page(width=390)
    tab.goto(host + "glossary/mesa-optimizer/")
    tab.click("#definition .at-passage-link")
    tab.wait_for_url("**/sources/hubinger2019/#q-mesa-optimizer-definition")
    held = tab.locator("#q-mesa-optimizer-definition")
    assert "which we will call a mesa-optimizer" in held.inner_text()
    held.locator("a.at-back").last.click()
    tab.wait_for_url("**/glossary/mesa-optimizer/#definition")


def test_search_finds_a_term(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.goto(host)
    tab.click("[data-md-component=search-query]")
    tab.keyboard.type("simulacrum")
    tab.wait_for_selector(".md-search-result__item a")
    assert "simulacrum" in tab.locator(".md-search-result__item a").first.get_attribute("href")


def test_without_scripts_everything_is_there(page: Any, host: str) -> None:
    tab = page(width=390, java_script_enabled=False)
    tab.goto(host + "glossary/mesa-optimizer/")
    assert tab.locator("#definition blockquote").is_visible()
    tab.click("#definition .at-passage-link")
    assert tab.locator("#q-mesa-optimizer-definition").is_visible()


def test_the_index_is_filtered_as_one_types(page: Any, host: str) -> None:
    tab = page(width=390)
    tab.goto(host + "glossary/")
    tab.get_by_label("Filter").press_sequentially("simulacra")
    assert [one.inner_text() for one in tab.locator("dt a:visible").all()] == ["simulacrum"]
    assert tab.locator(".at-filter output").inner_text() == "1 of 10 shown"
    tab.get_by_label("Filter").fill("")
    assert tab.locator("dt a:visible").count() == 10


def test_who_says_what_is_filtered_by_keyboard(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.goto(host + "cases/")
    speaker = tab.get_by_label("Speaker")
    speaker.focus()
    tab.keyboard.type("LessWrong commenter C5")
    tab.wait_for_function("document.querySelector('.at-filter output').textContent.startsWith('1 of')")
    assert [one.inner_text() for one in tab.locator("tbody tr:not(.at-group):visible th a").all()] == ["Which comment is the critical one"]


def test_without_scripts_no_filter_is_offered_and_all_is_shown(page: Any, host: str) -> None:
    tab = page(width=1280, java_script_enabled=False)
    tab.goto(host + "cases/")
    assert not tab.locator(".at-filter").is_visible()
    assert tab.locator("tbody tr:visible").count() > 15


def _card_of(tab: Any) -> Any:
    tab.wait_for_selector(".at-card")
    return tab.get_by_role("group", name="About")


def test_a_card_opens_under_the_mouse_and_moves_nothing(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.goto(host + "glossary/mesa-optimizer/")
    height = tab.evaluate("document.documentElement.scrollHeight")
    tab.hover("#definition blockquote a.at-term >> nth=1")
    card = _card_of(tab)
    assert "internally searching through a search space" in card.inner_text()
    assert "Hubinger et al. 2019, §1" in card.inner_text()
    assert card.get_by_role("link", name="search space").get_attribute("href").endswith("/glossary/search-space/")
    assert tab.evaluate("document.documentElement.scrollHeight") == height
    tab.keyboard.press("Escape")
    assert tab.locator(".at-card").count() == 0


def test_a_card_is_walked_by_keyboard(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.goto(host + "glossary/mesa-optimizer/")
    link = tab.locator("#definition blockquote a.at-term").nth(1)
    before = tab.locator("#definition blockquote a").all()
    before[[one.get_attribute("href") for one in before].index(link.get_attribute("href")) - 1].focus()
    tab.keyboard.press("Tab")
    card = _card_of(tab)
    assert link.get_attribute("aria-describedby") == "at-card"
    tab.keyboard.press("Tab")
    assert card.locator("a").first.evaluate("one => one === document.activeElement")
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.activeElement.outerHTML") == link.evaluate("one => one.outerHTML")
    assert tab.locator(".at-card").count() == 0


def test_a_first_tap_opens_the_card_and_a_second_follows(page: Any, host: str) -> None:
    tab = page(width=390, has_touch=True)
    tab.goto(host + "glossary/mesa-optimizer/")
    link = tab.locator("#definition blockquote a.at-term").nth(1)
    link.tap()
    assert "optimizer" in _card_of(tab).inner_text()
    assert tab.url.endswith("/glossary/mesa-optimizer/")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    link.tap()
    tab.wait_for_url("**/glossary/optimizer/#definition")


def test_a_card_of_a_term_that_nobody_defines_says_so(page: Any, host: str) -> None:
    tab = page(width=1280, dark=True)
    tab.goto(host + "glossary/mesa-optimizer/")
    tab.hover("#definition blockquote a.at-term >> nth=0")
    assert "Used, not defined, by Hubinger et al." in _card_of(tab).inner_text()
