"""What is seen before anything is scrolled, by somebody who follows a link from a forum post."""

from __future__ import annotations

from typing import Any

import pytest

SCREENS = pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800)], ids=["phone", "wide"])


def _outside(tab: Any, selectors: tuple[str, ...], height: int) -> list[str]:
    """Which of these are not shown, or not wholly on the first screen."""
    boxes = {selector: tab.locator(selector).first.bounding_box() for selector in selectors}
    return [
        f"{selector}: {box}"
        for selector, box in boxes.items()
        if box is None or not box["height"] or box["y"] < 0 or box["y"] + box["height"] > height
    ]


@SCREENS
@pytest.mark.parametrize("term", ["optimizer", "mesa-optimizer"])
def test_a_defined_term_shows_definition_source_and_a_note(page: Any, host: str, term: str, width: int, height: int) -> None:
    tab = page(width=width, height=height)
    tab.goto(f"{host}glossary/{term}/")
    shown = (".at-facts", "#definition blockquote", "#definition .at-who", "#definition .at-passage-link", "#definition .at-notes > li")
    assert _outside(tab, shown, height) == []


@SCREENS
@pytest.mark.parametrize("term", ["sub-agent", "consequentialist"])
def test_a_term_without_definition_says_so_and_shows_a_quotation_with_its_source(page: Any, host: str, term: str, width: int, height: int) -> None:
    tab = page(width=width, height=height)
    tab.goto(f"{host}glossary/{term}/")
    assert tab.locator(".at-facts").inner_text().startswith("Used, not defined, by C")
    shown = (".at-facts", ".at-quotation blockquote", ".at-quotation .at-who", ".at-quotation .at-passage-link")
    assert _outside(tab, shown, height) == []


@SCREENS
def test_home_shows_a_definition_at_work(page: Any, host: str, width: int, height: int) -> None:
    tab = page(width=width, height=height)
    tab.goto(host)
    shown = ("h1", ".at-lead", "a[href='glossary/']", "a[href='cases/']", "[data-md-component=search-query]")
    assert _outside(tab, shown, height) == []
    top = tab.locator(".at-example blockquote").bounding_box()["y"]
    assert top < height, "the example begins below the first screen"
