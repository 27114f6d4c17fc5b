"""Under its policy, everything on the built site works: what a reader opens, types and presses is done, and nothing was forbidden."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.site.building import program, run
from tests.site.moot import copy_with_moot
from tests.site.walked import VIOLATIONS


@pytest.fixture
def tab(page: Any) -> Any:
    """A page of which all errors and all that was forbidden are kept in ``errors``; none, in the end."""
    made, errors = page(), list[str]()
    made.add_init_script(VIOLATIONS)
    made.on("console", lambda one: errors.append(one.text) if one.type == "error" else None)
    made.on("pageerror", lambda one: errors.append(str(one)))
    yield made
    made.wait_for_load_state("networkidle")
    assert errors == []


def test_search(tab: Any, host: str) -> None:
    tab.goto(host + "cases/")
    tab.click("[data-md-component=search-query]")
    tab.keyboard.type("consequentialist")
    tab.locator("a.md-search-result__link").first.wait_for()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/glossary/**")
    assert "consequentialist" in tab.locator("article").inner_text()


def test_colours(tab: Any, host: str) -> None:
    """The switch goes round: those of the system, light, dark; what was chosen stands when the page is opened anew."""
    seen = """() => [getComputedStyle(document.body).backgroundColor, [...document.querySelectorAll(".at-colours")].filter((one) => one.checkVisibility()).map((one) => one.ariaLabel).join()]"""
    tab.emulate_media(color_scheme="dark")
    tab.goto(host)
    tab.wait_for_load_state("networkidle")
    system, light, dark = "Colours follow the system. Switch to light", "Light colours. Switch to dark", "Dark colours. Let them follow the system"
    night, told = tab.evaluate(seen)
    assert told == system
    tab.get_by_role("button", name=system).press("Enter")
    day, told = tab.evaluate(seen)
    assert told == light and day != night and tab.evaluate("document.activeElement.ariaLabel") == light
    tab.keyboard.press("Enter")
    tab.goto(host + "cases/")
    assert tab.evaluate(seen) == [night, dark]
    tab.emulate_media(color_scheme="light")
    assert tab.evaluate(seen) == [night, dark]
    tab.get_by_role("button", name=dark).click()
    assert tab.evaluate(seen) == [day, system]


def test_cards_and_dialogs(tab: Any, host: str) -> None:
    tab.goto(host + "glossary/mesa-optimizer/")
    tab.hover("#definition blockquote a.at-term >> nth=0")
    tab.locator(".at-card").first.wait_for()
    assert "base optimizer" in tab.locator(".at-card").first.inner_text()
    tab.keyboard.press("Escape")
    tab.locator("#definition .at-cite").first.click()
    tab.locator("dialog[open]").wait_for()
    assert "Cite the source" in tab.locator("dialog[open]").inner_text()


def test_map(tab: Any, host: str) -> None:
    tab.goto(host + "map/")
    tab.get_by_role("button", name="Closer").click()
    tab.locator("form input[type=search], form input[type=text]").last.fill("search")
    tab.keyboard.press("Enter")
    assert tab.url.startswith(host + "map/")


def test_forms(tab: Any, host: str) -> None:
    """Scripts handle all forms but that of the page for no address, which leads to the search of the site (test_not_found.py)."""
    tab.goto(host + "glossary/")
    tab.get_by_label("Filter").fill("mesa")
    tab.keyboard.press("Enter")
    tab.goto(host + "check-a-draft/")
    tab.get_by_label("Your text").fill("A mesa optimizer is a model.")
    tab.get_by_role("button", name="Check").click()
    tab.wait_for_function("() => document.querySelector('#draft-status').textContent.includes(' used.')")
    assert "1 term used." in tab.locator("#draft-status").inner_text()
    tab.goto(host + "cite/check/")
    tab.get_by_role("button", name="Compare").click()


def test_what_would_come_into_a_page_is_not_run(page: Any, host: str) -> None:
    """The policy itself holds: a script put into the built page, in each way, does not run, and nothing is asked of another host."""
    tab, asked, stopped, forbidden = page(), set[str](), set[str](), list[str]()
    tab.on("request", lambda request: asked.add(request.url))
    tab.on("requestfailed", lambda request: stopped.add(request.url) if request.failure == "csp" else None)
    tab.on("console", lambda one: forbidden.append(one.text) if one.text.startswith("policy: ") else None)
    tab.add_init_script(VIOLATIONS)
    smuggled = (
        '<script>window.ran = 1</script><img src="x" onerror="window.ran = 2"><img src="https://example.org/x.png"><iframe src="https://example.org/"></iframe>'
        '<a id="press" href="javascript:void(window.ran = 3)">x</a><base href="https://example.org/"><p style="color: red">x</p>'
    )

    def answer(route: Any) -> None:
        got = route.fetch()
        route.fulfill(response=got, body=got.text().replace("</article>", f"{smuggled}</article>"))

    tab.route("**/glossary/search/", answer)
    tab.goto(host + "glossary/search/")
    tab.click("#press")
    tab.wait_for_load_state("networkidle")
    assert tab.evaluate("window.ran") is None
    assert {one for one in asked - stopped if not one.startswith((host, "data:"))} == set()
    assert stopped == {"https://example.org/x.png"}
    assert {one.split()[1] for one in forbidden} >= {"script-src-elem", "script-src-attr", "img-src", "frame-src", "base-uri", "style-src-attr"}


def test_what_only_the_gate_finds_is_a_defect_of_ours_and_names_the_file(tmp_path: Path) -> None:
    """No check knows what a theme's override puts into pages; here it is a page of prose through an extension of Markdown that no check knows."""
    root = copy_with_moot(tmp_path)
    (root / "docs/index.md").write_text("# Lights\n\nA word^&^.\n", encoding="utf-8")
    hook = root / "hooks/mkdocs_hook.py"
    text = hook.read_text(encoding="utf-8")
    old = "    return str(_plugin().on_page_content(html, page=page, config=config, files=files))"
    assert old in text
    hook.write_text(text.replace(old, old.replace("(html,", "(html.replace('^&amp;^', '<p onclick=\"go()\">x</p>'),")), encoding="utf-8")
    done = run(program("mkdocs"), "build", cwd=root, alone=True)
    assert done.returncode == 1
    assert re.search(r"^index\.html: an element may not have the attribute “onclick”: <p onclick=\"go\(\)\"> \(written in docs/index\.md\)$", done.stderr, re.MULTILINE), done.stderr
    assert "this is a defect of Attested, not of the glossary" in done.stdout
    assert not (root / "site").exists()


def test_columns_of_a_table_in_markdown_keep_their_side(tmp_path: Path) -> None:
    root = copy_with_moot(tmp_path)
    (root / "docs/index.md").write_text("# Lights\n\n| a | b |\n|:-:|--:|\n| 1 | 2 |\n", encoding="utf-8")
    done = run(program("mkdocs"), "build", cwd=root)
    assert done.returncode == 0, done.stderr
    page = (root / "site/index.html").read_text(encoding="utf-8")
    assert '<td class="at-center">1</td>' in page and '<td class="at-right">2</td>' in page
