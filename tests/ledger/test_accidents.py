"""Accidents of a shared repository: each is found by its name, and the command that the message gives mends it."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import typer

from attested.build import build
from attested.export.as_anchors import PATH, anchors
from tests.github.test_steps import git
from tests.ledger.publishing import change, findings, lines, missing, publish_on
from tests.ledger.repository import commit, entries, happen, ledger, mend, published
from tests.site.building import ROOT, program, run
from tests.site.test_pages import served
from tests.written import read_yaml

ACCIDENTS: list[dict[str, Any]] = read_yaml(Path(__file__).with_name("accidents.yml"))


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = published(tmp_path_factory.mktemp("before") / "mills")
    assert findings(root) == []
    assert len(entries(root)) == 3, "a publication that changes nothing writes no entry"
    return root


def filled(value: Any, root: Path) -> Any:
    """A story with the names of the journal's entries in the place of their numbers."""
    if isinstance(value, dict):
        return {filled(name, root): filled(inner, root) for name, inner in value.items()}
    if isinstance(value, list):
        return [filled(inner, root) for inner in value]
    if isinstance(value, str):
        for number, (word, path) in enumerate(zip(("first", "second", "third"), entries(root), strict=True), start=1):
            value = value.replace(f"{{{word}}}", path).replace(f"{{{number}}}", Path(path).stem)
    return value


def commands_of_the_manual(accident: str) -> list[list[str]]:
    """What the manual says to run after an accident, which it names in bold: the words of each command."""
    section = (ROOT / "docs/maintain.md").read_text(encoding="utf-8").partition("{#after-an-accident}")[2].partition("\n## ")[0]
    (item,) = [one for one in section.split("\n- ") if one.startswith(f"**{accident}")]
    return [shlex.split(one) for one in re.findall(r"`((?:attested|git) [^`]+)`", item.split("\n\n")[0])]


def follow_the_manual(accident: str, root: Path) -> None:
    """Run what the manual says, word for word."""
    commands = commands_of_the_manual(accident)
    assert commands, accident
    for command, *words in commands:
        done = run(program("attested") if command == "attested" else command, *words, cwd=root)
        assert done.returncode == 0, done.stderr


@pytest.mark.long
@pytest.mark.parametrize("accident", ACCIDENTS, ids=lambda one: one["name"])
def test_what_the_manual_says_mends_it(accident: dict[str, Any], before: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(before, tmp_path / "mills"))
    was = ledger(root)
    happen(root, filled(accident, root))
    follow_the_manual(accident["manual"], root)
    assert ledger(root) == was
    assert findings(root) == []


def test_what_the_manual_says_joins_both_sides_of_a_merge(before: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(before, tmp_path / "mills"))
    note = "Not above the wheel of the mill."
    git(root, "checkout", "-q", "-b", "draft")
    change(root, {"edit": {"glossary/head.md": {note: "Not above the pond."}}, "rename": {"glossary/millpond.md": "glossary/pond.md"}})
    change(root, {"edit": {"glossary/pond.md": {"term: millpond": "term: pond", "# millpond": "# pond", "aliases: [mill pond]": "aliases: [millpond, mill pond]\nwas: [millpond]"}}})
    publish_on(root, "2026-04-01", "draft")
    commit(root, "Published on a draft")
    theirs = lines(root)
    git(root, "checkout", "-q", "main")
    change(root, {"edit": {"glossary/head.md": {note: "Not above the dam."}}})
    publish_on(root, "2026-04-02")
    commit(root, "Published on main")
    ours = lines(root)
    assert subprocess.run(["git", "merge", "-q", "draft"], cwd=root, capture_output=True, check=False).returncode == 1, "the two sides conflict"
    git(root, "checkout", "--ours", "glossary/head.md")
    commit(root, "The conflicts in the entries are settled")
    assert any(": publications_do_not_join: " in one for one in findings(root))
    follow_the_manual("Both sides of a merge published.", root)
    assert findings(root) == []
    assert {*ours, *theirs} <= {*lines(root)}
    assert missing(root) == []


def test_what_the_manual_says_brings_back_a_branch_that_was_set_back(before: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(before, tmp_path / "mills"))
    (tmp_path / "site/data").mkdir(parents=True)
    (tmp_path / "site" / PATH).write_text(anchors(build(root).kb), encoding="utf-8")
    was = ledger(root)
    with served(tmp_path / "site") as host:
        git(root, "reset", "-q", "--hard", "HEAD~2")
        with pytest.raises(typer.Exit) as ended:
            publish_on(root, "2026-06-01", against=host)
        assert ended.value.exit_code == 2
        follow_the_manual("The branch was set back", root)
        assert ledger(root) == was
        assert findings(root) == []
        publish_on(root, "2026-06-01", against=host)


def test_what_the_manual_says_publishes_once_the_clock_is_right(before: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(before, tmp_path / "mills"))
    change(root, {"edit": {"glossary/head.md": {"Not above the wheel of the mill.": "Not above the dam."}}})
    was = ledger(root)
    with pytest.raises(typer.Exit) as ended:
        publish_on(root, "2026-02-28")
    assert ended.value.exit_code == 2
    assert ledger(root) == was
    follow_the_manual("The clock was wrong.", root)
    assert len(entries(root)) == 4
    assert findings(root) == []
    assert missing(root) == []


@pytest.mark.parametrize("accident", ACCIDENTS, ids=lambda one: one["name"])
def test_accident(accident: dict[str, Any], before: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(before, tmp_path / "mills"))
    accident, was = filled(accident, root), ledger(root)
    happen(root, accident)
    found = [one for one in findings(root) if ": published_anchor_missing: " not in one]
    assert found == accident.get("finds", found)
    assert len(found) == accident.get("count", len(found)) > 0
    assert [one for one in accident.get("holds", []) if not any(told.startswith(one) for told in found)] == []
    mend(root)
    assert ledger(root) == was
    assert findings(root) == []
    assert missing(root) == []


def test_what_the_refusal_says_publishes_after_a_clock_that_was_ahead(before: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = Path(shutil.copytree(before, tmp_path / "mills"))
    note = "Not above the wheel of the mill."
    change(root, {"edit": {"glossary/head.md": {note: "Not above the dam."}}})
    publish_on(root, "2031-01-01")
    change(root, {"edit": {"glossary/head.md": {"Not above the dam.": "Not above the weir."}}})
    with pytest.raises(typer.Exit):
        publish_on(root, "2026-06-01")
    said = re.search(r"was ahead on 2031-01-01, .*: SOURCE_DATE_EPOCH=([0-9]+) attested publish\n", capsys.readouterr().err)
    assert said, "the command is given"
    publish_on(root, datetime.fromtimestamp(int(said[1]), UTC).date().isoformat())
    assert len(entries(root)) == 5
    assert findings(root) == []
