"""Lines that are short enough to read, and text that is set to twice its size."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.site.test_access import addresses

LONGEST = 75

# Every rendered line of running text: words are put on the line whose box they stand in, block by block.
LINES = """(most) => {
  const found = [];
  const skipped = "table, pre, code, nav, form, header, footer, svg, script, style, [hidden], .at-said, details:not([open])";
  for (const block of document.querySelectorAll("article :is(p, li, dd, dt, blockquote, figcaption, h1, h2, h3, summary)")) {
    if (block.closest(skipped) || !block.checkVisibility()) continue;
    const lines = new Map();
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const owner = node.parentElement.closest("p, li, dd, dt, blockquote, figcaption, h1, h2, h3, summary, ol, ul, table");
      if (owner !== block || node.parentElement.closest(skipped)) continue;
      let end = 0;
      for (const word of node.data.matchAll(/\\S+/g)) {
        const space = word.index > end || (word.index === 0 && /^\\s/.test(node.data)) ? " " : "";
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, (end = word.index + word[0].length));
        const boxes = [...range.getClientRects()].filter((box) => box.width);
        for (const box of boxes) { // a long address is broken: each line has its share of it
          const middle = Math.round((box.top + box.bottom) / 2);
          const key = [...lines.keys()].find((one) => Math.abs(one - middle) < 9) ?? middle;
          lines.set(key, `${lines.get(key) ?? ""}${space}${word[0].slice(0, Math.ceil(word[0].length / boxes.length))}`);
        }
      }
      if (/\\s$/.test(node.data) && end) for (const [key, line] of [...lines].slice(-1)) lines.set(key, `${line} `);
    }
    for (const line of lines.values()) if (line.replace(/ +/g, " ").trim().length > most) found.push(line.trim());
  }
  return found;
}"""


@pytest.mark.parametrize("width", [1280, 1920])
def test_no_line_of_text_is_longer_than_75_characters(page: Any, site: Path, host: str, width: int) -> None:
    tab = page(width=width)
    long = {}
    for path in addresses(site):
        tab.goto(host + path)
        if found := tab.evaluate(LINES, LONGEST):
            long[path] = found
    assert long == {}


def test_the_measure_can_fail(page: Any, host: str) -> None:
    tab = page(width=1280)
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
    tab = page(width=1280)
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
