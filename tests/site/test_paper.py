"""An entry on paper: the quotation, its notes, whose words they are, and where."""

from __future__ import annotations

from typing import Any

from attested.model import Mark
from attested.render.source_marks import in_type


def test_a_printed_entry_keeps_quotation_notes_citation_and_address(page: Any, host: str) -> None:
    tab = page(width=800, dark=True)
    tab.goto(host + "glossary/mesa-optimizer/")
    tab.emulate_media(media="print")
    for selector in ("#definition blockquote", "#definition .at-who", "#definition .at-ok", "#definition .at-notes > li", ".at-facts", "#definition .at-source-link"):
        assert tab.locator(selector).first.is_visible(), selector
    for selector in (".md-header", ".at-copy", ".at-report", ".at-challenge", ".at-further > summary", ".at-foot"):
        assert not tab.locator(selector).first.is_visible(), selector
    shown = tab.locator("#definition .at-source-link").evaluate("one => getComputedStyle(one, '::after').content")
    assert "https://arxiv.org/pdf/1906.01820" in shown and ":~:text" not in shown
    own = tab.locator("#definition figcaption").evaluate("one => getComputedStyle(one, '::after').content")
    assert own.endswith('glossary/mesa-optimizer/#definition"')


def test_paper_is_white_and_ink_dark_whatever_the_screen(page: Any, host: str) -> None:
    tab = page(width=800, dark=True)
    tab.goto(host + "glossary/mesa-optimizer/")
    tab.emulate_media(media="print", color_scheme="dark")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    red, green, blue = tab.evaluate("getComputedStyle(document.querySelector('#definition blockquote')).color.match(/\\d+/g).map(Number)")[:3]
    assert max(red, green, blue) < 80


def test_a_note_is_not_torn_apart_and_marks_are_seen_without_colour(page: Any, host: str) -> None:
    tab = page(width=800)
    tab.goto(host + "glossary/mesa-optimizer/")
    tab.emulate_media(media="print")
    assert tab.locator(".at-notes > li").first.evaluate("one => getComputedStyle(one).breakInside") == "avoid"
    assert tab.locator(".at-mark").first.evaluate("one => getComputedStyle(one).borderBottomStyle") == "solid"


def test_a_dispute_is_printed_one_under_the_other(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.goto(host + "glossary/mesa-optimizer/")
    tab.emulate_media(media="print")
    first, second = (tab.locator(f"#{name}").bounding_box() for name in ("chatgpt-cot-thread-c1", "chatgpt-cot-thread-c2"))
    assert second["y"] >= first["y"] + first["height"]


def test_a_long_formula_is_broken_where_paper_ends(page: Any, host: str) -> None:
    """On a screen it is moved in its own frame instead."""
    tab = page(width=700)
    tab.goto(host + "glossary/mesa-optimizer/")
    latex = " + ".join(rf"\frac{{x_{at}}}{{y}}" for at in range(60))
    formula = str(in_type(latex, 0, len(latex), [Mark("formula", 0, len(latex), "$")]))
    tab.locator("#definition blockquote p").first.evaluate("(one, html) => one.setHTMLUnsafe(html)", formula)
    measured = """() => {
      const block = document.querySelector("#definition blockquote"), drawn = block.querySelector(".at-formula").shadowRoot;
      const last = drawn.querySelector("mrow").lastElementChild.getBoundingClientRect(), first = drawn.querySelector("mrow").firstElementChild.getBoundingClientRect();
      return [last.right <= block.getBoundingClientRect().right, last.top > first.bottom];
    }"""
    assert tab.evaluate(measured) == [False, False]
    tab.emulate_media(media="print")
    assert tab.evaluate(measured) == [True, True]


def test_paper_names_the_licence_and_has_no_field_to_copy_from(page: Any, host: str) -> None:
    tab = page(width=800)
    tab.goto(host + "cases/#mesa-optimizer-chatgpt-cot")
    field = tab.locator("#mesa-optimizer-chatgpt-cot .at-line")
    assert field.is_visible()
    tab.emulate_media(media="print")
    assert not field.is_visible() and not tab.locator(".at-more").is_visible()
    assert tab.locator(".at-footer p a").inner_text() == "CC BY 4.0"
    assert tab.locator(".at-exchange").evaluate_all("all => all.every((one) => getComputedStyle(one).breakInside === 'auto')")
