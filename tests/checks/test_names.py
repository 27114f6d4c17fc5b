"""Terms that letters alone do not tell apart: the stories of `names.yml`, each a glossary of one source."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from attested.build import build
from attested.model import slug, slug_with_signs
from tests.written import read_yaml

STORIES: list[dict[str, Any]] = read_yaml(Path(__file__).with_name("names.yml"))
KINDS = '[kinds."set against"]\ninverse = "set against"\nacyclic = false\nsymmetric = true\nskos = "related"\nallows = ["negation"]\ndescription = "The one is not the other."\n'
RECORD = "@misc{s,\n  title = {A source},\n  attribution = {not established},\n  annotation = {Invented.}\n}\n"


def write(root: Path, story: dict[str, Any]) -> None:
    lines = story["passage"].splitlines()
    texts = {
        "glossary/relations.toml": KINDS,
        "bib/references.bib": RECORD,
        "bib/originals/s.txt": story["passage"],
        "bib/passages/s.md": f"---\nsource: s\n---\n\n## p {{#p}}\n\n- by: a speaker (name not established)\n- original: s.txt, lines: 1-{len(lines)}\n\n" + "\n\n".join(lines) + "\n",
    }
    for name, entry in story["entries"].items():
        term = entry["term"].strip('"')
        matter = [f"term: {entry['term']}", *(f"slug: {one}" for one in [entry.get("slug")] if one), *(f"aliases: [{', '.join(one)}]" for one in [entry.get("aliases")] if one)]
        body = ["---", *matter, "---", f"# {term}", "", "## Usage", "", "### One {#one}", "", f"> {entry['quoted']}", ">", "> — [@s, p]", ""]
        body += [*(f"- {note}" for note in entry.get("notes", [])), "", *(["## Relations", ""] if "relations" in entry else []), *(f"- {one}" for one in entry.get("relations", []))]
        texts[f"glossary/{name}.md"] = "\n".join(body).rstrip() + "\n"
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_story(story: dict[str, Any], tmp_path: Path) -> None:
    write(tmp_path, story)
    built = build(tmp_path)
    told = [line for one in built.findings for line in (f"{one.place}: {one.severity}: {one.message} [{one.check}]", f"→ {one.hint}")]
    assert told == story["finds"]
    assert {words: built.kb.present(words) for words in story.get("means", {})} == story.get("means", {})
    for term, relations in story.get("relations", {}).items():
        assert [[one.anchor, one.target] for one in built.kb.entries[term].relations] == relations


@pytest.mark.parametrize(
    ("term", "given", "spelled"),
    [
        ("C++", "c", "c-plus-plus"), ("C#", "c", "c-sharp"), ("A*", "a", "a-star"), (".NET", "net", "dot-net"), ("F.A.I.R.", "f-a-i-r", "f-a-i-r"),
        ("AC/DC", "ac-dc", "ac-dc"), ("R&D", "r-d", "r-d"), ("@home", "home", "at-home"), ("Yahoo!", "yahoo", "yahoo"), ("“new”", "new", "new"),
        ("100%", "100", "100-percent"), ("tide mill", "tide-mill", "tide-mill"), ("++", "", "plus-plus"), ("∅", "", "empty-set"), ("→", "", "rightwards-arrow"), ("“ ”", "", ""), ("知识", "知识", "知识"),
    ],
)  # fmt: skip
def test_slugs(term: str, given: str, spelled: str) -> None:
    assert (slug(term), slug_with_signs(term)) == (given, spelled)
