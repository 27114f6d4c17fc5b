"""The figure on an entry: its words stand clear of each other, and each line leads to the words that made it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import pytest

from attested.build import build
from attested.graph.ask.neighbours import between_terms
from attested.graph.ask.sentences import around
from attested.render.repeated import ENDS
from tests.site.building import ROOT, by_class, by_id, parsed, printed_by, words

TERMS = ("mesa-optimizer", "optimizer", "sub-agent", "base-optimizer")

OVERLAPS = """() => {
  const svg = [...document.querySelectorAll(".at-near svg")].find((one) => one.checkVisibility());
  const boxes = [...svg.querySelectorAll("text")].map((one) => [one.textContent, one.getBoundingClientRect()]);
  const cut = 0.5; // px that a browser may round away
  return boxes.flatMap(([words, a], at) => boxes.slice(at + 1)
    .filter(([, b]) => a.left < b.right - cut && b.left < a.right - cut && a.top + 3 < b.bottom - 3 && b.top + 3 < a.bottom - 3)
    .map(([other]) => `${words} / ${other}`));
}"""


def shown(tab: Any) -> Any:
    return tab.locator(".at-near svg:visible")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("term", TERMS)
def test_words_in_the_figure_are_legible_and_clear_of_each_other(page: Any, host: str, term: str, width: int) -> None:
    tab = page(width=width)
    tab.goto(f"{host}glossary/{term}/")
    assert shown(tab).count() == 1, "one of the two arrangements"
    assert tab.evaluate(OVERLAPS) == []
    scale = shown(tab).evaluate("one => one.getScreenCTM().a")
    sizes = shown(tab).locator("text").evaluate_all("all => all.map((one) => parseFloat(getComputedStyle(one).fontSize))")
    assert round(min(sizes) * scale, 1) >= 12
    box, screen = shown(tab).bounding_box(), tab.viewport_size["width"]
    assert box["x"] >= 0 and box["x"] + box["width"] <= screen


def test_overlapping_words_would_be_found(page: Any, host: str) -> None:
    tab = page(width=1280, bypass_csp=True)
    tab.goto(f"{host}glossary/mesa-optimizer/")
    tab.add_style_tag(content=".at-near text { font-size: 40px !important }")
    assert tab.evaluate(OVERLAPS)


@pytest.mark.parametrize("width", [390, 1280])
def test_a_line_leads_to_its_words_by_keyboard_and_without_scripts(page: Any, host: str, width: int) -> None:
    tab = page(width=width, java_script_enabled=False)
    tab.goto(f"{host}glossary/mesa-optimizer/")
    line = shown(tab).get_by_role("link", name="mesa-optimizer “found by” base optimizer, by definition")
    line.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/#relation-found-by-base-optimizer")
    told = tab.locator("#relation-found-by-base-optimizer")
    assert told.locator(".at-q b").inner_text() == "a base optimizer"
    assert told.locator(".at-q").inner_text() == "“a base optimizer”", "its sentence is the definition, which stands above"
    told.locator(".at-evidence").evaluate("one => { const to = document.querySelector(one.hash); if (!to.textContent.includes('Mesa-optimization occurs when a base optimizer')) throw to.id }")
    box = told.bounding_box()
    assert 0 <= box["y"] < 900, "the words are on the screen"


@pytest.mark.parametrize("has_touch", [False, True], ids=["mouse", "touch"])
def test_a_line_is_hit_beside_its_thin_ink(page: Any, host: str, has_touch: bool) -> None:
    tab = page(width=1280, has_touch=has_touch)
    tab.goto(f"{host}glossary/mesa-optimizer/")
    tab.evaluate("document.fonts.ready.then(() => true)")  # a font that comes late moves all that stands below
    line = shown(tab).get_by_role("link", name="mesa-optimizer “relative to” base optimizer, according to LessWrong commenter C4")
    at = line.locator(".at-line").evaluate("one => { const p = one.getPointAtLength(one.getTotalLength() / 2).matrixTransform(one.getScreenCTM()); return [p.x, p.y + scrollY] }")
    tab.evaluate("y => scrollTo(0, y - 400)", at[1])
    x, y = at[0], at[1] - tab.evaluate("scrollY") + 4
    if has_touch:
        tab.touchscreen.tap(x, y)
    else:
        tab.mouse.click(x, y)
    tab.wait_for_url("**/#relation-relative-to-base-optimizer")
    assert tab.locator("#relation-relative-to-base-optimizer:target .at-q b").inner_text() == "mesaoptimizers relative to the base optimizer of evolution"


@pytest.mark.parametrize(("which", "root"), [("site", ROOT), ("foreign", ROOT / "tests/foreign")], ids=["own", "foreign"])
def test_each_edge_leads_to_its_words_from_figure_and_list_on_both_pages(request: pytest.FixtureRequest, which: str, root: Path) -> None:
    site: Path = request.getfixturevalue(which)
    kb = build(root).kb
    walked = 0
    for edge in between_terms(kb):
        source, target = edge.ends
        before, phrase, behind = around(kb, edge.evidence)
        assert phrase and kb.matcher.find(phrase), "the phrase names a term"
        assert target in {one.term for one in kb.matcher.find(f"{before}{phrase}{behind}")}
        for term, anchor in ((source, edge.anchor), (target, f"{edge.anchor}-from-{source}")):
            page = parsed(site / f"glossary/{term}/index.html")
            item = by_id(page, anchor)
            if words(by_class(item, "at-evidence")[0]) == "the whole sentence":
                assert words(page).partition(words(item))[0].count(phrase.strip(ENDS)) > 1, "only words that stand there twice are left out"
            else:
                assert phrase in [words(one) for one in item.iter("b")], (term, anchor)
            assert printed_by(page, item, f"{before}{phrase}{behind}"), (term, anchor)
            ways = [one.get("href") for one in by_class(page, "at-tie")]
            assert ways.count(f"#{anchor}") == 2, "once in each arrangement"
            held = by_class(item, "at-evidence")[0].get("href") or ""
            path, quotation = urldefrag(held)
            there = (site / f"glossary/{term}" / path / "index.html").resolve()
            assert phrase in words(by_id(parsed(there), quotation)), (term, held)
            walked += 1
    assert walked >= 16
