"""A proposed source: what the report says it would add, what it finds wrong, and that adding it is what the report said."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from attested.build import build
from attested.cli import application
from attested.new.proposed import FIELDS, LONGEST
from tests.github.forms import FORMS, fields
from tests.site.building import ROOT, state
from tests.written import read_yaml

STORIES = {story["name"]: story for story in read_yaml(Path(__file__).with_name("proposed.yml"))}
TOLD = re.compile(r"^A new file, `([^`\n]+)`:\n\n(`{3,})text\n(.*?)\n\2$", re.DOTALL | re.MULTILINE)
ADDED = re.compile(r"^At the end of `([^`\n]+)`, behind an empty line:\n\n(`{3,})text\n(.*?)\n\2$", re.DOTALL | re.MULTILINE)


def written(story: dict[str, Any]) -> str:
    """The proposal, as the form writes it: each value between more backticks than it holds."""
    if "raw" in story:
        return str(story["raw"])
    parts = []
    for name, label in FIELDS.items():
        value = story.get(name, "")
        ticks = "`" * (max([2, *map(len, re.findall("`+", value))]) + 1)
        if value:
            parts.append(f"### {label}\n\n{value if name == 'locator' else f'{ticks}text{chr(10)}{value.strip()}{chr(10)}{ticks}'}\n")
    return "\n".join(parts)


def receive(tree: Path, proposal: str, *words: str) -> Result:
    return CliRunner().invoke(application(), ["receive", "--proposal", "-", *words, "--root", str(tree)], input=proposal.encode("utf-8"))


@pytest.mark.parametrize("name", STORIES)
def test_the_report_says_what_would_be_added_or_what_is_wrong(name: str, tmp_path: Path) -> None:
    story = STORIES[name]
    tree = Path(shutil.copytree(ROOT / "tests/checks/base", tmp_path / "base"))
    before = state(tree)
    done = receive(tree, written(story), "--show")
    assert state(tree) == before
    at = 0
    for piece in [*story.get("writes", ()), *story.get("finds", ())]:
        assert piece in done.output[at if "writes" in story else 0 :], done.output
        at = done.output.index(piece)
    assert done.exit_code == (1 if "finds" in story else 0), done.output
    outside = re.sub(r"^(`{3,})text\n.*?\n\1$", "", done.output, flags=re.DOTALL | re.MULTILINE)
    assert not re.search(r"<(?!!-- -->)|!\[|@everyone|\]\(", outside), outside
    if "finds" in story:
        refused = receive(tree, written(story))
        assert (refused.exit_code, state(tree)) == (2, before)


@pytest.mark.parametrize("name", [name for name, story in STORIES.items() if "writes" in story and "turned" not in name])
def test_what_is_pasted_from_the_report_passes_as_what_the_command_writes(name: str, tmp_path: Path) -> None:
    story = STORIES[name]
    ours, theirs = (Path(shutil.copytree(ROOT / "tests/checks/base", tmp_path / one)) for one in ("ours", "theirs"))
    told = receive(ours, written(story), "--show").output
    for path, _, text in TOLD.findall(told):
        (ours / path).parent.mkdir(parents=True, exist_ok=True)
        (ours / path).write_text(f"{text}\n", encoding="utf-8")
    for path, _, text in ADDED.findall(told):
        with (ours / path).open("a", encoding="utf-8") as file:
            file.write(f"\n{text}\n")
    done = receive(theirs, written(story))
    assert done.exit_code == 0, done.output
    shutil.rmtree(theirs / ".originals", ignore_errors=True)
    assert state(ours) == state(theirs)
    assert [one for one in build(ours).findings if one.severity == "error"] == []


def test_a_second_part_of_a_source_has_a_pin_of_its_own(tmp_path: Path) -> None:
    tree = Path(shutil.copytree(ROOT / "tests/checks/base", tmp_path / "base"))
    story = next(iter(STORIES.values()))
    assert receive(tree, written(story)).exit_code == 0
    assert "holds these words already, as “§2”" in receive(tree, written(story)).output
    more = {**story, "text": "Elsewhere it is dark.", "sentence": "Elsewhere it is dark.", "locator": "§3"}
    assert receive(tree, written(more)).exit_code == 0
    passages = (tree / "bib/passages/lovelace1999.md").read_text(encoding="utf-8")
    assert "- original: lovelace1999.txt, line: 2," in passages and "- original: lovelace1999-2.txt, line: 1," in passages
    shutil.rmtree(tree / ".originals")
    assert [one for one in build(tree).findings if one.severity == "error"] == []


def test_a_proposal_is_bounded(tmp_path: Path) -> None:
    tree = Path(shutil.copytree(ROOT / "tests/checks/base", tmp_path / "base"))
    done = receive(tree, "x" * (LONGEST + 1), "--show")
    assert (done.exit_code, "The proposal has more than 400,000 characters." in done.output) == (1, True)


def test_a_proposal_among_the_files_is_told_until_it_is_taken_over(tmp_path: Path) -> None:
    tree = Path(shutil.copytree(ROOT / "tests/checks/base", tmp_path / "base"))
    (tree / "bib/proposed").mkdir()
    (tree / "bib/proposed/it-shines.md").write_text(written(next(iter(STORIES.values()))), encoding="utf-8")
    [found] = [one for one in build(tree).findings if one.place.path.startswith("bib/proposed/")]
    assert (found.check, found.severity, found.message) == ("proposal_not_taken_over", "error", "This proposes a source, and is not taken over yet.")
    assert "attested receive --proposal bib/proposed/it-shines.md" in found.hint


def test_the_issue_form_asks_by_the_labels_that_are_read() -> None:
    asked = {name: field["attributes"]["label"] for name, field in fields(FORMS["add-a-source.yml"]).items()}
    assert asked == FIELDS
