"""A dispute in which many speak: eight speakers and two criteria, more than a screen is wide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.site.moot import SPEAKERS
from tests.site.test_pages import served


@pytest.fixture(scope="module")
def moot(moot_site: Path) -> Iterator[str]:
    with served(moot_site) as host:
        yield host


def test_the_table_moves_sideways_and_its_phrases_stay_in_sight(page: Any, moot: str) -> None:
    tab = page(width=1280)
    tab.goto(moot + "cases/")
    table = tab.get_by_role("region", name="What it turns on")
    assert table.locator("thead th").all_inner_texts() == ["Phrase", *SPEAKERS]
    assert tab.evaluate("document.documentElement.scrollWidth") <= 1280, "the page itself does not move"
    assert table.evaluate("(one) => one.scrollWidth > one.clientWidth")
    narrowest = min(cell.bounding_box()["width"] for cell in table.locator("tbody tr").first.locator("td").all())
    assert narrowest >= 150, "no cell is too narrow to read"
    last = table.locator("thead th").last
    before = last.bounding_box()["x"]
    table.focus()
    for _ in range(4):
        tab.keyboard.press("ArrowRight")
    tab.wait_for_function("() => document.querySelector('.at-sideways').scrollLeft > 100")
    assert last.bounding_box()["x"] < before
    phrase, region = table.locator("tbody th").first.bounding_box(), table.bounding_box()
    assert abs(phrase["x"] - region["x"]) < 2, "the phrase stays at the left edge"


def test_on_a_phone_each_phrase_lists_those_who_spoke_to_it(page: Any, moot: str) -> None:
    tab = page(width=390)
    tab.goto(moot + "cases/")
    row = tab.locator(".at-by-criterion tbody tr").first
    shown = row.locator("td:visible")
    assert shown.evaluate_all("all => all.map((one) => one.dataset.label)") == ["Speaker B", "Speaker D", "Speaker F", "Speaker H"]
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
