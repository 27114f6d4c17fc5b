"""The pages for what was published once, as eyes, ears and small screens meet them."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.site.test_access import TAGS
from tests.site.walked import LINES, LONGEST

PATHS = ("glossary/head/", "glossary/head/v/1.0/", "glossary/tide-mill/", "glossary/tide-mill/v/1.0/", "glossary/store-pond/", "glossary/ebb-mill/", "sources/talk/", "sources/talk/v/2.0/")


def still(tab: Any) -> Any:
    """The page without the script that leaves an old address at once."""
    tab.route("**/onward.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    return tab


@pytest.mark.long
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(page: Any, host: str, dark: bool) -> None:
    tab = still(page(width=1280, dark=dark))
    faults = []
    for path in PATHS:
        tab.goto(host + path)
        found = Axe().run(tab, options={"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]})
        faults += [(path, one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found.response["violations"]]
    assert faults == []


def assert_fits(tab: Any, width: int) -> None:
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    tab.evaluate("document.querySelectorAll('.at-told').forEach((one) => one.remove())")  # heard, not seen
    assert tab.evaluate(LINES, LONGEST) == []


@pytest.mark.parametrize("path", PATHS)
def test_no_line_is_too_long_and_no_page_too_wide(page: Any, host: str, path: str) -> None:
    tab = still(page(width=1280))
    tab.goto(host + path)
    for width in (1280, 768, 320):
        tab.set_viewport_size({"width": width, "height": 900})
        assert_fits(tab, width)


@pytest.mark.long
@pytest.mark.parametrize("width", [320, 768])
@pytest.mark.parametrize("path", PATHS)
def test_so_it_is_on_a_page_that_is_opened_at_this_width(page: Any, host: str, path: str, width: int) -> None:
    tab = still(page(width=width))
    tab.goto(host + path)
    assert_fits(tab, width)


def test_a_former_address_of_quoted_words_opens_what_is_said_of_them(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.goto(host + "sources/talk/#q-tide-mill-nickname-talk-k1")
    panel = tab.get_by_role("dialog")
    panel.wait_for()
    assert "the sea’s own mill" in panel.inner_text()
    assert tab.locator(".at-lit").count() > 0
