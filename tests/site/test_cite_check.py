"""“Did what I cite change?” in the browser: the same answers as the command gives, by mouse and by keyboard, and nothing sent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from attested.cite.check import Rows, citations, told, verdict
from tests.cited.test_finding import STORIES
from tests.cited.test_safe_side import CITED, GIVEN
from tests.cited.walking import SITES, walk
from tests.site.test_access import TAGS

FIND = "async ([from, stories]) => { const { citations } = await import(from); return stories.map((one) => citations(one.text, one.sites)); }"
TELL = """async ([from, walked, sites]) => {
  const { citations, told, verdict } = await import(from);
  const words = { say: "", then: "Then: ", now: "Now: ", last: "It said: " };
  return walked.map(([, text, rows]) => {
    const known = new Map(rows.map((row) => [`${row.page}#${row.id}`, row]));
    return citations(text, sites).map((one) => told(verdict(one, known)).map(([kind, sentence]) => words[kind] + sentence));
  });
}"""


def test_the_page_finds_what_the_command_finds(page: Any, host: str) -> None:
    tab = page()
    tab.goto(host + "cite/check/")
    found = tab.evaluate(FIND, [host + "assets/cited.js", STORIES])
    assert {story["name"]: one for story, one in zip(STORIES, found, strict=True)} == {story["name"]: story["citations"] for story in STORIES}


def test_the_page_tells_what_the_command_tells(page: Any, host: str, tmp_path: Path) -> None:
    walked = list(walk(tmp_path))
    tab = page()
    tab.goto(host + "cite/check/")
    assert tab.evaluate(TELL, [host + "assets/cited.js", walked, SITES]) == [
        [list(told(verdict(one, Rows(rows)))) for one in citations(text, SITES)] for _, text, rows in walked
    ]


def test_the_page_tells_what_the_command_tells_where_little_is_known(page: Any, host: str) -> None:
    rows = [dict(row) for row in GIVEN]
    told_by_us = [[list(told(verdict(one, Rows(rows)))) for one in citations(text)] for text in CITED]
    tab = page()
    tab.goto(host + "cite/check/")
    assert tab.evaluate(TELL, [host + "assets/cited.js", [["", text, rows] for text in CITED], []]) == told_by_us


def _serve(tab: Any, rows: list[dict[str, Any]]) -> list[str]:
    """Let the page read these rows, each page's from its own file, and note all that it asks for."""
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    files: dict[str, dict[str, Any]] = {"site": {"version": 1, "site": SITES[0], "formerSites": []}}
    for row in rows:
        files.setdefault(row["page"], {"anchors": []})["anchors"].append(row)

    def answer(route: Any) -> None:
        name = route.request.url.partition("/data/anchors/")[2].removesuffix(".json")
        route.fulfill(json=files[name]) if name in files else route.fulfill(status=404)

    tab.route("**/data/anchors/**", answer)
    return asked


def test_a_bibliography_is_compared_by_keyboard_alone_and_nothing_is_sent(page: Any, host: str, tmp_path: Path) -> None:
    _, text, rows = list(walk(tmp_path))[2]
    tab = page()
    asked = _serve(tab, rows)
    tab.goto(host + "cite/check/")
    before = len(asked)
    tab.get_by_role("textbox", name="References or links").focus()
    tab.keyboard.insert_text(text)
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_function("() => document.querySelector('.at-cite-sum').textContent !== ''")
    assert tab.locator(".at-cite-sum").inner_text() == "8 citations, 2 to look at."
    cited = {one.page for one in citations(text, SITES)}
    successors = {row["successor"].partition("#")[0] for row in rows if row["page"] in cited and row["successor"]}
    assert {one for one in asked[before:] if not one.endswith("favicon.svg")} == {f"GET {host}data/anchors/{name}.json" for name in ("site", *cited, *successors)}
    card = tab.locator(".at-cite-verdicts > li", has_text="glossary/head#two-feet-talk-k3")
    assert card.locator("h2").inner_text() == "glossary/head#two-feet-talk-k3 version 1.0, line 29"
    assert (card.locator("del").all_inner_texts(), card.locator("ins").all_inner_texts()) == (["stone"], ["millstone"])
    assert card.locator("h2 a").get_attribute("href") == host + "glossary/head/#two-feet-talk-k3"


def test_a_file_is_opened_and_another_is_dropped(page: Any, host: str, tmp_path: Path) -> None:
    _, text, rows = next(walk(tmp_path))
    tab = page()
    _serve(tab, rows)
    tab.goto(host + "cite/check/")
    tab.locator("input[type=file]").set_input_files({"name": "my.bib", "mimeType": "text/plain", "buffer": text.encode()})
    tab.wait_for_function("() => document.querySelector('.at-cite-sum').textContent === '8 citations, none to look at.'")
    assert tab.locator("#cited").input_value() == text
    tab.evaluate(
        """(words) => {
          const data = new DataTransfer();
          data.items.add(new File([words], "links.txt", { type: "text/plain" }));
          document.querySelector(".at-cite-check").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }""",
        SITES[0] + "glossary/no-such-mill/",
    )
    tab.wait_for_function("() => document.querySelector('.at-cite-sum').textContent === '1 citation, 1 to look at.'")
    assert tab.locator(".at-cite-verdicts > li").inner_text().split() == ["glossary/no-such-mill", "line", "1", "Nothing", "was", "ever", "published", "at", "this", "address."]


def test_what_is_put_in_is_shown_as_text(page: Any, host: str) -> None:
    tab = page()
    _serve(tab, [])
    tab.goto(host + "cite/check/")
    tab.fill("#cited", SITES[0] + "glossary/a&lt;img%20src=x%20onerror=alert(1)&gt;%3Cb%3E/#%3Cimg%20src=x%3E")
    tab.get_by_role("button", name="Compare").click()
    tab.wait_for_function("() => document.querySelectorAll('.at-cite-verdicts > li').length === 1")
    assert tab.locator(".at-cite-verdicts :is(img, b)").count() == 0


def test_without_scripts_it_names_the_command(page: Any, host: str) -> None:
    tab = page(java_script_enabled=False)
    tab.goto(host + "cite/check/")
    assert tab.locator("form.at-cite-check").is_hidden()
    assert "attested cite --check references.bib" in tab.locator("article").inner_text()


@pytest.mark.long
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_among_the_verdicts(page: Any, host: str, tmp_path: Path, dark: bool) -> None:
    _, text, rows = list(walk(tmp_path))[-1]
    tab = page(width=390, dark=dark)
    _serve(tab, rows)
    tab.goto(host + "cite/check/")
    tab.fill("#cited", text)
    tab.get_by_role("button", name="Compare").click()
    tab.locator(".at-cite-verdicts > li").nth(7).wait_for()
    found = Axe().run(tab, options={"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]})
    assert [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found.response["violations"]] == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
