"""Quotations by the blocks of their sources, on the entry and on the page of the source."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from attested.build import build
from tests.proved import faults, pages, written

STORIES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("blocks.yml").read_text(encoding="utf-8"))
ENTRY = "---\nterm: glass\nautolink: false\n---\n\n# glass\n\n## Definition\n\n> {quote}\n>\n> — [@book, p. 1]\n"


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_it_stands_as_in_its_source(story: dict[str, Any], tmp_path: Path) -> None:
    root = written(tmp_path / "root", story["passage"], story["original"], {"glass": ENTRY.format(quote=story["quote"])})
    built = build(root)
    assert [str(finding) for finding in built.findings if finding.severity == "error"] == []
    made = pages(built)
    shown = re.search(r"<blockquote[^>]*>(.*?)</blockquote>\n<figcaption", made["glossary/glass"], re.DOTALL)
    held = re.search(r'<div class="at-words"[^>]*>(.*?)</div>\n<p class="at-original">', made["sources/book"], re.DOTALL)
    assert shown and held
    assert shown[1].split() == story["shown"].split()
    assert re.sub(r'<a class="at-back"[^>]*></a>', "", held[1]).split() == story["held"].split()
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
