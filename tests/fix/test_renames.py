"""``attested fix`` after a rename: all that still has the former name follows, and every former address leads on."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from attested.build import build
from attested.cli import application
from attested.ledger import following
from attested.model.ledger import address, parted
from tests.ledger.publishing import change, findings, foreign, publish_on
from tests.site.building import state
from tests.written import read_yaml

STORIES: list[dict[str, Any]] = read_yaml(Path(__file__).with_name("renames.yml"))


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = foreign(tmp_path_factory.mktemp("before") / "mills")
    fix(root, "--yes")
    publish_on(root, "2026-01-05")
    return root


def fix(root: Path, *words: str) -> Result:
    return CliRunner().invoke(application(), ["fix", *words, "--root", str(root)])


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_rename(story: dict[str, Any], before: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(before, tmp_path / "mills"))
    for path in story.get("write", {}):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
    change(root, {name: story[name] for name in ("write", "edit", "ledger") if name in story})
    was = state(root)
    shown = fix(root)
    assert (shown.exit_code, state(root)) == (1, was), "without consent nothing is written"
    output = fix(root, "--yes").output
    if story.get("twice"):
        output += fix(root, "--yes").output
    assert [line for line in story["shows"] if line not in output.splitlines()] == [], output
    assert findings(root) == []
    assert fix(root, "--check").exit_code == 0
    for path, words in story.get("holds", {}).items():
        text = (root / path).read_text(encoding="utf-8")
        assert [one for one in words if one not in text] == []
    assert [path for path in story.get("gone", []) if (root / path).exists()] == []
    publish_on(root, "2026-02-01")
    assert findings(root) == []
    found = following(build(root).kb)
    for old, new in story["leads"].items():
        outcome = found.where(*parted(old))
        assert outcome is not None
        assert outcome.target is not None
        assert address(*outcome.target) == new
