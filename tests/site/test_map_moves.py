"""The map with its script: by mouse, touch and keyboard, narrowed and searched, its words beside it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.site.test_map import OVERLAPS

FOUND_BY = "mesa-optimizer “found by” base optimizer, by definition"


def opened(page: Any, host: str, width: int = 1280, **context: Any) -> Any:
    tab = page(width=width, **context)
    tab.goto(host + "map/")
    tab.locator(".at-map.at-live").wait_for()
    tab.evaluate("document.fonts.ready.then(() => document.querySelector('.at-map').scrollIntoView())")
    return tab


def scale(tab: Any) -> float:
    return float(tab.evaluate("parseFloat(document.querySelector('.at-map svg').style.getPropertyValue('--scale'))"))


def moved(tab: Any) -> tuple[float, float]:
    x, y = tab.evaluate("(() => { const { e, f } = document.querySelector('.at-map-all').transform.baseVal.consolidate().matrix; return [e, f]; })()")
    return x, y


def middle(tab: Any, name: str) -> tuple[float, float]:
    """A place on the line of an edge, on the screen."""
    x, y = tab.get_by_role("link", name=name).locator(".at-line").evaluate(
        "one => { const p = one.getPointAtLength(one.getTotalLength() * 0.42).matrixTransform(one.getScreenCTM()); return [p.x, p.y]; }"
    )
    return x, y


def test_a_click_on_a_line_shows_the_words_that_made_it(page: Any, host: str) -> None:
    tab = opened(page, host)
    tab.mouse.click(*middle(tab, FOUND_BY))
    panel = tab.locator(".at-map-panel")
    assert panel.locator(".at-q b").inner_text() == "a base optimizer"
    assert panel.locator(".at-basis").all_inner_texts() == ["by definition", "Hubinger et al. 2019, §1.1, as quoted by LawrenceC"]
    assert "glossary/mesa-optimizer.md, line" in panel.inner_text()
    panel.get_by_role("link", name="Passage").click()
    tab.wait_for_url("**/sources/hubinger2019/#*")


def test_a_line_and_a_term_are_read_by_keyboard_and_escape_leads_back(page: Any, host: str) -> None:
    tab = opened(page, host)
    tab.get_by_role("link", name=FOUND_BY).focus()
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.classList.contains('at-map-panel')")
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.activeElement.getAttribute('aria-label')") == FOUND_BY
    tab.locator(".at-spot[data-term=optimizer]").focus()
    tab.keyboard.press("Enter")
    panel = tab.locator(".at-map-panel")
    assert panel.locator("h2").inner_text() == "optimizer"
    assert panel.locator(".at-words-of").count() == tab.locator(".at-tie[data-ends~=optimizer]").count() == 6
    assert panel.locator(".at-words-of .at-q").count() == 6, "each with its words"
    panel.get_by_role("link", name="Go to the entry").click()
    tab.wait_for_url("**/glossary/optimizer/")


def test_keys_change_size_and_place(page: Any, host: str) -> None:
    tab = opened(page, host)
    tab.locator(".at-map-view").focus()
    least, start = scale(tab), moved(tab)
    tab.keyboard.press("+")
    assert scale(tab) > least
    before = moved(tab)
    tab.keyboard.press("ArrowRight")
    assert moved(tab)[0] < before[0]
    tab.keyboard.press("ArrowUp")
    assert moved(tab)[1] > before[1]
    tab.keyboard.press("-")
    tab.keyboard.press("-")
    assert scale(tab) == least, "not smaller than all of it"
    tab.keyboard.press("0")
    assert (scale(tab), moved(tab)) == (least, start)
    tab.get_by_role("button", name="Closer").click()
    assert scale(tab) > least
    tab.get_by_role("button", name="All").click()
    assert scale(tab) == least


def test_the_wheel_changes_the_size_and_the_mouse_moves_the_picture(page: Any, host: str) -> None:
    tab = opened(page, host)
    box, least = tab.locator(".at-map-view").bounding_box(), scale(tab)
    x, y = box["x"] + 200, box["y"] + 300
    tab.mouse.move(x, y)
    tab.mouse.wheel(0, -400)
    tab.wait_for_function("least => parseFloat(document.querySelector('.at-map svg').style.getPropertyValue('--scale')) > least", arg=least)
    before = moved(tab)
    tab.mouse.down()
    tab.mouse.move(x + 80, y - 40, steps=4)
    tab.mouse.up()
    after = moved(tab)
    assert (round(after[0] - before[0]), round(after[1] - before[1])) == (80, -40)
    assert tab.url.endswith("/map/"), "a drag chooses nothing"


def test_all_in_sight_the_wheel_moves_the_page(page: Any, host: str) -> None:
    tab = opened(page, host)
    box, least = tab.locator(".at-map-view").bounding_box(), scale(tab)
    before = tab.evaluate("scrollY")
    tab.mouse.move(box["x"] + 200, box["y"] + 300)
    tab.mouse.wheel(0, 300)
    tab.wait_for_function("before => scrollY > before", arg=before)
    assert scale(tab) == least


def test_two_fingers_change_the_size_and_one_tap_chooses(page: Any, host: str) -> None:
    tab = opened(page, host, width=390, has_touch=True)
    least, box = scale(tab), tab.locator(".at-map-view").bounding_box()
    x, y = box["x"] + 180, box["y"] + 180
    device = tab.context.new_cdp_session(tab)
    for kind, apart in (("touchStart", 40), ("touchMove", 70), ("touchMove", 110)):
        points = [{"x": x - apart, "y": y, "id": 1}, {"x": x + apart, "y": y, "id": 2}]
        device.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    device.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert scale(tab) > 2 * least
    tab.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))")  # the browser is done with the two fingers
    tab.get_by_role("button", name="All").tap()
    tab.wait_for_function("(least) => parseFloat(document.querySelector('.at-map svg').style.getPropertyValue('--scale')) === least", arg=least)
    dot = tab.locator(".at-spot[data-term=optimizer] .at-dot").bounding_box()
    tab.touchscreen.tap(dot["x"] + dot["width"] / 2, dot["y"] + dot["height"] / 2)
    assert tab.locator(".at-map-panel h2").inner_text() == "optimizer"


def test_kind_and_origin_narrow_picture_and_table_alike(page: Any, host: str) -> None:
    tab = opened(page, host)
    everything = tab.locator("tr[data-edge]:visible").count()
    tab.get_by_label("Kind").select_option("is a")
    assert tab.locator(".at-tie:not(.at-dim)").evaluate_all("all => all.map((one) => one.ariaLabel)") == [
        "mesa-optimizer “is a” misgeneralization, according to the post that C1 answers",
        "mesa-optimizer “is a” optimizer, by definition",
    ]
    assert tab.locator("tr[data-edge]:visible").count() == 2
    tab.get_by_label("Origin").select_option("said")
    assert tab.locator(".at-tie:not(.at-dim)").count() == tab.locator("tr[data-edge]:visible").count() == 1
    assert tab.locator(".at-filter output").inner_text() == f"1 of {everything} shown"
    assert tab.locator(".at-spot:not(.at-dim)").evaluate_all("all => all.map((one) => one.dataset.term).sort()") == ["mesa-optimizer", "misgeneralization"]


def test_a_term_is_found_by_a_part_of_its_name(page: Any, host: str) -> None:
    tab = opened(page, host)
    tab.get_by_label("Find").press_sequentially("simul")
    assert tab.locator(".at-found").evaluate_all("all => all.map((one) => one.dataset.term)") == ["simulator-and-simulacrum"]
    assert tab.locator("tr[data-edge]:visible").count() == 1
    tab.keyboard.press("Enter")
    assert tab.locator(".at-map-panel h2").inner_text() == "simulator and simulacrum"
    assert tab.locator(".at-map-panel .at-q b").inner_text() == "simulacra are better thought of as sub-agents"


@pytest.mark.parametrize("width", [390, 1280])
def test_names_overlap_at_no_size(page: Any, host: str, width: int) -> None:
    tab = opened(page, host, width=width)
    shown = []
    for _ in range(6):
        tab.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert tab.evaluate(OVERLAPS) == []
        shown.append(tab.locator(".at-map .at-name text:visible").count())
        sizes = tab.locator(".at-map text:visible").evaluate_all("all => all.map((one) => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a)")
        assert all(11.9 < size < 15.1 for size in sizes), "letters keep their size"
        tab.get_by_role("button", name="Closer").click()
    assert shown[0] >= 7
