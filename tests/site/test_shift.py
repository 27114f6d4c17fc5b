"""Nothing moves while a page is opened: what the browser itself measures as layout shift, on a phone and a wide screen."""

from __future__ import annotations

from typing import Any

import pytest

MOST = 0.1
"""The bound below which a page counts as good (web.dev/cls)."""
PATHS = ("", "glossary/mesa-optimizer/", "glossary/consequentialist/", "cases/", "sources/thread/", "sources/hubinger2019/", "map/")
OBSERVE = """() => {
  window.shifted = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifted += one.value; }).observe({ type: "layout-shift", buffered: true });
}"""


def _shift(tab: Any, address: str) -> float:
    """All that shifts until the type has come, and what the observer is told in the frames after that."""
    tab.goto(address)
    tab.wait_for_load_state("networkidle")
    tab.evaluate("document.fonts.ready.then(() => new Promise((done) => setTimeout(done, 100)))")
    return float(tab.evaluate("window.shifted"))


@pytest.mark.long
@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800)], ids=["phone", "wide"])
def test_nothing_moves_while_a_page_is_opened(browser: Any, host: str, width: int, height: int) -> None:
    moved = {}
    for path in PATHS:
        tab = browser.new_page(viewport={"width": width, "height": height})  # in a context of its own, which has loaded no type before
        tab.add_init_script(f"({OBSERVE})()")
        moved[path] = _shift(tab, host + path)
        tab.close()
    print(f"\n{width} px:", {path: round(value, 3) for path, value in moved.items()})
    assert {path: value for path, value in moved.items() if value >= MOST} == {}


def test_a_shift_is_seen(browser: Any, host: str) -> None:
    tab = browser.new_page(viewport={"width": 1280, "height": 800})
    tab.add_init_script(f"({OBSERVE})(); addEventListener('load', () => setTimeout(() => {{ document.querySelector('main, article').style.paddingTop = '400px'; }}, 50))")
    assert _shift(tab, f"{host}glossary/optimizer/") >= MOST
    tab.close()
