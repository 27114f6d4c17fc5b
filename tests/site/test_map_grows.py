"""The map of a large glossary: a term, its neighbours, and theirs, a step at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import many
from tests.running import once
from tests.site.building import program, run
from tests.site.test_access import TAGS
from tests.site.test_map import OVERLAPS
from tests.site.test_pages import served


def _build(root: Path) -> None:
    many.write(root, 310, many.fields, 5)
    done = run(program("attested"), "build", "--root", str(root), cwd=root)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(once(tmp_path_factory.getbasetemp(), "large", _build) / "site") as host:
        yield host


def begun(page: Any, large: str, width: int = 1280) -> Any:
    tab = page(width=width)
    tab.goto(large + "map/")
    tab.get_by_role("combobox", name="Term").fill(many.name(0))
    tab.keyboard.press("Enter")
    tab.locator(".at-map-panel h2").wait_for()
    return tab


@pytest.mark.long
def test_a_term_and_twelve_of_its_neighbours_are_drawn_and_the_rest_is_counted(page: Any, large: str) -> None:
    tab = begun(page, large)
    assert tab.locator(".at-spot").count() == 13
    assert tab.locator(".at-map-panel h2").inner_text() == many.name(0)
    assert "more neighbours are not drawn. Choose the term again for the next ones." in tab.locator(".at-map-panel").inner_text()
    assert tab.locator(".at-map-panel .at-words-of .at-q").count() == tab.locator(f".at-tie[data-ends~={many.name(0)}]").count() >= 12
    assert tab.evaluate(OVERLAPS) == []


@pytest.mark.long
def test_each_step_adds_to_what_is_drawn_by_keyboard_too(page: Any, large: str) -> None:
    tab = begun(page, large)
    tab.locator(f".at-spot[data-term={many.name(20)}]").focus()
    tab.keyboard.press("Enter")
    tab.wait_for_function("() => document.querySelectorAll('.at-spot').length === 25")
    assert tab.locator(".at-map-panel h2").inner_text() == many.name(20)
    assert tab.locator(".at-filter output").inner_text() == "25 terms drawn"
    tab.locator(".at-tie").first.focus()
    tab.keyboard.press("Enter")
    link = tab.locator(".at-map-panel").get_by_role("link", name="Quotation")
    words = tab.locator(".at-map-panel .at-q b").inner_text()
    link.click()
    tab.wait_for_url("**/glossary/*/#definition")
    assert words in tab.locator("#definition blockquote").inner_text()


@pytest.mark.long
def test_one_begins_anew_and_is_told_when_nothing_fits(page: Any, large: str) -> None:
    tab = begun(page, large)
    tab.get_by_role("button", name="Begin anew").click()
    assert tab.locator(".at-spot").count() == 0
    tab.get_by_role("combobox", name="Term").fill("nothing like it")
    tab.keyboard.press("Enter")
    tab.wait_for_function("() => document.querySelector('.at-filter output').textContent.startsWith('No term')")


@pytest.mark.long
def test_axe_finds_nothing_in_what_is_drawn(page: Any, large: str) -> None:
    tab = begun(page, large, 390)
    found = Axe().run(tab, {"exclude": [["table.at-edges"]]}, {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]})
    assert [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found.response["violations"]] == []


@pytest.mark.long
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_once_it_is_drawn(page: Any, large: str, dark: bool) -> None:
    tab = page(width=390, dark=dark)
    tab.goto(large + "map/")
    tab.get_by_role("combobox", name="Term").fill(many.name(0))
    tab.keyboard.press("Enter")
    tab.locator(".at-map-panel h2").wait_for()
    found = Axe().run(tab, options={"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]})
    assert [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found.response["violations"]] == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.long
def test_without_scripts_the_table_holds_every_edge(page: Any, large: str) -> None:
    tab = page(width=1280, java_script_enabled=False)
    tab.goto(large + "map/")
    assert not tab.locator(".at-grow").is_visible()
    parts = [link.get_attribute("href") for link in tab.locator(".at-parts a").all()]
    rows = tab.locator("table.at-edges tbody tr").count()
    for way in parts:
        tab.goto(f"{large}map/{way}")
        rows += tab.locator("table.at-edges tbody tr").count()
    assert rows > 400
