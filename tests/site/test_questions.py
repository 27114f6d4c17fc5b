"""Ten questions of a fresh reader: how many clicks and screens the answer is away, from the home page and from the search."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

QUESTIONS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("questions.yml").read_text(encoding="utf-8"))
SCREENS = pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800)], ids=["phone", "wide"])
MOST_CLICKS = MOST_SCREENS = 2

# The lowest edge of the words, from the top of the screen; null where they are not shown. Of several places, the highest one counts.
PLACE = """([words, of]) => {
  const plain = (text) => text.replace(/\\s+/g, " ");
  const holding = [...document.querySelectorAll("article :is(p, li, dd, dt, td, summary, tr, figcaption, blockquote, .at-origin)")].filter(
    (one) => one.checkVisibility() && plain(one.innerText).includes(words) && (!of || plain((one.closest("tr") ?? one).innerText).includes(of)));
  const innermost = holding.filter((one) => !holding.some((other) => other !== one && one.contains(other)));
  const ends = innermost.map((one) => {
    const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    let text = "", end = null;
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.checkVisibility()) continue;
      for (let at = 0; at < walker.currentNode.data.length && end === null; at++) {
        const letter = walker.currentNode.data[at];
        if (!/\\s/.test(letter)) text += letter;
        if (text.endsWith(words.replace(/\\s/g, ""))) {
          const range = document.createRange();
          range.setStart(walker.currentNode, at); range.setEnd(walker.currentNode, at + 1);
          end = range.getBoundingClientRect().bottom;
        }
      }
    }
    return end ?? one.getBoundingClientRect().bottom;
  });
  return ends.length ? Math.min(...ends) : null;
}"""


@dataclass(frozen=True, slots=True)
class Way:
    """How far the answer is: links followed, and the screen on which the lowest of them, or the answer, stands on its page."""

    clicks: int
    screens: float


def _screen(bottom: float, height: int) -> float:
    return max(1.0, bottom / height)


def _follow(tab: Any, link: Any, height: int) -> float:
    """Follow a link; the screen on which it stood, counted from where its page was opened."""
    box = link.bounding_box()
    assert box is not None
    link.click()
    tab.wait_for_load_state("load")
    tab.evaluate("document.fonts.ready")
    return _screen(box["y"] + box["height"], height)


# Links that are cut off with the end of a text cannot be hit.
HIT = """(one) => {
  const box = one.getBoundingClientRect(), before = scrollY;
  scrollTo({ top: scrollY + box.top - innerHeight / 2, behavior: "instant" });
  const now = one.getClientRects()[0], top = document.elementFromPoint((now.left + now.right) / 2, (now.top + now.bottom) / 2);
  scrollTo({ top: before, behavior: "instant" });
  return one.contains(top);
}"""


def _link(tab: Any, name: str) -> Any:
    """The first link of this name that can be seen."""
    return next(one for one in tab.get_by_role("link", name=name, exact=True).all() if one.is_visible() and one.evaluate(HIT))


def _found(tab: Any, typed: str, way: str) -> Any:
    """The result of the search that leads there."""
    tab.click("[data-md-component=search-query]")
    tab.keyboard.type(typed)
    tab.wait_for_function("(typed) => document.querySelector('#at-answers').ariaBusy === 'false' && document.querySelector('[data-md-component=search-query]').value === typed", arg=typed)
    result = tab.locator(f'[role=option][href$="/{way}"]').first
    result.wait_for()
    return result


def measured(tab: Any, host: str, asked: dict[str, Any], start: str, height: int) -> Way:
    """Go one of the two ways to the answer, and measure it."""
    tab.goto(host)
    tab.evaluate("document.fonts.ready")
    answer, of, links, screens = asked["answer"], asked.get("of", ""), asked["home"], [1.0]
    if start == "search":
        screens.append(_follow(tab, _found(tab, asked["typed"], asked["search"]), height))
        answer, of, links = (asked["found"], "", []) if "found" in asked else (answer, of, [])
    for name in links:
        screens.append(_follow(tab, _link(tab, name), height))
    bottom = tab.evaluate(PLACE, [answer, of])
    assert bottom is not None, f"{tab.url} does not show: {answer}"
    return Way(len(links) or 1, max(*screens, _screen(bottom, height)))


@pytest.mark.long
@SCREENS
def test_each_answer_is_at_most_two_clicks_and_two_screens_away(page: Any, host: str, width: int, height: int) -> None:
    tab = page(width=width, height=height)
    table = [(one["question"], start, measured(tab, host, one, start, height)) for one in QUESTIONS for start in ("home", "search")]
    print(f"\n{width} px{'':40}from    clicks  screens")
    for question, start, way in table:
        print(f"{question:46}{start:8}{way.clicks:6}{way.screens:9.2f}")
    assert len(table) == 20
    assert [one for one in table if one[2].clicks > MOST_CLICKS or one[2].screens > MOST_SCREENS] == []


def test_an_answer_that_is_too_far_away_is_seen(page: Any, host: str) -> None:
    tab = page(width=390, height=844)
    far = {"home": ["Who says what"], "answer": "Asserted by LessWrong commenter C1", "of": "The question is whether they are aligned"}
    assert measured(tab, host, far, "home", 844).screens > MOST_SCREENS
    with pytest.raises(AssertionError, match="does not show"):
        measured(tab, host, {"home": [], "answer": "the moon is made of cheese"}, "home", 844)
