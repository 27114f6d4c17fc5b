"""Pages in parts, in the browser: what the address names is found in whatever part it stands, and forms say what they cover."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from attested.render import parts
from attested.render.pages import check_a_draft
from tests.running import once
from tests.site.building import copy, program, run
from tests.site.test_pages import served


def _build(root: Path) -> None:
    with patch.object(parts, "ELEMENTS", 60), patch.object(check_a_draft, "MANY", 3):
        done = run(program("mkdocs"), "build", cwd=copy(root))
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real glossary, its pages cut as if sixty elements were many."""
    return once(tmp_path_factory.getbasetemp(), "in-parts", _build) / "site"


@pytest.fixture(scope="module")
def cut_host(small: Path) -> Iterator[str]:
    with served(small) as host:
        yield host


def last(small: Path, page: str, row: str) -> tuple[str, str]:
    """The last part of a page, and what names its last row."""
    paths = sorted(small.glob(f"{page}/part-*/index.html"), key=lambda path: int(path.parent.name.removeprefix("part-")))
    found = re.findall(row, paths[-1].read_text(encoding="utf-8"))
    return paths[-1].parent.relative_to(small).as_posix(), found[-1]


@pytest.mark.parametrize(("page_of", "row"), [("cases", r'at-exchange" id="([^"]+)"'), ("map", r'<tr id="([^"]+)"')])
def test_an_old_link_to_a_row_leads_to_its_part(page: Any, small: Path, cut_host: str, page_of: str, row: str) -> None:
    path, name = last(small, page_of, row)
    tab = page(width=1280)
    tab.goto(f"{cut_host}{page_of}/#{name}")
    tab.wait_for_url(f"{cut_host}{path}/#{name}")
    assert tab.evaluate("document.querySelector(':target')?.id") == name
    assert tab.evaluate("document.querySelector(':target').closest('details')?.open ?? true")


def test_a_letter_leads_on_without_script(page: Any, small: Path, cut_host: str) -> None:
    path, name = last(small, "glossary/index", r'<h2 id="([^"]+)"')
    tab = page(width=390, java_script_enabled=False)
    tab.goto(f"{cut_host}glossary/#{name}")
    tab.locator(f"#{name}").click()
    tab.wait_for_url(f"{cut_host}{path}/#{name}")
    heading = tab.locator(f"h2#{name}")
    assert heading.inner_text().strip().casefold() == name.removeprefix("letter-")
    top = heading.bounding_box()["y"]
    assert 0 <= top < 844, "the letter is on the screen"


def test_a_term_in_the_address_leads_to_its_part_and_a_speaker_of_other_parts_is_told(page: Any, small: Path, cut_host: str) -> None:
    path, name = last(small, "cases", r'data-term="([^"]+)"')
    tab = page(width=1280)
    tab.goto(f"{cut_host}cases/?term={name}")
    tab.wait_for_url(f"{cut_host}{path}/?term={name}")
    assert tab.get_by_label("Term", exact=False).and_(tab.locator("select")).input_value() == name
    tab.goto(f"{cut_host}cases/?speaker=nobody+at+all")
    tab.wait_for_function("() => document.querySelector('.at-elsewhere')?.textContent.includes('“nobody at all” stands in no line of this part.')")
    assert "The filter covers this part: " in tab.locator(".at-elsewhere").inner_text()


def test_what_is_typed_over_the_index_is_looked_for_in_all_parts(page: Any, cut_host: str) -> None:
    tab = page(width=390)
    tab.goto(f"{cut_host}glossary/?term=sub-agent")
    link = tab.locator(".at-elsewhere a", has_text="sub-agent")
    link.wait_for()
    assert link.get_attribute("href") == f"{cut_host}glossary/sub-agent/"
    assert tab.locator(".at-filter output").inner_text().startswith("0 of ")
    tab.get_by_label("Filter").fill("nothing is called so")
    tab.get_by_text("No term of any part is called so.").wait_for()


def test_the_picture_has_the_words_of_edges_in_other_parts_and_is_narrowed_whole(page: Any, small: Path, cut_host: str) -> None:
    _, name = last(small, "map", r'<tr id="([^"]+)"')
    tab = page(width=1280)
    tab.goto(f"{cut_host}map/")
    tie = tab.locator(f".at-tie[data-row='{name}']")
    tie.focus()
    tab.keyboard.press("Enter")
    words = tab.locator(".at-map-panel .at-q")
    words.first.wait_for()
    tab.locator(".at-map-panel .at-where a", has_text="Passage").click()
    tab.wait_for_url("**/sources/**")
    tab.goto(f"{cut_host}map/")
    tab.get_by_label("Find").fill(name.split("--")[0])
    every = tab.locator(".at-tie").count()
    tab.wait_for_function("() => document.querySelector('.at-filter output').textContent")
    assert tab.locator(".at-filter output").inner_text().endswith(f"of {every} shown")
    assert 0 < tab.locator(".at-tie.at-dim").count() < every


def test_a_draft_is_told_of_what_stands_in_another_part_of_the_list(page: Any, cut_host: str) -> None:
    tab = page(width=1280)
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(f"{cut_host}check-a-draft/")
    phrases = tab.evaluate("async () => (await (await fetch('../data/draft.json')).json()).lines.map((line) => line.phrases[0].phrase)")
    here = tab.locator(".at-watched li").count()
    assert 0 < here < len(phrases)
    asked.clear()
    tab.get_by_label("Your text").fill("\n\n".join(one.replace("…", "of the") for one in phrases))
    tab.get_by_role("button", name="Check").click()
    tab.wait_for_function("() => document.querySelector('.at-hit')")
    assert tab.locator(".at-hit .at-advice").count() == tab.locator(".at-hit").count() > here
    assert any("/check-a-draft/part-" in one for one in asked) and not any(one.endswith("data/draft.json") for one in asked)
    tab.locator(".at-hit").last.locator(".at-advice a, .at-evidence").first.click()
    tab.wait_for_url("**/glossary/**")


def test_no_page_fetches_a_file_of_all(small: Path) -> None:
    scripts = "".join(path.read_text(encoding="utf-8") for path in (small / "assets").rglob("*.js")) + (small / "404.html").read_text(encoding="utf-8")
    for name in ("cards", "draft", "anchors", "glossary", "graph"):
        assert (small / f"data/{name}.json").is_file(), "it stays for machines"
        assert f"data/{name}.json" not in scripts
