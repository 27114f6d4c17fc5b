"""What a reader takes along from a page, by whatever way, is the words of the source and nothing else.

Each page of both sites (in `make test`, one of each kind) is opened once, at a text fragment, and asked everything: the text of the document, what is selected, what
the browser finds, what may be translated, whether published selectors resolve, what is left in forced colours and on paper.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree.ElementTree import Element

import pytest

from attested.render.text_fragment import text_fragment
from tests.commonjs import bundle
from tests.running import find
from tests.site.building import by_class, parsed, words
from tests.site.walked import WALKS, addresses, one_of_each_kind

BOTH = pytest.mark.parametrize(("which", "served"), [("site", "host"), ("foreign", "foreign_host")], ids=["real", "foreign"])
QUOTING = ("at-exact", "at-words", "at-quoted", "at-q")
"""Classes of elements that hold words of a source; a `blockquote` does too."""

ASK = """() => {
  const faults = [], line = (text) => text.replace(/\\s+/g, " ").trim(), chosen = getSelection(), asked = new Set();
  const fault = (what, one) => faults.push(`${what}: ${line(one.textContent).slice(0, 80)}`);
  const shown = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  for (const one of shown(".at-exact, .at-words, .at-quoted, .at-q, article blockquote")) {
    chosen.selectAllChildren(one);
    if (line(chosen.toString()) !== line(one.textContent)) fault("selected otherwise", one);
    if (one.translate || !one.closest("[lang]")?.lang) fault("translated, or in no language", one);
    if (one.matches(".at-q") && !/^“.+”$/s.test(one.textContent)) fault("without its marks", one);
  }
  for (const one of document.querySelectorAll("q")) fault("its marks are drawn and cannot be copied", one);
  for (const one of shown(".at-head h1, .at-exact, .at-q, .at-quoted:not(:has(p)), article blockquote p")) {
    for (const text of one.textContent.split(/\\n\\n+/).map(line)) {
      if (!text || asked.has(text)) continue;
      asked.add(text);
      chosen.removeAllRanges();
      if (!window.find(text, true, false, true) || line(chosen.toString()) !== text) fault("not found", one);
    }
  }
  chosen.removeAllRanges();
  return faults;
}"""

# Marks, and softer ink, beside what stands around them.
TOLD_APART = """() => [...document.querySelectorAll(".at-mark, .at-hop b, .at-mentions-list b, .rest, del, ins")].filter((one) => {
  if (!one.checkVisibility()) return false;
  const look = (element) => {
    const style = getComputedStyle(element);
    return [style.color, style.backgroundColor, style.fontWeight, style.textDecorationLine, style.borderBottomStyle, style.outlineStyle].join();
  };
  return look(one) === look(one.matches(".rest") ? one.parentElement.querySelector(".at-exact") : one.parentElement);
}).map((one) => one.textContent)"""

UNFOLD = """() => { for (const one of document.querySelectorAll("details")) one.open = true; }"""
"""What is folded is opened by the browser's own find, and printed; the `find` of a script does neither."""

SEEN = """() => [...document.querySelectorAll("article :is(.at-exact, .at-q, .at-words p, .at-who, .at-notes > li, blockquote p)")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true })).map((one) => one.textContent)"""

FOLDED = """() => [...document.querySelectorAll("details:not([open]) :is(.at-exact, .at-q, .at-words p, .at-who, .at-notes > li, blockquote p)")].map((one) => one.textContent)"""

RESOLVE = """(selectors) => selectors.filter(({ anchor, prefix, exact, suffix }) => {
  const whole = `${prefix}${exact}${suffix}`, once = (text) => text.includes(whole) && text.indexOf(whole) === text.lastIndexOf(whole);
  return !once(document.body.textContent) || !once(document.getElementById(anchor).querySelector(".at-words").textContent);
}).map((one) => one.exact)"""


def _exported(site: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / "data/glossary.json").read_text(encoding="utf-8"))
    return found


