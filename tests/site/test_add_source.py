"""The form “Add a source”: the text that it makes is what the command reads, whatever is pasted, and nothing is sent or fetched."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from attested.build import build
from attested.graph import join_up
from attested.model import Site
from attested.render.placeholders import filled
from tests.receive.test_proposed import STORIES, receive, written
from tests.site.building import ROOT

FIELDS = {"record": "record", "text": "passage", "sentence": "sentence", "locator": "locator"}


def test_the_form_writes_what_the_command_reads(page: Any, host: str, tmp_path: Path) -> None:
    tab = page(width=390, height=844)
    asked: list[str] = []
    tab.goto(host + "contribute/#add-a-source")
    made = tab.locator("[data-source] [name=made]")
    made.wait_for(state="visible")
    tab.on("request", lambda request: asked.append(request.url))
    tab.locator("[data-begin]").click()
    assert tab.locator("[data-source] [name=record]").input_value().startswith("@online{new,")
    for story in STORIES.values():
        if "raw" in story:
            continue
        for name, field in FIELDS.items():
            tab.locator(f"[data-source] [name={field}]").fill(story.get(name, ""))
        assert made.input_value() == written(story)
    assert asked == []
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    story = next(iter(STORIES.values()))
    told = tab.locator("[data-source] [name=told]")
    for name, field in FIELDS.items():
        tab.locator(f"[data-source] [name={field}]").fill(story[name])
    assert told.inner_text() == "The sentence stands in the text."
    tab.locator("[data-source] [name=sentence]").fill("It glows.")
    assert told.inner_text() == "The sentence does not stand in the text like this: copy it from there."
    tab.locator("[data-source] [name=record]").fill("")
    assert told.inner_text() == "Still missing: the record of the source."
    tree = Path(shutil.copytree(ROOT / "tests/checks/base", tmp_path / "base"))
    assert "Nothing is given for “The record of the source”." in receive(tree, made.input_value(), "--show").output


def test_where_files_are_kept_the_form_leads_to_a_new_file_and_to_a_form(page: Any, host: str) -> None:
    glossary = build(ROOT / "tests/checks/base").kb.glossary
    html = filled(join_up(replace(glossary, site=Site(repo="https://example.org/files"))), "contribute", "<!-- attested:source -->")
    tab = page(width=1280, height=800)
    tab.route("**/contribute/", lambda route: route.fulfill(body=f"<!doctype html><title>x</title>{html}", content_type="text/html"))
    tab.goto(host + "contribute/")
    story = next(iter(STORIES.values()))
    for name, field in FIELDS.items():
        tab.locator(f"[data-source] [name={field}]").fill(story[name])
    new = urlsplit(tab.locator("[data-new]").get_attribute("href"))
    assert (new.path, parse_qs(new.query)) == ("/files/new/main/bib/proposed", {"filename": ["it-shines.md"], "value": [written(story)]})
    form = parse_qs(urlsplit(tab.locator("[data-form]").get_attribute("href")).query)
    assert form == {"template": ["add-a-source.yml"], **{name: [story[name]] for name in FIELDS}}
    tab.locator("[data-source] [name=passage]").fill("It shines. " * 2000)
    assert parse_qs(urlsplit(tab.locator("[data-new]").get_attribute("href")).query) == {"filename": ["it-shines.md"]}
    assert "text" not in parse_qs(urlsplit(tab.locator("[data-form]").get_attribute("href")).query)
