"""Runs the stories of `inputs.yml`: hostile and odd files, the findings about them, and those about another file that they may not hide."""

from __future__ import annotations

import os
import shutil
import socket
from pathlib import Path
from typing import Any

import pytest

from attested.build import build
from tests.written import read_yaml

HERE = Path(__file__).parent
BASE = HERE.parent / "checks/base"
STORIES: list[dict[str, Any]] = read_yaml(HERE / "inputs.yml")

OTHER = "glossary/other.md"
"""An entry with a fault of its own, in the base of every story."""

TOLD = [f"{OTHER}:1:1: error: The front matter that begins here has no end. [malformed_front_matter]", "→ Put a line of three hyphens after its last key."]


def written(root: Path, story: dict[str, Any]) -> None:
    """Make what a story says of files. A lone surrogate in a name is a byte that is not UTF-8."""

    def put(path: str, data: str | bytes) -> None:
        raw = data if isinstance(data, bytes) else data.encode()
        for text, times in story.get("many", []):
            raw = raw.replace(b"MANY", text.encode() * times, 1)
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(raw)

    for path, data in story.get("write", {}).items():
        put(path, data)
        for number in range(story.get("copies", 0)):
            put(f"{path}-{number:03}", data)
    for path, data in {**story.get("append", {}), **({"bib/references.bib": "\n" + story["bib"]} if "bib" in story else {})}.items():
        put(path, (root / path).read_text(encoding="utf-8") + data)
    for path, words in story.get("edit", {}).items():
        text = (root / path).read_text(encoding="utf-8")
        for old, new in words.items():
            assert text.count(old) == 1, (path, old)
            text = text.replace(old, new)
        put(path, text)
    for path in story.get("folder", []):
        (root / path).mkdir()
    for path, target in story.get("link", {}).items():
        (root / path).symlink_to(target)
    for path in story.get("pipe", []):
        os.mkfifo(root / path)
    for path in story.get("socket", []):
        here = Path.cwd()
        os.chdir((root / path).parent)  # the address of a socket has at most some hundred bytes
        try:
            with socket.socket(socket.AF_UNIX) as made:
                made.bind(Path(path).name)
        finally:
            os.chdir(here)


def told(root: Path) -> list[str]:
    """All findings as they are printed, each followed by its hint. Records that nobody quotes are no matter here."""
    findings = [one for one in build(root).findings if one.check != "source_never_quoted"]
    return [line for one in findings for line in (f"{one.place}: {one.severity}: {one.message} [{one.check}]", f"→ {one.hint}")]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_input(story: dict[str, Any], tmp_path: Path) -> None:
    root = Path(shutil.copytree(BASE, tmp_path / "base"))
    (root / OTHER).write_text("---\nterm: other\n", encoding="utf-8")
    written(root, story)
    found = told(root)
    at = found.index(TOLD[0])
    assert found[at : at + 2] == TOLD
    rest = found[:at] + found[at + 2 :]
    assert (rest[:2] if story.get("first") else rest) == story["finds"]


def test_there_are_enough_of_them() -> None:
    assert len(STORIES) >= 40
    assert len({one["name"] for one in STORIES}) == len(STORIES)
