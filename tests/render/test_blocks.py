"""Quotations by the blocks of their sources, on the entry and on the page of the source."""

import re
from pathlib import Path
from typing import Any

import pytest

from attested.build import build
from tests.proved import faults, pages, written
from tests.written import read_yaml

STORIES: list[dict[str, Any]] = [
    story for name in ("blocks.yml", "marks.yml") for story in read_yaml(Path(__file__).with_name(name))
]
ENTRY = "---\nterm: glass\nautolink: false\n---\n\n# glass\n\n## Definition\n\n> {quote}\n>\n> — [@book, p. 1]{more}\n{note}"
REMARKS = ("emphasis ours", "note mark left out")
DRAWN = re.compile(r"<template\b.*?</template>", re.DOTALL)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_it_stands_as_in_its_source(story: dict[str, Any], tmp_path: Path) -> None:
    note = f'\n- "{story["note"]}": as we read it.\n' if "note" in story else ""
    entry = ENTRY.format(quote=story["quote"], more=story.get("more", ""), note=note)
    root = written(tmp_path / "root", story["passage"], story["original"], {"glass": entry}, facts=story.get("facts", ""))
    built = build(root)
    assert [str(finding) for finding in built.findings if finding.severity == "error"] == []
    made = pages(built)
    shown = re.search(r"<blockquote[^>]*>(.*?)</blockquote>\n<figcaption", made["glossary/glass"], re.DOTALL)
    held = re.search(r'<div class="at-words"[^>]*>(.*?)</div>\n<p class="at-original">', made["sources/book"], re.DOTALL)
    assert shown and held
    assert DRAWN.sub("<template/>", shown[1]).split() == story["shown"].split()
    assert DRAWN.sub("<template/>", re.sub(r'<a class="at-back"[^>]*></a>', "", held[1])).split() == story["held"].split()
    opened = re.findall(r'<p class="at-q" id="[^"]*-left-out-\d+"[^>]*>“(.*?)”</p>', made["glossary/glass"])
    assert opened == story.get("left_out", opened)
    assert [remark for remark in REMARKS if f"({remark})" in made["glossary/glass"]] == story.get("remarks", [])
    assert faults(root, tmp_path / "site") == []


@pytest.mark.parametrize("phrase", ["edge is", "the sharp", "sharp edge", "edge", "the sharp edge is"])
def test_a_marked_phrase_has_its_place_whatever_term_it_overlaps(phrase: str, tmp_path: Path) -> None:
    words = "So a glass is where the sharp edge is thin.\n"
    quoted = f'## Usage\n\n### A use {{#use}}\n\n> {words}>\n> — [@book, p. 1]\n'
    entries = {
        "glass": f'---\nterm: glass\n---\n\n# glass\n\n{quoted}\n- "{phrase}": as we read it.\n',
        "sharp-edge": f"---\nterm: sharp edge\n---\n\n# sharp edge\n\n{quoted}",
    }
    root = written(tmp_path / "root", words, words, entries)
    assert re.sub(r"<[^>]*>", "", pages(build(root))["glossary/glass"]).count(words.strip()) >= 1
    assert faults(root, tmp_path / "site") == []
