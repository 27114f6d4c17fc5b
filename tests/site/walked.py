"""The pages of a site, opened once each in the browser: what each asks for, and what stands too wide or on too long a line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

NARROW, WIDE, WIDEST = 320, 1280, 1920
"""Screens, in CSS pixels."""
LONGEST = 75

EVERY = pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.long)], ids=["one of each kind", "every page"])
"""For tests that read what a walk saw: of a page of each kind in `make test`, of all pages in `make test-all`."""

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



def addresses(site: Path) -> list[str]:
    """Every page of the site, as its address below the root. Of the pages on citing, which one template makes, the smallest and one of middle size."""
    pages = sorted(site.rglob("*.html"))
    light = sorted((page for page in pages if page.parent.name == "cite" and page.parents[1] != site), key=lambda page: page.stat().st_size)
    left_out = {*light} - {light[0], light[len(light) // 2]}
    found = [page.relative_to(site).as_posix().removesuffix("index.html") for page in pages if page not in left_out]
    assert len(found) > 20
    return found


def one_of_each_kind(site: Path) -> list[str]:
    """Of the pages that one template makes, the largest; and every page that is the only one of its kind."""
    kinds: dict[tuple[str, ...], str] = {}
    for path in addresses(site):
        folder, *below = path.split("/")
        kind = (folder, *("*" if part and part != "cite" else part for part in below))
        kinds[kind] = max(kinds.get(kind, path), path, key=lambda one: (site / one / "index.html" if one.endswith("/") else site / (one or "index.html")).stat().st_size)
    return sorted(kinds.values())


VIOLATIONS = "addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`))"
"""Tells of all that a page's policy forbids as an error of the console."""


def walk(tab: Any, host: str, paths: list[str]) -> dict[str, Any]:
    """Open each of these pages on a wide screen, then make the screen wider, and narrow. Under ``asked``, all that was asked for, below the
    site's address where it is the site's; under ``errors``, errors of the console and what a policy forbade; under ``pages``, of each path the lines that are too long, by the screen's width, and
    how wide the page is on the narrow screen."""
    seen: dict[str, dict[str, Any]] = {}
    asked: list[str] = []
    errors: list[str] = []
    tab.add_init_script(VIOLATIONS)
    tab.on("console", lambda one: errors.append(f"{tab.url.removeprefix(host)}: {one.text}") if one.type == "error" else None)
    tab.on("pageerror", lambda one: errors.append(f"{tab.url.removeprefix(host)}: {one}"))
    tab.on("request", lambda request: asked.append(request.url.removeprefix(host)))
    for path in paths:
        tab.set_viewport_size({"width": WIDE, "height": 900})
        tab.goto(host + path)
        tab.evaluate("document.fonts.ready")
        long = {WIDE: tab.evaluate(LINES, LONGEST)}
        tab.set_viewport_size({"width": WIDEST, "height": 900})
        long[WIDEST] = tab.evaluate(LINES, LONGEST)
        tab.set_viewport_size({"width": NARROW, "height": 900})
        width = tab.evaluate("document.documentElement.scrollWidth")
        seen[path] = {"long": {str(one): lines for one, lines in long.items()}, "width": width}
    tab.wait_for_load_state("networkidle")
    return {"asked": asked, "errors": errors, "pages": seen}
