"""Every check by name and severity, and stories of those that nothing else tells of: the finding with its place, its words and its hint."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from attested.build import build
from attested.checks import profile
from tests.site.building import ROOT
from tests.written import read_yaml

HERE = Path(__file__).parent
STORIES: list[dict[str, Any]] = read_yaml(HERE / "findings.yml")
SEVERITIES: dict[str, str] = read_yaml(HERE / "severities.yml")


def test_no_check_vanishes_and_none_is_made_less_of() -> None:
    assert [*profile().items()] == [*SEVERITIES.items()]
    assert len(SEVERITIES) > 60


def _told(root: Path) -> list[str]:
    """All findings as they are printed, each followed by its hint."""
    return [
        line
        for one in build(root).findings
        for line in (f"{one.place}: {one.severity}: {one.message} [{one.check}]", f"→ {one.hint}")
    ]


def _done(root: Path, story: dict[str, Any]) -> Path:
    """The base with what a story writes and edits. Words to be replaced stand there once."""
    for path, text in story.get("write", {}).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    for path, words in story.get("edit", {}).items():
        text = (root / path).read_text(encoding="utf-8")
        for old, new in words.items():
            assert text.count(old) == 1, (path, old)
            text = text.replace(old, new)
        (root / path).write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_finding(story: dict[str, Any], tmp_path: Path) -> None:
    root = _done(Path(shutil.copytree(HERE / "base", tmp_path / "base")), story)
    assert _told(root) == story["finds"]
    assert any(line.endswith(f"[{story['check']}]") for line in story["finds"])


def _elsewhere() -> Iterator[str]:
    """The words of all tests and stories, but for the list, which names every check."""
    for path in sorted((ROOT / "tests").rglob("*")):
        if path.suffix in (".py", ".yml") and path.name != "severities.yml":
            yield from re.findall(r"\w+", path.read_text(encoding="utf-8"))


def test_each_check_is_told_of_by_a_test_of_its_own() -> None:
    """Beside the examples of its manual page, which stand in its own module and go when it goes."""
    assert set(profile()) - set(_elsewhere()) == set()
