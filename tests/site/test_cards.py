"""Cards on links to terms, in Chromium: by mouse, by keyboard, by touch."""

from __future__ import annotations

from typing import Any


def _card_of(tab: Any, link: str = "a") -> Any:
    """The card that stands open for a link. That of the link before stays until it is there."""
    tab.wait_for_selector(f"{link}[aria-describedby=at-card]")
    return tab.get_by_role("group", name="About")


def test_a_card_opens_under_the_mouse_and_moves_nothing(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.goto(host + "glossary/mesa-optimizer/")
    height = tab.evaluate("document.documentElement.scrollHeight")
    tab.hover("#definition blockquote a.at-term >> nth=1")
    card = _card_of(tab)
    assert "internally searching through a search space" in card.inner_text()
    assert "Hubinger et al. 2019, §1" in card.inner_text()
    assert card.get_by_role("link", name="search space").get_attribute("href").endswith("/glossary/search-space/")
    assert tab.evaluate("document.documentElement.scrollHeight") == height
    tab.keyboard.press("Escape")
    assert tab.locator(".at-card").count() == 0


def test_a_card_is_walked_by_keyboard(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.goto(host + "glossary/mesa-optimizer/")
    link = tab.locator("#definition blockquote a.at-term").nth(1)
    before = tab.locator("#definition blockquote a").all()
    before[[one.get_attribute("href") for one in before].index(link.get_attribute("href")) - 1].focus()
    tab.keyboard.press("ArrowRight")
    card = _card_of(tab, "#definition blockquote a.at-term")
    assert link.get_attribute("aria-describedby") == "at-card"
    tab.keyboard.press("Tab")
    assert card.locator("a").first.evaluate("one => one === document.activeElement")
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.activeElement.outerHTML") == link.evaluate("one => one.outerHTML")
    assert tab.locator(".at-card").count() == 0


def test_a_card_that_comes_late_is_not_opened_over_the_next_one(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.goto(host + "glossary/mesa-optimizer/")
    first, second = (tab.locator("#definition blockquote a.at-term").nth(at) for at in (0, 1))
    late = first.get_attribute("href").partition("#")[0].strip("./")
    held: list[Any] = []
    tab.route(f"**/data/cards/{late}.json", lambda route: held.append(route))
    first.focus()
    tab.keyboard.press("ArrowRight")
    while not second.evaluate("one => one === document.activeElement"):
        tab.keyboard.press("ArrowRight")
    words = _card_of(tab, "#definition blockquote a.at-term").inner_text()
    with tab.expect_response(f"**/data/cards/{late}.json"):
        held[0].continue_()
    tab.wait_for_timeout(100)
    assert _card_of(tab).inner_text() == words and second.get_attribute("aria-describedby") == "at-card"


def test_a_first_tap_opens_the_card_and_a_second_follows(page: Any, host: str) -> None:
    tab = page(width=390, has_touch=True)
    tab.goto(host + "glossary/mesa-optimizer/")
    link = tab.locator("#definition blockquote a.at-term").nth(1)
    link.tap()
    assert "optimizer" in _card_of(tab).inner_text()
    assert tab.url.endswith("/glossary/mesa-optimizer/")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    link.tap()
    tab.wait_for_url("**/glossary/optimizer/#definition")


def test_a_card_of_a_term_that_is_defined_in_words_not_quoted_here_says_so(page: Any, host: str) -> None:
    tab = page(width=1280, dark=True)
    tab.goto(host + "glossary/mesa-optimizer/")
    tab.hover("#definition blockquote a.at-term >> nth=0")
    assert "Defined in Hubinger et al. 2019, §1 and glossary; those words are not quoted here" in _card_of(tab).inner_text()
