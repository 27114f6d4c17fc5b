"""What has another name is the same: its former addresses lead on in one hop, and nothing is said to have changed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from attested.build import build
from attested.ledger import following
from attested.model.ledger import address, numbers, parted
from tests.ledger.publishing import LOCK, change, foreign, lines, missing, pages, publish_on, verdicts_on, words_of
from tests.ledger.repository import PUBLISHED
from tests.written import read_yaml

STORIES: list[dict[str, Any]] = read_yaml(Path(__file__).with_name("renames.yml"))


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = foreign(tmp_path_factory.mktemp("before") / "mills")
    publish_on(root, "2026-01-05")
    return root


def rename(root: Path, step: dict[str, Any]) -> None:
    """What a contributor does. Words to replace in ``*.md`` are replaced in each file of entries and passages that holds them."""
    everywhere = step.get("edit", {}).get("*.md", {})
    change(root, step | {"edit": {path: words for path, words in step.get("edit", {}).items() if path != "*.md"}})
    for path in (*(root / "glossary").glob("*.md"), *(root / "bib/passages").glob("*.md")):
        for old, new in everywhere.items():
            path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def sound(root: Path) -> Any:
    """What a glossary without an error holds."""
    found = build(root)
    assert told(found) == []
    return found.kb


def told(found: Any) -> list[str]:
    return [f"{one.place}: {one.check}: {one.message} {one.hint}" for one in found.findings if one.severity == "error"]


def steps(story: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield story
    yield from story.get("then", [])


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_rename(story: dict[str, Any], before: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = Path(shutil.copytree(before, tmp_path / "mills"))
    for day, step in enumerate(steps(story), start=1):
        rename(root, step)
        if {"findings", "holds", "begin"} & step.keys():
            last = str(len((root / LOCK).read_text(encoding="utf-8").splitlines()))
            wanted = [one.replace("{last}", last) for one in (*step.get("findings", ()), *step.get("holds", ()), *filter(None, [step.get("begin")]))]
            found = told(build(root))
            assert [one for one in wanted if one not in found] == [], found
            assert found == wanted or "findings" not in step
            return
        _published(root, step, f"2026-02-{day:02}")
        capsys.readouterr()


def _published(root: Path, step: dict[str, Any], day: str) -> None:
    kept = {path: path.read_bytes() for path in (root / PUBLISHED).rglob("*.json")}
    was = following(sound(root)).ledger
    publish_on(root, day)
    found = following(sound(root))
    higher = [
        f"{line.address} {line.version}"
        for line in found.ledger.lines
        for before in [_version_before(was, found, line)]
        if line.state == "live" and numbers(line.version) > before
    ]
    assert higher == step.get("new", []), "nothing counts up for a name"
    assert all(found.ledger.get(line.page, line.id) is not None for line in was.lines), "no line is lost"
    for line in found.ledger.lines:
        assert (line.state == "moved") <= (parted(line.successor) in found.today.anchors), "one hop"
    for old, new in step.get("leads", {}).items():
        outcome = found.where(*parted(old))
        assert outcome is not None
        assert outcome.target is not None
        assert address(*outcome.target) == new
        assert old == new or lines(root)[old].split()[0] == "moved"
    assert verdicts_on(root, step.get("cited", {})) == step.get("cited", {})
    shown = words_of(root, step.get("pages", {}))
    assert [(page, text) for page, texts in step.get("pages", {}).items() for text in texts if text not in shown[page]] == []
    made = pages(root) if "held" in step else {}
    for page, ids in step.get("held", {}).items():
        assert {old: re.findall(rf'id="([^"]+)"[^<>]*>(?:<span class="at-was" id="[^"]+"></span>)*<span class="at-was" id="{old}"', made[page]) for old in ids} == {old: [now] for old, now in ids.items()}
    assert missing(root) == []
    assert {path: path.read_bytes() for path in kept} == kept, "no kept text changes"
    before = (root / LOCK).read_bytes()
    publish_on(root, "2031-01-01")
    assert (root / LOCK).read_bytes() == before, "a second run changes nothing"


def _version_before(was: Any, found: Any, line: Any) -> tuple[int, int]:
    """The version under which an anchor of today was published before, under whatever name."""
    olds = [one for one in was.lines if (outcome := found.where(one.page, one.id)) is not None and outcome.target == (line.page, line.id)]
    return max((numbers(one.version) for one in olds), default=(0, 0))
