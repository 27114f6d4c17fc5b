"""Phrases of notes, and evidence, that run over two blocks of a quotation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from attested.build import build
from attested.graph import CheckedNote, CheckedRelation
from attested.graph.ask.edges import edges
from attested.graph.ask.sentences import around
from attested.verbatim import Match, Mismatch
from tests.proved import faults, written

STORIES = yaml.safe_load(Path(__file__).with_name("phrases_over_blocks.yml").read_text(encoding="utf-8"))
ENTRY = """---
term: lens
---

# lens

## Definition

> {quote}
>
> — [@book, p. 1]

- "{phrase}": As we read it.

## Relations

- likened to: [[lamp]] — "{phrase}"
"""
LAMP = "---\nterm: lamp\n---\n\n# lamp\n\n## Usage\n\n### A use {#use}\n\n> a lamp\n>\n> — [@book, p. 2]\n"
MORE = "\n## p. 2 {{#p2}}\n\n- by: Oda Brack\n- original: book.txt, lines: {line}\n\nThis is a lamp.\n"


def _glossary(root: Path, story: dict[str, Any]) -> Path:
    words = story["passage"] + "\n"
    quote = "\n> ".join(words.strip().split("\n"))
    written(root, words, f"{words}\nThis is a lamp.\n", {"lens": ENTRY.format(quote=quote, phrase=story["phrase"]), "lamp": LAMP})
    last = words.count("\n") + 2
    path = root / "bib/passages/book.md"
    path.write_text(path.read_text(encoding="utf-8").replace(f"1-{last}", f"1-{last - 1}") + MORE.format(line=last), encoding="utf-8")
    return root


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_a_phrase_over_blocks(story: dict[str, Any], tmp_path: Path) -> None:
    root = _glossary(tmp_path / "root", story)
    built = build(root)
    ((note,),) = (one.notes for one in built.kb.checked if one.notes)
    (proof,) = built.kb.proofs
    both: tuple[CheckedNote | CheckedRelation, ...] = (note, proof)
    if "says" in story:
        for one in both:
            assert isinstance(one.result, Mismatch)
            assert f"{one.result.reason} at “{story['phrase'][one.result.at :].split()[0]}”" == story["says"]
        assert {one.check for one in built.findings if one.severity == "error"} == {"annotated_phrase_not_in_quotation", "evidence_not_in_source"}
        return
    printed = next(one.printed for one in built.kb.checked if one.notes)
    for one in both:
        assert isinstance(one.result, Match)
        assert " ".join(printed[one.result.spans[0][0] : one.result.spans[-1][1]].split()) == story["stands"]
    (edge,) = (one for one in edges(built.kb) if one.kind == "likened to")
    _, phrase, behind = around(built.kb, edge.evidence)
    assert (phrase, behind) == (story["stands"], story.get("behind", behind))
    assert faults(root, tmp_path / "site") == []
