"""How long the longest pages are, and how many stops the keyboard makes on them."""

from __future__ import annotations

from typing import Any

import pytest

PHONE, WIDE = (390, 844), (1280, 800)
MOST = {("glossary/mesa-optimizer/", PHONE): 10, ("glossary/mesa-optimizer/", WIDE): 6, ("cases/", PHONE): 10, ("cases/", WIDE): 7}
"""So many screens may a page be long."""
STOPS = 120
HOLE = 120
"""So many px may be empty between a quotation, with the notes below it, and what follows."""

COUNT_STOPS = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
  .filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true })).length"""

# Of each quotation, how far below its column the next thing in that column begins.
HOLES = """() => [...document.querySelectorAll(".at-quotation")].filter((one) => one.checkVisibility()).map((one) => {
  const parts = [...one.querySelectorAll(":scope > figure, .at-below, .at-sides .at-notes")].map((part) => part.getBoundingClientRect()).filter((box) => box.height);
  const own = parts[0], end = Math.max(...parts.map((box) => box.bottom));
  const next = [...document.querySelectorAll("article *, .at-footer")].filter((other) => one.compareDocumentPosition(other) & 4 && !one.contains(other) && other.checkVisibility())
    .map((other) => other.getBoundingClientRect()).filter((box) => box.height && box.top >= end - 8 && box.left < own.right - 100 && box.right > own.left + 20);
  return [one.id, Math.round(Math.min(...next.map((box) => box.top)) - end)];
})"""


@pytest.mark.parametrize(("path", "screen"), [*MOST], ids=lambda one: one if isinstance(one, str) else str(one[0]))
def test_a_long_page_is_crossed_within_its_screens_and_stops(page: Any, host: str, path: str, screen: tuple[int, int]) -> None:
    width, height = screen
    tab = page(width=width, height=height)
    tab.goto(host + path)
    tab.evaluate("document.fonts.ready")
    assert 1 < tab.evaluate("document.documentElement.scrollHeight") / height <= MOST[path, screen]
    assert 20 < tab.evaluate(COUNT_STOPS) <= STOPS


@pytest.mark.parametrize("term", ["mesa-optimizer", "optimizer"])
def test_no_quotation_has_a_hole_under_it(page: Any, host: str, term: str) -> None:
    tab = page(width=WIDE[0], height=WIDE[1])
    tab.goto(f"{host}glossary/{term}/")
    tab.evaluate("document.fonts.ready")
    holes = tab.evaluate(HOLES)
    assert len(holes) > 4
    assert [one for one in holes if not 0 <= one[1] <= HOLE] == []
