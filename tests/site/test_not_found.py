"""An address at which nothing is published: the page finds the site by itself, wherever it lies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.site.test_pages import served


@pytest.fixture(params=["", "some/where/"])
def home(site: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The site's address, at the root of its host and under a path."""
    folder = site
    if request.param:
        (tmp_path / "some").mkdir()
        (tmp_path / "some/where").symlink_to(site)
        folder = tmp_path
    with served(folder) as host:
        yield host + request.param


def _nearest(tab: Any) -> list[str]:
    tab.wait_for_selector("#search:not([hidden])")
    return [one.inner_text() for one in tab.locator("#nearest dt a:visible").all()]


def test_a_misspelled_term_is_offered(page: Any, home: str) -> None:
    tab = page(width=390)
    assert tab.goto(home + "glossary/mesa-optimiser/").status == 404
    assert _nearest(tab)[0] == "mesa-optimizer"
    tab.get_by_role("link", name="mesa-optimizer").click()
    tab.wait_for_url(home + "glossary/mesa-optimizer/#definition")


def test_the_search_takes_the_asked_words_home(page: Any, home: str) -> None:
    tab = page(width=1280)
    tab.goto(home + "glossary/simulacrums.html")
    assert "simulator and simulacrum" in _nearest(tab)
    field = tab.get_by_label("Search terms and sources")
    field.fill("simulacrum")
    field.press("Enter")
    tab.wait_for_url(home + "?q=simulacrum")
    tab.wait_for_selector(".md-search-result__item a")
    assert "simulacrum" in tab.locator(".md-search-result__item a").first.get_attribute("href")


def test_nothing_alike_offers_no_term_but_the_ways_home(page: Any, home: str) -> None:
    tab = page(width=390, dark=True)
    tab.goto(home + "qqqq/xyzzyx/")
    assert _nearest(tab) == []
    assert [one.get_attribute("href") for one in tab.locator("#ways a").all()] == [
        tab.evaluate("path => new URL(path).pathname", home + path) for path in ("", "glossary/", "sources/")
    ]


def test_words_of_the_address_are_shown_as_text(page: Any, home: str) -> None:
    tab = page(width=390)
    tab.goto(home + "glossary/%3Cimg%20src=x%20onerror=alert(1)%3E")
    _nearest(tab)
    assert tab.locator("#asked code").inner_text() == "<img src=x onerror=alert(1)>"
    assert tab.locator("img").count() == 0


def test_an_address_with_broken_escapes_is_shown_as_it_stands(page: Any, home: str) -> None:
    tab = page(width=390)
    tab.goto(home + "glossary/%E0%A4%A")
    _nearest(tab)
    assert tab.locator("#asked code").inner_text() == "%E0%A4%A"


def test_without_scripts_it_says_what_to_do(page: Any, home: str) -> None:
    tab = page(width=390, java_script_enabled=False)
    tab.goto(home + "glossary/nothing/")
    assert tab.locator("#ways").inner_text().startswith("Shorten the address step by step")
    assert not tab.locator("#search").is_visible()
