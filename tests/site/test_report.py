"""A report where no form can be opened: a text that names what it is about."""

from __future__ import annotations

from typing import Any

import pytest

from attested.read.settings import read_site


@pytest.mark.parametrize(
    ("selector", "said"),
    [
        ("#definition .at-report", "“Mesa-optimization occurs when a base optimizer (in searching for algorithms to solve some problem) finds a model that is itself an optimizer, which we will call a mesa-optimizer.” — "),
        ("#definition .at-challenge", "Your note on “"),
    ],
    ids=["a quotation", "a note"],
)
def test_a_report_names_page_anchor_version_and_words(page: Any, host: str, selector: str, said: str) -> None:
    tab = page(width=390, height=844)
    tab.goto(host + "glossary/mesa-optimizer/")
    tab.locator("#definition .at-further > summary").click()
    tab.locator(selector).first.click()
    text = tab.locator("[data-report] [name=text]")
    text.wait_for(state="visible")
    written = text.input_value().split("\n")
    anchor = tab.locator("[data-report] [name=which]").input_value()
    assert written[0] == f"About: glossary/mesa-optimizer#{anchor}, not yet published"
    assert written[1] == f"{host}glossary/mesa-optimizer/#{anchor}"
    assert written[2].startswith(said)
    tab.locator("[data-report] [name=what]").fill("The paper has “if” there.")
    assert text.input_value().endswith("\nWhat is wrong: The paper has “if” there.")
    options = tab.locator("[data-report] option").all()
    assert len(options) > 20
    tab.locator("[data-report] [name=which]").select_option(options[3].get_attribute("value"))
    assert f"#{options[3].get_attribute('value')}, " in text.input_value()
    assert not tab.get_by_text("Tell whoever publishes it: the page and the place").is_visible()
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_who_comes_from_elsewhere_reads_what_to_say(page: Any, host: str) -> None:
    tab = page(width=390, height=844)
    tab.goto(host + "contribute/#report-a-misquotation")
    tab.wait_for_load_state("networkidle")
    assert not tab.locator("[data-report]").is_visible()
    assert tab.get_by_text("Tell whoever publishes it: the page and the place").is_visible()


@pytest.mark.parametrize(
    ("written", "read"),
    [("somebody@example.org", "somebody@example.org"), ("'a b@example.org'", ""), ("[x]", ""), ("'a@example.org?bcc=b@example.org'", ""), ("'\"><script>@x.y'", "")],
)
def test_a_contact_is_an_address_for_mail_or_none(tmp_path: Any, written: str, read: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_name: X\nextra:\n  contact: {written}\n", encoding="utf-8")
    assert read_site(tmp_path).contact == read
