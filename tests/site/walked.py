"""The pages of a site, opened once each in the browser: what each asks for, and what stands too wide or on too long a line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

NARROW, PHONE, WIDE, WIDEST = 320, 390, 1280, 1920
"""Screens, in CSS pixels."""
LONGEST = 75

EVERY = pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.long)], ids=["one of each kind", "every page"])
"""For tests that read what a walk saw: of a page of each kind in `make test`, of all pages in `make test-all`."""

WALKS = pytest.mark.parametrize(
    ("which", "every"),
    [
        pytest.param("site", False, id="site-one of each kind"),
        *(pytest.param(which, every, marks=pytest.mark.long, id=f"{which}-{'every page' if every else 'one of each kind'}") for which, every in (("foreign", False), ("site", True), ("foreign", True))),
    ],
)
"""The same for both sites: a page of each kind of the real site in `make test`; of the other site, and of all pages, in `make test-all`."""

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


LEAST = 24
"""So many CSS pixels is a control wide and high, or it has room around it (WCAG 2.2, success criterion 2.5.8)."""

# Every control that is smaller, and to which another one is nearer than the criterion allows: a circle of 24 px around its middle meets the other,
# or the circle of another that is too small. As the criterion has it, not those within a sentence (their block has words besides), nor those whose
# place is what they say: the lines between the terms of a picture, of which each page has a list too.
CROWDED = """(least) => {
  const CONTROLS = "a[href], button, summary, input, select, textarea, [role=button]", BLOCKS = "p, li, dd, dt, td, th, div, figcaption, blockquote, h1, h2, h3, section, summary, label, nav, body";
  const shown = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && one.getClientRects().length && !one.matches(".at-said, .md-toggle, .md-skip, .at-tie");
  const inSentence = (one, block) => {
    if (getComputedStyle(one).display !== "inline" || one instanceof SVGElement) return false;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { data, parentElement: owner } = walker.currentNode;
      if (/\\p{L}/u.test(data) && !owner.closest(CONTROLS) && owner.closest(BLOCKS) === block && owner.checkVisibility()) return true;
    }
    return false;
  };
  const targets = [...document.querySelectorAll(CONTROLS)].filter(shown).map((one) => {
    const box = (one.matches("[type=radio], [type=checkbox]") ? one.closest("label") ?? one : one).getBoundingClientRect();
    const small = (box.width < least - .1 || box.height < least - .1) && !inSentence(one, one.parentElement.closest(BLOCKS));
    return { one, box, small, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  });
  const away = ({ x, y }, { left, right, top, bottom }) => Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
  return targets.filter((own) => own.small && targets.some((other) => other !== own && !own.one.contains(other.one) && !other.one.contains(own.one)
      && (away(own, other.box) < least / 2 || (other.small && Math.hypot(own.x - other.x, own.y - other.y) < least))))
    .map(({ one, box }) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${one.outerHTML.slice(0, 120)}`);
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
    """Open each of these pages on a wide screen, then make the screen wider, and narrow, and open all that is folded. Under ``asked``, all that was asked for, below the
    site's address where it is the site's; under ``errors``, errors of the console and what a policy forbade; under ``pages``, of each path the lines that are too long and the controls
    that are too small, by the screen's width, and how wide the page is on the narrow screen."""
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
        tab.evaluate("() => { for (const one of document.querySelectorAll('details')) one.open = true; }")
        crowded = {}
        for screen in (PHONE, WIDE):
            tab.set_viewport_size({"width": screen, "height": 900})
            crowded[screen] = tab.evaluate(CROWDED, LEAST)
        seen[path] = {
            "long": {str(one): lines for one, lines in long.items()},
            "crowded": {str(one): found for one, found in crowded.items() if found},
            "width": width,
        }
    tab.wait_for_load_state("networkidle")
    return {"asked": asked, "errors": errors, "pages": seen}
