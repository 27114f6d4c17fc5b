"""What the manual says is so: its example of a message is the message, its examples of files pass, its commands are there."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from attested import report
from attested.build import build
from attested.graph import KnowledgeBase, join_up
from attested.model import Site
from attested.render.edit_links import Form
from attested.render.placeholders import PARTS, filled
from tests.checks.test_checks import BASE, parts, write
from tests.site.building import ROOT

CONTRIBUTE = (ROOT / "docs/contribute.md").read_text(encoding="utf-8")


def test_the_message_in_the_guide_is_what_the_check_prints(tmp_path: Path) -> None:
    root = Path(shutil.copytree(BASE, tmp_path / "base"))
    found = re.search(r"<!-- example of (\w+) -->\n```text\n(.*?)```", CONTRIBUTE, re.DOTALL)
    assert found is not None
    write(root, parts(found[1])["Wrong"])
    printed = report.as_text(build(root).findings).split("\n\n")[0]
    assert " ".join(found[2].split()) == " ".join(printed.split())


@pytest.fixture(scope="module")
def foreign_kb() -> KnowledgeBase:
    return build(ROOT / "tests/foreign").kb


def test_every_part_that_pages_of_prose_leave_open_is_filled_in(foreign_kb: KnowledgeBase) -> None:
    marks = {mark for page in (ROOT / "docs").rglob("*.md") for mark in re.findall(r"<!-- attested:\S+ -->", page.read_text(encoding="utf-8"))}
    assert {f"<!-- attested:{name} -->" for name in PARTS} <= marks
    assert [mark for mark in sorted(marks) if mark in filled(foreign_kb, "", mark)] == []


def test_without_an_address_the_guide_says_that_there_is_none(foreign_kb: KnowledgeBase) -> None:
    html = filled(foreign_kb, "contribute", "<!-- attested:files --><!-- attested:forms -->")
    assert html.count("does not say where its files are kept") == 2
    assert "href" not in html


def test_with_the_one_setting_the_guide_leads_to_the_files_and_to_each_form(foreign_kb: KnowledgeBase) -> None:
    kb = join_up(replace(foreign_kb.glossary, site=Site(repo="https://example.org/files")))
    html = filled(kb, "contribute", "<!-- attested:files --><!-- attested:forms -->")
    opened = re.findall(r'href="https://example.org/files(?:/issues/new\?template=([a-z-]+)\.yml)?"', html)
    assert opened == ["", *get_args(Form)]