def _quotations(term: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for role in ("definitions", "usages", "cases", "claims"):
        yield from (block for item in term[role] for block in item["blocks"] if block["kind"] == "quotation")


def _selectors(site: Path) -> dict[str, list[dict[str, Any]]]:
    """Each published selector with the anchor of its passage, by the page of the source."""
    exported = _exported(site)
    passages = {(source["key"], one["locator"]): (source["page"], one["anchor"]) for source in exported["sources"] for one in source["passages"]}
    found: dict[str, list[dict[str, Any]]] = {}
    for quoted in (one for term in exported["terms"] for one in _quotations(term)):
        page, anchor = passages[quoted["source"], quoted["locator"]]
        for one in [*quoted["selectors"], *(two for note in quoted["notes"] for two in note["selectors"])]:
            found.setdefault(page, []).append({**one, "anchor": anchor})
    return found


def _last_quoted(page: Path) -> str:
    """The words that stand last on a page in an element for words of a source, its blocks divided by a blank line."""

    def inside(element: Element) -> Iterator[Element]:
        if element.tag not in ("details", "template", "svg") and element.get("hidden") is None:
            if set((element.get("class") or "").split()) & {"at-exact", "at-quoted", "at-q"}:
                yield element
            for child in element:
                yield from inside(child)

    found = [*inside(parsed(page))]
    return "".join(found[-1].itertext()).strip() if found else ""


def _at(address: str, told: str) -> str:
    return text_fragment(address, told) if "\n\n" in told else f"{address}#:~:text={quote(' '.join(told.split()), safe='').replace('-', '%2D')}"


@WALKS
def test_every_way_gives_the_words_of_the_source_and_nothing_else(page: Any, request: pytest.FixtureRequest, which: str, every: bool) -> None:
    site, host = request.getfixturevalue(which), request.getfixturevalue("host" if which == "site" else "foreign_host")
    selectors, tab = _selectors(site), page(width=1280, height=400)
    resolved = led = marks = 0
    paths = (addresses if every else one_of_each_kind)(site)
    for path in paths:
        told = _last_quoted(site / path / "index.html" if path.endswith("/") or not path else site / path)
        tab.goto(_at(host + path, told) if told else host + path)
        if told:
            tab.wait_for_function(
                """(told) => [...document.querySelectorAll(".at-exact, .at-quoted, .at-q")].some((one) => {
                  const box = one.getBoundingClientRect();
                  return box.top < innerHeight && box.bottom > 0 && one.textContent.trim() === told;
                })""",
                arg=told,
            )
            led += 1
        on_screen, folded = Counter(tab.evaluate(SEEN)), Counter(tab.evaluate(FOLDED))
        tab.emulate_media(media="print")
        on_paper = Counter(tab.evaluate(SEEN))
        assert on_screen - on_paper == Counter(), f"{path}: what the screen shows is on paper"
        assert on_paper - on_screen - folded == Counter(), f"{path}: and nothing else but what is folded"
        tab.emulate_media(media="screen")
        tab.evaluate(UNFOLD)
        assert tab.evaluate(ASK) == [], path
        assert tab.evaluate(RESOLVE, selectors.get(path, [])) == [], path
        resolved += len(selectors.get(path, []))
        tab.emulate_media(forced_colors="active")
        assert tab.evaluate(TOLD_APART) == [], path
        tab.emulate_media(forced_colors="none", media="print")
        assert tab.evaluate(TOLD_APART) == [], path
        tab.emulate_media(media="screen")
        marks += tab.locator(".at-mark").count()
    assert resolved == sum(len(some) for path, some in selectors.items() if path in paths)
    assert not every or {*selectors} <= {*paths}
    assert min(resolved, led, marks) > (10 if every else 5)


SIGN = re.compile(r"^(?:[0-9]+[.)]|[-*+]) ", re.MULTILINE)
"""The sign of an item, which is no word: pages draw it."""


@BOTH
def test_the_text_of_a_page_is_the_exported_text(request: pytest.FixtureRequest, which: str, served: str) -> None:
    site = request.getfixturevalue(which)
    exported = _exported(site)
    for term in exported["terms"]:
        page = parsed(site / term["page"] / "index.html")
        shown = {one.get("id"): " ".join(words(part) for part in by_class(one, "at-exact")) for one in by_class(page, "at-quotation")}
        for quoted in _quotations(term):
            assert shown[quoted["anchor"]] == " ".join(SIGN.sub("", quoted["text"]).split())
    for source in exported["sources"]:
        page = parsed(site / source["page"] / "index.html")
        held = by_class(page, "at-words")
        assert len(held) == len(source["passages"])
        for element, passage in zip(held, source["passages"], strict=True):
            assert _without(element, "footer") == SIGN.sub("", passage["text"])


def _without(element: Element, tag: str) -> str:
    """The text of an element, each character of it, without the elements of a tag."""
    return (element.text or "") + "".join(("" if child.tag == tag else _without(child, tag)) + (child.tail or "") for child in element)


@BOTH
@pytest.mark.outside("npm:dom-anchor-text-quote")
def test_a_library_of_others_resolves_every_selector(page: Any, request: pytest.FixtureRequest, which: str, served: str) -> None:
    site, host = request.getfixturevalue(which), request.getfixturevalue(served)
    tab, library = page(), find("npm:dom-anchor-text-quote")
    assert library is not None
    for path, selectors in _selectors(site).items():
        tab.goto(host + path)
        tab.evaluate(bundle(Path(library), "anchoring"))
        found = tab.evaluate(
            """(selectors) => selectors.map(({ anchor, exact, prefix, suffix, start }) => {
              const passage = document.getElementById(anchor), before = document.createRange();
              before.setStart(passage, 0);
              before.setEnd(passage.querySelector(".at-words"), 0);
              return anchoring.toRange(passage, { exact, prefix, suffix }, { hint: before.toString().length + start })?.toString();
            })""",
            selectors,
        )
        assert found == [one["exact"] for one in selectors], path


def test_who_hears_a_definition_hears_its_words_and_links_to_the_notes(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.goto(host + "glossary/optimizer/")
    lines = [line.strip().removeprefix("- ") for line in tab.locator("#definition blockquote p").aria_snapshot().splitlines()]
    heard = [line for line in lines if not line.startswith(("/url:", "superscript"))]
    links = [line.removesuffix(":") for line in heard if line.startswith('link "Note ')]
    assert links == [f'link "Note {number}"' for number in range(1, len(links) + 1)] and len(links) == 6
    said = " ".join(line for line in heard if not line.startswith('link "Note '))
    assert not any(character.isdigit() for character in said), said


def test_a_formula_is_drawn_and_taken_along_as_its_source(page: Any, foreign_host: str) -> None:
    tab = page(width=390)
    tab.goto(foreign_host + "glossary/water-power/")
    [formula] = tab.evaluate("""() => [...document.querySelectorAll("#definition .at-exact .at-formula")].map((one) => {
      const inside = one.shadowRoot, box = (element) => element.getBoundingClientRect();
      return { math: box(inside.querySelector("math")).width, source: box(inside.querySelector("[part=source]")).width, text: one.textContent };
    })""")
    assert formula["math"] > 60 and formula["source"] == 0
    assert formula["text"] == r"P = \rho g Q h"
    heard = tab.locator("#definition blockquote").aria_snapshot()
    assert r"P = \\rho g Q h" in heard or r"P = \rho g Q h" in heard


def test_numbers_of_a_list_within_an_item_are_those_of_the_source(page: Any, host: str) -> None:
    """The theme has letters there, and Roman numbers one item deeper."""
    tab = page(width=1280)
    tab.goto(host + "glossary/mesa-optimizer/")
    lists = "<ol><li>a<ol><li>b<ol><li>c</li></ol></li></ol></li></ol>"
    tab.locator("#definition blockquote").first.evaluate("(one, html) => { one.innerHTML = html; }", lists)
    shown = tab.locator("#definition blockquote li").evaluate_all("all => all.map((one) => getComputedStyle(one).listStyleType)")
    assert shown == ["decimal", "decimal", "decimal"]
