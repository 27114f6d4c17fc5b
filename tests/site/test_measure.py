"""Lines that are short enough to read, and text that is set to twice its size."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.site.walked import EVERY, LINES, LONGEST, WIDE, WIDEST, addresses, one_of_each_kind


@EVERY
@pytest.mark.parametrize("width", [WIDE, WIDEST])
def test_no_line_of_text_is_longer_than_75_characters(walked: Callable[[str, bool], dict[str, Any]], width: int, every: bool) -> None:
    long = {path: seen["long"][str(width)] for path, seen in walked("site", every)["pages"].items()}
    assert {path: lines for path, lines in long.items() if lines} == {}
    assert len(long) > (40 if every else 20)


@pytest.mark.long
def test_no_line_is_longer_on_a_page_that_is_opened_at_the_widest(page: Any, site: Path, host: str) -> None:
    tab = page(width=WIDEST)
    long = {}
    for path in addresses(site):
        tab.goto(host + path)
        tab.evaluate("document.fonts.ready")
        if found := tab.evaluate(LINES, LONGEST):
            long[path] = found
    assert long == {}


@pytest.mark.parametrize("path", ["sources/thread/", "sources/hubinger2019/", "sources/lawrencec/"])
def test_no_line_of_a_source_is_longer_where_the_type_does_not_come(page: Any, host: str, path: str) -> None:
    """The page of a source keeps the type that it was first set in, so that a link into it finds its phrase where it leads."""
    tab = page(width=WIDEST)
    tab.route("**/*.woff2", lambda route: route.abort())
    tab.goto(host + path)
    assert tab.evaluate("document.fonts.size") and not tab.evaluate("[...document.fonts].some((one) => one.status === 'loaded')")
    assert tab.evaluate(LINES, LONGEST) == []


def test_the_measure_can_fail(page: Any, host: str) -> None:
    tab = page(width=1280, bypass_csp=True)
    tab.goto(host + "how-to-read/")
    tab.add_style_tag(content="article p { max-width: none !important; white-space: nowrap }")
    assert tab.evaluate(LINES, LONGEST)


PATHS = ("", "glossary/", "glossary/mesa-optimizer/", "glossary/consequentialist/", "cases/", "sources/thread/", "how-to-read/", "contribute/")


def _lost(tab: Any, width: int) -> list[str]:
    """What a reader does not see: elements whose text is cut off, and that the page is wider than the screen."""
    wide = tab.evaluate("document.documentElement.scrollWidth")
    cut: list[str] = tab.evaluate(
        """() => [...document.querySelectorAll("article *, .at-footer *")].filter((one) => {
          const style = getComputedStyle(one);
          const hides = style.overflowX === "hidden" || style.overflowX === "clip";
          return one.checkVisibility() && hides && !one.closest(".at-said, svg, thead") && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1;
        }).map((one) => one.outerHTML.slice(0, 100))"""
    )
    return [*cut, f"the page is {wide} wide"] if wide > width else cut


@pytest.mark.parametrize("path", PATHS)
def test_letters_twice_as_large_lose_nothing(page: Any, host: str, path: str) -> None:
    """A reader who sets the letters, and not the page, to 200 %."""
    tab = page(width=1280, bypass_csp=True)
    tab.goto(host + path)
    before = tab.evaluate("parseFloat(getComputedStyle(document.querySelector('article :is(p, dd)')).fontSize)")
    tab.add_style_tag(content="html { font-size: 200% !important }")
    assert tab.evaluate("parseFloat(getComputedStyle(document.querySelector('article :is(p, dd)')).fontSize)") == 2 * before
    assert _lost(tab, 1280) == []


@pytest.mark.parametrize("path", PATHS)
def test_a_page_at_200_percent_loses_nothing(page: Any, host: str, path: str) -> None:
    """Zoom of 200 % on a screen of 1280 px leaves 640."""
    tab = page(width=640, height=400, device_scale_factor=2)
    tab.goto(host + path)
    assert _lost(tab, 640) == []


@pytest.mark.parametrize("which", ["host", pytest.param("foreign_host", marks=pytest.mark.long)])
@pytest.mark.parametrize("width", [390, *(pytest.param(width, marks=pytest.mark.long) for width in (640, 1280))])
def test_nothing_is_cut_off_with_letters_of_twice_the_size(chromium: str, request: pytest.FixtureRequest, browser: Any, which: str, width: int) -> None:
    site = request.getfixturevalue("site" if which == "host" else "foreign")
    own = browser.browser_type.launch(executable_path=chromium, args=["--no-sandbox", "--blink-settings=defaultFontSize=32"])
    try:
        tab = own.new_page(viewport={"width": width, "height": 900})
        for path in one_of_each_kind(site):
            tab.goto(request.getfixturevalue(which) + path)
            assert tab.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
            beyond = """() => [...document.querySelectorAll("body :is(a, p, h1, h2, h3, li, select, input, button, label, blockquote)")].filter((one) => {
              const box = one.getBoundingClientRect();
              return box.width && one.checkVisibility() && box.right > innerWidth + 1 && !one.closest(".at-sideways, .at-map, svg, pre, table:not([class]), .at-said");
            }).map((one) => one.outerHTML.slice(0, 80))"""
            assert tab.evaluate("document.documentElement.scrollWidth") <= width, path
            assert tab.evaluate(beyond) == [], path
    finally:
        own.close()
