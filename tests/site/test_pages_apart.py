"""A page of the browser's tests knows nothing of those before it, though they share a context."""

from __future__ import annotations

from typing import Any

import pytest

STORED = "[localStorage.length, sessionStorage.length, document.cookie, matchMedia('(prefers-color-scheme: dark)').matches, innerWidth, window.set ?? 0]"


@pytest.mark.parametrize("turn", [1, 2])
def test_nothing_of_a_former_page_is_left(page: Any, host: str, turn: int) -> None:
    tab = page(width=800)
    tab.goto(host + "404.html")
    assert tab.evaluate(STORED) == [0, 0, "", False, 800, 0]
    other = page(width=400, dark=True)
    other.add_init_script("window.set = 1")
    other.route("**/rights/", lambda route: route.fulfill(body="another page", content_type="text/html"))
    other.goto(host + "rights/")
    assert other.locator("body").inner_text() == "another page"
    other.evaluate("localStorage.setItem('a', 'b'), sessionStorage.setItem('a', 'b'), document.cookie = 'a=b'")
    assert other.evaluate(STORED) == [1, 1, "a=b", True, 400, 1]
    assert other.context == tab.context


def test_options_of_a_context_hold_for_their_pages_alone(page: Any, host: str) -> None:
    quiet, lively = page(java_script_enabled=False), page()
    for tab in (quiet, lively):
        tab.goto(host + "cases/")
    assert [tab.locator(".at-filter").is_visible() for tab in (quiet, lively)] == [False, True]
