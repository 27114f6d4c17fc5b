"""“Check a draft” in Chromium: what it finds, shows and exports, and that nothing leaves the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import bibtexparser
import pytest

from attested.build import build
from attested.draft.appendix import appendix
from attested.draft.checking import Checker
from attested.draft.guide import guide
from attested.draft.reading import read
from tests.site.building import ROOT
from tests.site.drafting import FINE, PASTE, checked, passages, seed, status

FOREIGN = "Two tide mills, an ebb mill with its head, and slack. No tide mills stand on a river."


def test_the_shorthand_is_found_in_the_comment_that_objects_to_it(page: Any, host: str) -> None:
    tab = page(width=1280)
    assert checked(tab, host, seed()) == "2 passages to look at. 3 terms used."
    assert passages(tab) == ["evidence that mesaoptimizers are a problem", "mesaoptimizers are a hypothetical"]
    first = tab.locator(".at-hit").first
    assert "Write “misaligned mesa-optimizers”, if that is meant; see the shorthand." in first.inner_text()
    assert "It stands in quotation marks: if the words are another’s, leave them." in first.inner_text()
    assert "People seem to sometimes use “mesaoptimizers” as shorthand" in first.locator(".at-evidence").first.inner_text()
    assert first.locator("summary").inner_text() == "2 more quotations"
    assert tab.locator(".at-hit").nth(1).locator("summary").inner_text() == "3 quotations behind this", "the same quotation is not shown twice"
    first.get_by_role("link", name="the shorthand").click()
    tab.wait_for_url("**/glossary/mesa-optimizer/#shorthand")


def test_a_draft_that_uses_the_terms_as_defined_is_met_with_silence(page: Any, host: str) -> None:
    tab = page(width=1280)
    assert checked(tab, host, FINE) == "No passage to change. 2 terms used."
    assert not tab.get_by_role("heading", name="Passages to look at").is_visible()
    assert tab.locator(".at-used h3 a").all_inner_texts() == ["mesa-optimizer", "optimizer"]
    assert "Mesa-optimization occurs when a base optimizer" in tab.locator(".at-used").inner_text()


@pytest.mark.parametrize("which", ["site", "foreign"])
def test_the_page_finds_and_writes_what_the_command_does(page: Any, request: pytest.FixtureRequest, which: str) -> None:
    host: str = request.getfixturevalue("host" if which == "site" else "foreign_host")
    kb = build(ROOT if which == "site" else ROOT / "tests/foreign").kb
    text = f"# A draft\n\n{seed()}\n\n> {seed()}\n\n{FOREIGN}\n" if which == "site" else FOREIGN
    made, tab = guide(kb), page(width=1280)
    result = Checker(kb.matcher, made).check(read(text))
    checked(tab, host, text)
    assert passages(tab) == [" ".join(result.draft.text[hit.start : hit.end].split()) for hit in result.hits] != []
    terms = [term for term in result.uses if not made["terms"][term]["common"]]
    assert tab.get_by_label("Markdown with BibLaTeX").input_value() == appendix(made, terms, {}, host)


def test_the_writer_picks_the_sense_and_the_terms(page: Any, foreign_host: str) -> None:
    tab = page(width=390)
    checked(tab, foreign_host, FOREIGN)
    written = tab.get_by_label("Markdown with BibLaTeX")
    assert "- **tide mill**, of which there are 2 definitions:" in written.input_value()
    assert "slack" not in written.input_value(), "a word too common to link is not in the appendix"
    tab.get_by_label("Sense meant").select_option("2")
    assert "- **tide mill**: “Call that a tide mill which stands idle twice in every day.”" in written.input_value()
    assert "driven by water" not in written.input_value()
    tab.get_by_label("tide mill, in the appendix").uncheck()
    assert "tide mill**" not in written.input_value()


def test_the_appendix_is_saved_and_copied(page: Any, host: str) -> None:
    tab = page(width=1280, permissions=["clipboard-read", "clipboard-write"], accept_downloads=True)
    checked(tab, host, FINE)
    shown = tab.get_by_label("Markdown with BibLaTeX").input_value()
    with tab.expect_download() as saving:
        tab.get_by_role("button", name="Save as Markdown").click()
    assert saving.value.suggested_filename == "terms-as-used-here.md"
    assert Path(saving.value.path()).read_text(encoding="utf-8") == shown
    with tab.expect_download() as saving:
        tab.get_by_role("button", name="Save the sources as BibLaTeX").click()
    library = bibtexparser.parse_string(Path(saving.value.path()).read_text(encoding="utf-8"))
    assert [entry.key for entry in library.entries] == ["hubinger2019", "lawrencec", "thread"]
    tab.get_by_role("button", name="Copy").click()
    tab.wait_for_function("() => document.getElementById('draft-status').textContent === 'Copied.'")
    assert tab.evaluate("navigator.clipboard.readText()") == shown


def test_what_is_pasted_from_a_web_page_keeps_its_quotations_and_loses_its_code(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.goto(host + "check-a-draft/")
    html = f"<p>They say:</p><blockquote><p>{seed()}</p></blockquote><p>I saw <code>evidence of mesa-optimizers</code> and evidence of mesa-optimizers.</p>"
    assert tab.evaluate(PASTE, [html, "not this"]) is False, "the page takes the paste over"
    field = tab.get_by_label("Your text")
    assert field.input_value() == f"They say:\n\n> {seed()}\n\nI saw `…` and evidence of mesa-optimizers."
    tab.get_by_role("button", name="Check").click()
    assert status(tab) == "1 passage to look at, 2 in a quotation. 3 terms used."
    assert tab.evaluate(PASTE, ["<p>plain words</p>", "plain words"]) is True, "the browser pastes what holds no quotation"


def test_html_is_read_and_nothing_of_it_is_run_or_fetched(page: Any, host: str) -> None:
    tab = page(width=1280)
    checked(tab, host, FINE)
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    hostile = "<p>Evidence of mesa-optimizers<img src='stolen.png' onerror='window.ran = 1'><svg onload='window.ran = 1'></svg><script>window.ran = 1</script> <b>evidence of mesa-optimizers <i onclick='x'></p><link rel=stylesheet href=stolen.css>"
    tab.get_by_label("Your text").fill(f"{hostile}</div>")
    tab.get_by_role("button", name="Check").click()
    tab.wait_for_function("() => document.querySelectorAll('.at-hit').length === 2")
    assert tab.evaluate("window.ran") is None
    assert asked == [], "neither the draft nor anything in it is asked for or sent"
    assert tab.locator(".at-hit :is(img, svg, script)").count() == 0


def test_a_changed_text_is_told_and_can_be_cleared(page: Any, host: str) -> None:
    tab = page(width=1280)
    checked(tab, host, FINE)
    tab.get_by_label("Your text").press_sequentially("x")
    assert tab.locator("#draft-status").inner_text() == "The text has changed since it was checked."
    tab.get_by_role("button", name="Clear the text").click()
    assert tab.get_by_label("Your text").input_value() == ""
    assert not tab.locator("#draft-results").is_visible()
    tab.get_by_role("button", name="Check").click()
    assert tab.locator("#draft-status").inner_text() == "There is no text yet."


def test_a_guide_that_does_not_come_is_told_and_asked_for_again(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.route("**/data/draft/parts.json", lambda route: route.abort())
    assert checked(tab, host, FINE) == "The glossary could not be loaded. Try again, or load the page anew."
    tab.unroute("**/data/draft/parts.json")
    tab.get_by_role("button", name="Check").click()
    tab.wait_for_function("() => document.getElementById('draft-status').textContent.startsWith('No passage')")
    assert tab.locator(".at-used h3").count() == 2


def test_without_scripts_all_warnings_can_be_read(page: Any, host: str) -> None:
    tab = page(width=390, java_script_enabled=False)
    tab.goto(host + "check-a-draft/")
    assert not tab.get_by_label("Your text").is_visible()
    assert "attested draft FILE" in tab.locator(".at-draft-without").inner_text()
    made = guide(build(ROOT).kb)
    assert tab.locator(".at-watched li").count() == len(made["lines"]) > 5
    shown = tab.locator(".at-watched").inner_text()
    assert [one["phrase"] for line in made["lines"] for one in line["phrases"] if one["phrase"] not in shown] == []
    assert [one["words"] for line in made["lines"] for one in line["quotations"] if one["words"] not in shown] == []
