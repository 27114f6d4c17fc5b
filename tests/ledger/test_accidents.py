"""Accidents of a shared repository: each is found by its name, and the command that the message gives mends it."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.ledger.publishing import findings, missing
from tests.ledger.repository import entries, happen, ledger, mend, published
from tests.site.building import ROOT, program, run
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


@pytest.mark.parametrize("accident", ACCIDENTS, ids=lambda one: one["name"])
def test_what_the_manual_says_mends_it(accident: dict[str, Any], before: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(before, tmp_path / "mills"))
    was = ledger(root)
    happen(root, filled(accident, root))
    for command, *words in commands_of_the_manual(accident["manual"]):
        done = run(program("attested") if command == "attested" else command, *words, cwd=root)
        assert done.returncode == 0, done.stderr
    assert ledger(root) == was
    assert findings(root) == []


def test_the_manual_tells_of_both_sides_of_a_branch_that_was_set_back_and_of_the_clock() -> None:
    """Their stories stand in `test_publishing_branch.py` and `test_against.py`, which run these very commands."""
    assert commands_of_the_manual("Both sides of a merge published.") == [["attested", "restore"]]
    assert commands_of_the_manual("The branch was set back") == [["git", "reset", "--hard", "ORIG_HEAD"]]
    assert commands_of_the_manual("The clock was wrong.") == [["attested", "publish"]]


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
