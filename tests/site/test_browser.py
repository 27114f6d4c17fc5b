"""The site in Chromium: narrow and wide, searched, filtered, walked by clicks, and without scripts."""

from __future__ import annotations

from typing import Any

import pytest

PAGES = ("", "glossary/", "glossary/mesa-optimizer/", "glossary/sub-agent/", "cases/", "sources/", "sources/thread/", "checks/", "map/", "frontier/", "circles/", "relations/", "rights/", "check-a-draft/", "how-to-read/", "contribute/", "data/", "cite/", "glossary/mesa-optimizer/cite/", "sources/thread/cite/", "404.html")


@pytest.mark.parametrize("path", PAGES)
def test_nothing_stands_outside_the_screen(page: Any, host: str, path: str) -> None:
    tab = page(width=1280)
    tab.goto(host + path)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 1280
    tab.set_viewport_size({"width": 390, "height": 900})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.long
@pytest.mark.parametrize("path", PAGES)
def test_nothing_stands_outside_the_screen_of_a_phone_that_opens_the_page(page: Any, host: str, path: str) -> None:
    tab = page(width=390)
    tab.goto(host + path)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_chain_is_walked_by_clicks(page: Any, host: str) -> None:
    tab = page(width=390)
    tab.goto(host + "glossary/mesa-optimizer/")
    tab.click("#definition .at-passage-link")
    tab.wait_for_url("**/sources/hubinger2019/#q-mesa-optimizer-definition")
    held = tab.locator("#q-mesa-optimizer-definition")
    assert "which we will call a mesa-optimizer" in held.inner_text()
    tab.get_by_role("dialog").locator(".at-quotes-it-way").first.click()
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
    tab.wait_for_url("**/sources/hubinger2019/#q-mesa-optimizer-definition")
    assert tab.locator("#q-mesa-optimizer-definition").is_visible()


def test_the_index_is_filtered_as_one_types(page: Any, host: str) -> None:
    tab = page(width=390)
    tab.goto(host + "glossary/")
    count = tab.locator("dt a:visible").count()
    tab.get_by_label("Filter").press_sequentially("simulacra")
    assert [one.inner_text() for one in tab.locator("dt a:visible").all()] == ["simulator and simulacrum"]
    assert tab.locator(".at-filter output").inner_text() == f"1 of {count} shown"
    tab.get_by_label("Filter").fill("")
    assert tab.locator("dt a:visible").count() == count > 10


def test_who_says_what_is_filtered_by_keyboard(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.goto(host + "cases/")
    speaker = tab.get_by_label("Speaker")
    speaker.focus()
    tab.keyboard.type("LessWrong commenter C5")
    tab.wait_for_function("() => document.querySelector('.at-filter output').textContent.startsWith('1 of')")
    assert [one.inner_text() for one in tab.locator("tbody tr[data-term]:visible th a").all()] == ["Which comment is the critical one"]


def test_without_scripts_no_filter_is_offered_and_all_is_shown(page: Any, host: str) -> None:
    tab = page(width=1280, java_script_enabled=False)
    tab.goto(host + "cases/")
    assert not tab.locator(".at-filter").is_visible()
    assert tab.locator("tbody tr:visible").count() > 15
