"""Who answers what, where the entries say it (answers.yml)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from attested.build import build
from attested.graph.ask.exchanges import exchange
from tests.written import read_yaml

STORIES = read_yaml(Path(__file__).with_name("answers.yml"))
SAID = {
    "K1": "The tower is tall. The tower is sound. The light is bright.",
    "K2": "The question is whether the tower will be kept.",
    "K3": "Any tower will be kept.",
}
RECORD = "@misc{talk,\n  title = {A talk},\n  attribution = {not established}\n}\n"


def heading(name: str, words: str, who: str, given: dict[str, str], act: str = "asserts") -> str:
    line = f"Answers: {given[name]}\n\n" if name in given else ""
    return f"### {name.title()} {{#{name}}}\n\n{line}> {words}\n>\n> — {act}: [@talk, {who}]\n\n"


def write(root: Path, given: dict[str, str]) -> Path:
    """A glossary of two terms, with the lines given under the headings of these ids."""
    tower = "".join((
        "---\nterm: tower\n---\n\n# tower\n\n## Claims\n\n",
        heading("tall", "The tower is tall.", "K1", given),
        heading("sound", "The tower is sound.", "K1", given),
        heading("kept", "The question is whether the tower will be kept.", "K2", given, "proposes"),
        "## Cases\n\n",
        heading("will", "Any tower will be kept.", "K3", given, "affirms"),
    ))
    light = "---\nterm: light\n---\n\n# light\n\n## Claims\n\n" + heading("bright", "The light is bright.", "K1", given)
    passages = "---\nsource: talk\n---\n" + "".join(
        f"\n## {who}\n\n- by: speaker {who}\n{answers}- original: talk.txt, lines: {line}\n\n{SAID[who]}\n"
        for line, (who, answers) in enumerate((("K1", ""), ("K2", "- answers: K1 (inferred)\n"), ("K3", "- answers: K2 (inferred)\n")), start=1)
    )
    files = {
        "glossary/tower.md": tower,
        "glossary/light.md": light,
        "glossary/relations.toml": "",
        "bib/references.bib": RECORD,
        "bib/passages/talk.md": passages,
        "bib/originals/talk.txt": "\n".join(SAID.values()) + "\n",
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def told(root: Path, anchor: str) -> list[str]:
    kb = build(root).kb
    [(entry, item)] = [(entry, item) for entry in kb.entries.values() for item in entry.items if item.anchor == anchor]
    turns = []
    for turn in exchange(kb, entry.id, item):
        assert turn.checked.passage is not None
        answers = ", ".join(place[1] + " (inferred)" * (place in turn.inferred) for place in turn.answers)
        turns.append(f"{turn.checked.passage.locator} {answers}".strip())
    return turns


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_story(story: dict[str, Any], tmp_path: Path) -> None:
    root = write(tmp_path, story["given"])
    assert build(root).findings == ()
    assert {anchor: told(root, anchor) for anchor in story["exchanges"]} == story["exchanges"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("#talll", "glossary/tower.md:23:10: The page of “tower” has no case, claim or use with the id “talll”. [link_target_missing]"),
        ("#tall, [[lamp#bright]]", "glossary/tower.md:23:17: “Answers: [[lamp#bright]]” leads to no entry. [link_target_missing]"),
        ("#tall, K1", "glossary/tower.md:23:17: “K1” names no heading that may be answered. [malformed_section]"),
        ("", "glossary/tower.md:23:9: “” names no heading that may be answered. [malformed_section]"),
    ],
)
def test_what_leads_nowhere_is_told(line: str, message: str, tmp_path: Path) -> None:
    found = build(write(tmp_path, {"kept": line})).findings
    assert [f"{one.place}: {one.message} [{one.check}]" for one in found] == [message]
