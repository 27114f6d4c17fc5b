"""“Cite”: a dialog by mouse and keyboard, a page without scripts, and the same texts in both."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from attested.build import build
from attested.cite import CitationFormat, Citations, citables, cite_ours, plain
from attested.render.pages.cite import cite_pages
from tests.cite.test_slots import STATES
from tests.site.building import ROOT, by_class, by_id, parsed, words
from tests.site.test_access import TAGS

COPIED = {"permissions": ["clipboard-read", "clipboard-write"]}
APA = (
    "Hubinger, E., van Merwijk, C., Mikulik, V., Skalse, J., & Garrabrant, S. (2019). Risks from Learned Optimization in Advanced Machine Learning Systems "
    "(arXiv:1906.01820). arXiv. https://arxiv.org/abs/1906.01820\n"
    "LawrenceC. (n.d.). [Comment on “Paper: Transformers learn in-context by gradient descent”]. LessWrong. Retrieved {day}, from "
    "https://www.lesswrong.com/posts/firtXAWGdvzXYAh9B"
)


def _today() -> str:
    now = date.today()
    return f"{now:%B} {now.day}, {now.year}"


def _open(tab: Any, host: str, path: str, link: str) -> Any:
    tab.goto(host + path)
    tab.click(link)
    dialog = tab.locator("dialog[open]")
    dialog.wait_for()
    return dialog


def test_the_source_is_copied_by_mouse_with_todays_date(page: Any, host: str) -> None:
    tab = page(width=1280, **COPIED)
    dialog = _open(tab, host, "glossary/mesa-optimizer/", "#definition .at-cite >> nth=0")
    assert dialog.get_by_role("heading", level=2).inner_text() == "Cite mesa-optimizer: Definition"
    assert dialog.get_by_role("heading", level=3).all_inner_texts() == ["Cite the source", "Cite this entry"]
    dialog.get_by_role("button", name="Copy: Cite the source").click()
    tab.wait_for_function("() => document.querySelector('dialog .at-said').textContent === 'Copied'")
    assert tab.evaluate("navigator.clipboard.readText()") == APA.format(day=_today())
    rich = tab.evaluate("navigator.clipboard.read().then(([one]) => one.getType('text/html')).then((part) => part.text())")
    assert "<em>Risks from Learned Optimization in Advanced Machine Learning Systems</em>" in rich
    assert dialog.locator(".at-in-text").first.inner_text() == "In the text: (Hubinger et al., 2019, Section 1.1, as cited in LawrenceC, n.d.)"


def test_by_keyboard_alone_it_is_opened_copied_closed_and_left(page: Any, host: str) -> None:
    tab = page(width=1280, **COPIED)
    tab.goto(host + "glossary/optimizer/")
    link = tab.locator("#definition figcaption .at-cite, #definition > figcaption .at-cite").first
    link.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_selector("dialog[open]")
    assert tab.evaluate("document.activeElement.tagName") == "SELECT"
    tab.keyboard.type("RIS")
    tab.wait_for_function("() => document.querySelectorAll('dialog pre').length === 2")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")  # the records can be scrolled, so they are reached too
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.getAttribute('aria-label')") == "Copy: Cite this entry"
    tab.keyboard.press("Enter")
    tab.wait_for_function("() => document.querySelector('dialog .at-said').textContent === 'Copied'")
    assert tab.evaluate("navigator.clipboard.readText()").startswith("TY  - DICT\nAU  - Attested contributors\nTI  - Optimizer: definition\n")
    tab.keyboard.press("Escape")
    tab.locator("dialog").wait_for(state="detached")
    assert link.evaluate("one => one === document.activeElement"), "the focus returns"


def test_the_format_is_remembered(page: Any, host: str) -> None:
    tab = page(width=1280)
    dialog = _open(tab, host, "glossary/optimizer/", ".at-facts .at-cite")
    dialog.get_by_label("Format").select_option("mla")
    dialog.get_by_role("button", name="Close").click()
    tab.locator("dialog").wait_for(state="detached")
    again = _open(tab, host, "sources/thread/", "#c2 .at-cite")
    assert again.get_by_label("Format").input_value() == "mla"
    assert again.locator(".at-ref").first.inner_text() == (
        "“Five Comments of One LessWrong Thread, Here Called C1 to C5.” [Author not established. Words of LessWrong commenter C2 (name not established).]"
    )
    assert again.get_by_role("heading", level=3).all_inner_texts() == ["Cite the source", "Cite this page"]


def test_a_case_with_several_sources_names_each(page: Any, host: str) -> None:
    tab = page(width=390)
    dialog = _open(tab, host, "glossary/mesa-optimizer/", "#chatgpt-cot > h3 .at-cite")
    assert dialog.locator(".at-cite-name").all_inner_texts() == ["LessWrong commenter C1 (name not established)", "LessWrong commenter C2 (name not established)"]
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    box = dialog.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390


@pytest.mark.parametrize("dark", [False, pytest.param(True, marks=pytest.mark.long)], ids=["light", "dark"])
def test_axe_finds_nothing_in_the_open_dialog(page: Any, host: str, dark: bool) -> None:
    tab = page(width=1280, dark=dark)
    dialog = _open(tab, host, "glossary/optimizer/", "#definition figcaption .at-cite")
    for form in ("apa", "csl-json"):
        dialog.get_by_label("Format").select_option(form)
        found = Axe().run(tab, options={"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]})
        assert [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found.response["violations"]] == []


def test_without_the_page_behind_it_the_link_is_followed(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.goto(host + "glossary/optimizer/")
    tab.evaluate("() => { window.fetch = () => Promise.reject(new Error('no network')); }")
    tab.click("#definition figcaption .at-cite")
    tab.wait_for_url("**/glossary/optimizer/cite/#definition")
    assert tab.locator("h1").inner_text() == "How to cite optimizer"


LABELS = ["APA, 7th edition", "Chicago, 18th edition, author-date", "MLA, 9th edition", "Markdown", "BibLaTeX", "BibTeX", "RIS", "CSL-JSON"]


def test_without_scripts_the_same_stands_on_a_page(page: Any, host: str) -> None:
    tab = page(width=390, java_script_enabled=False)
    tab.goto(host + "glossary/mesa-optimizer/")
    tab.click("#definition figcaption .at-cite")
    tab.wait_for_url("**/glossary/mesa-optimizer/cite/#definition")
    assert tab.locator("[id='work:1'] .at-ref").first.is_visible(), "APA, unless another format is chosen"
    assert not tab.locator("[id='work:1'] pre").first.is_visible()
    row = tab.locator("[id=definition]")
    assert row.locator("th").inner_text() == "Mesa-optimizer: definition."
    tab.get_by_label("MLA, 9th edition").check()
    assert row.locator("th").inner_text() == "“Mesa-Optimizer: Definition.”"
    tab.get_by_label("BibLaTeX").check()
    assert row.inner_text().split() == ["Mesa-optimizer:", "definition", "1", "#definition", "attested-glossary-mesa-optimizer-definition"]
    tab.get_by_label("all of them").check()
    for section in ("of:page", "work:1"):
        assert tab.locator(f"[id='{section}'] dt").all_inner_texts() == LABELS
        assert all(one.is_visible() for one in tab.locator(f"[id='{section}'] dd").all())
    row.get_by_role("link", name="Source 1: Hubinger et al. 2019, §1.1").click()
    assert tab.url.endswith("#work:1")
    assert "Retrieved day of reading, from" in tab.locator("[id='work:1'] .at-ref").nth(1).inner_text()


@pytest.mark.parametrize("form", ["apa", "biblatex", "all"])
def test_on_a_phone_the_light_page_is_a_few_screens_and_not_wider(page: Any, host: str, form: str) -> None:
    tab = page(width=390, height=844, java_script_enabled=False)
    tab.goto(host + "glossary/mesa-optimizer/cite/")
    tab.check(f"[value={form}]")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    assert tab.evaluate("document.documentElement.scrollHeight") / 844 < (40 if form == "all" else 15), "142 before each reference stood there once"


def test_each_cite_link_leads_to_a_place_and_each_place_to_its_own(site: Path) -> None:
    count = 0
    for path in sorted([*site.glob("glossary/*/index.html"), *site.glob("sources/*/index.html")]):
        for link in by_class(parsed(path), "at-cite"):
            way, _, name = link.get("href", "").partition("#")
            place = by_id(parsed((path.parent / way / "index.html").resolve()), name)
            back = next(one for head in place.iter() if head.tag in ("h2", "th") for one in head.iter("a"))
            assert back.get("href", "").partition("#")[2] in (name, ""), (path, name)
            count += 1
    assert count > 200


def test_no_two_sources_of_a_page_are_called_alike(site: Path) -> None:
    names = [words(one) for one in by_class(parsed(site / "glossary/mesa-optimizer/cite/index.html"), "at-name")]
    assert "the post that C1 answers (name not established), first part" in names
    assert len(names) == len({*names}) > 4


SHOWN = """async ([host, page, id, forms]) => {
  const { open } = await import(host + "assets/dialog.js");
  const link = Object.assign(document.createElement("a"), { href: `${host}${page}/cite/#${id || "of:page"}` });
  await open(link);
  const dialog = document.querySelector("dialog[open]"), choice = dialog.querySelector("select"), found = {};
  for (const form of forms) {
    choice.value = form;
    choice.dispatchEvent(new Event("change"));
    const last = [...dialog.querySelectorAll(".at-cite-body > section")].at(-1);
    found[form] = [[...last.querySelectorAll(".at-ref, pre")].map((one) => one.textContent), last.querySelector(".at-in-text")?.textContent ?? ""];
  }
  dialog.close();
  return found;
}"""


@pytest.mark.parametrize("state", [pytest.param("as it is", marks=pytest.mark.long), "published in part"])
def test_the_dialog_shows_what_the_processor_writes_for_each_kind_of_anchor(page: Any, host: str, state: str) -> None:
    kb = STATES[state](build(ROOT).kb)
    kinds = {(one.kind, kb.ledger.get(one.page, one.anchor) is not None): one for one in citables(kb)}
    direct, forms = Citations({}, date.today()), [form.value for form in CitationFormat]
    direct.prepare(cite_ours(kb, one) for one in kinds.values())
    pages = dict(cite_pages(kb, Citations()))
    tab = page(width=1280)
    tab.route("**/cite/", lambda route: route.fulfill(body=pages[route.request.url.removeprefix(host) + "index.html"], content_type="text/html"))
    tab.goto(host + "glossary/optimizer/")
    for one in kinds.values():
        wanted = {form.value: direct.cited(cite_ours(kb, one), form) for form in CitationFormat}
        assert tab.evaluate(SHOWN, [host, one.page, one.anchor, forms]) == {
            form: [[plain(words) for words in ref.paragraphs], f"In the text: {ref.in_text_plain}" if ref.in_text else ""] for form, ref in wanted.items()
        }, one.address
    assert len({kind for kind, _ in kinds}) == 9


def test_a_light_page_holds_no_script_and_asks_not_to_be_found(site: Path) -> None:
    text = (site / "glossary/mesa-optimizer/cite/index.html").read_text(encoding="utf-8")
    assert "<script" not in text and '<meta name="robots" content="noindex">' in text
    assert not re.search(r"8888|11, 11", text), "no day that was only held free is shown"


def test_the_guide_shows_an_example_of_this_glossary(site: Path, foreign: Path) -> None:
    for folder, author in ((site, "Hubinger"), (foreign, "Brack")):
        guide = parsed(folder / "cite/index.html")
        shown = by_class(guide, "at-citing-example")
        assert len(shown) == 1
        assert words(by_class(shown[0], "at-ref")[0]).startswith(author)
        assert any(link.get("href") == "../cite/" or link.get("href") == "./" for link in guide.iter("a") if words(link) == "How to cite")
