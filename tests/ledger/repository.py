"""The foreign glossary in a repository, published three times; and what happens to its ledger there."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
import typer

from attested.cli.restore import restore
from attested.model.journal import JOURNAL
from tests.github.test_steps import git
from tests.ledger.publishing import LOCK, STORY, change, findings, foreign, publish_on

PUBLISHED = "glossary/published"
RUN = re.compile(r"[Rr]un: attested restore ?('[^']*'|\S*)")


def published(to: Path, steps: int = 4) -> Path:
    """The glossary with the first steps of the story, each publication committed on the branch ``main``."""
    root = foreign(to)
    git(root, "init", "-q")
    for step in STORY[:steps]:
        change(root, step)
        commit(root, step["name"])
        publish_on(root, step["publish"])
        commit(root, f"Publish: {step['name']}")
    return root


def commit(root: Path, words: str) -> None:
    """Commit all that is there, be it anything new or not."""
    git(root, "add", "--all")
    git(root, "commit", "-q", "--allow-empty", "-m", words)


def entries(root: Path) -> list[str]:
    """The files of the journal, in the order of their numbers."""
    return [f"{JOURNAL}/{path.name}" for path in sorted((root / JOURNAL).glob("*.json"))]


def ledger(root: Path) -> dict[str, bytes]:
    """All files of the ledger, and what they hold."""
    paths = [root / LOCK, *(root / PUBLISHED).rglob("*.json")]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths if path.is_file()}


def happen(root: Path, accident: dict[str, Any]) -> None:
    """Do to the ledger what a story tells."""
    lock = root / LOCK
    for words in accident.get("lose", []):
        lines = lock.read_text(encoding="utf-8").splitlines(keepends=True)
        assert any(line.startswith(words) for line in lines)
        lock.write_text("".join(line for line in lines if not line.startswith(words)), encoding="utf-8")
    if "cut" in accident:
        data = lock.read_bytes()
        lock.write_bytes(data[: int(len(data) * accident["cut"])])
    for path in accident.get("delete", []):
        shutil.rmtree(root / path) if (root / path).is_dir() else (root / path).unlink()
    for path, text in accident.get("append", {}).items():
        (root / path).write_text((root / path).read_text(encoding="utf-8") + text, encoding="utf-8")
    change(root, {name: accident[name] for name in ("write", "edit") if name in accident})
    for command in accident.get("git", []):
        git(root, *command)


def mend(root: Path) -> list[str]:
    """Run the commands that the hints name, as often as they name any; gives the commands."""
    run: list[str] = []
    for _ in range(12):
        wanted = dict.fromkeys(found[1].rstrip(".") if found[1] else "" for one in findings(root) if (found := RUN.search(one)))
        if not wanted:
            return run
        for quoted in wanted:
            path = "".join(shlex.split(quoted))
            _run(root, path)
            run.append(path)
    raise AssertionError(f"there is no end to it: {findings(root)}")


def _run(root: Path, path: str) -> None:
    with pytest.raises(typer.Exit) as ended:
        restore([path] if path else None, root)
    assert ended.value.exit_code == 0, path
