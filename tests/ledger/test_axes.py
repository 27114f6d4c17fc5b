"""Three axes of change: the words and who said them, our notes, the record. Only the first tells whoever cites that a quotation changed."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.ledger.publishing import change, findings, foreign, lines, publish_on, verdicts_on
from tests.ledger.repository import PUBLISHED
from tests.written import read_yaml

STORIES: list[dict[str, Any]] = read_yaml(Path(__file__).with_name("axes.yml"))


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = foreign(tmp_path_factory.mktemp("before") / "mills")
    publish_on(root, "2026-01-05")
    return root


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_correction(story: dict[str, Any], before: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = Path(shutil.copytree(before, tmp_path / "mills"))
    kept = {path: path.read_bytes() for path in (root / PUBLISHED).rglob("*.json")}
    change(root, story)
    assert findings(root) == []
    capsys.readouterr()
    publish_on(root, "2026-02-01")
    told = [row.split() for row in capsys.readouterr().out.splitlines()]
    assert [row[0] for row in told if row[1] == story["of"]] == [story["counts"]]
    if story["counts"] == "record":
        assert {row[0] for row in told} == {"record"}, "and of nothing else it is said that it changed"
    assert lines(root)[story["of"]].split()[1] == story["version"]
    cited = f"{story['of']} 1.0"
    assert verdicts_on(root, [cited]) == {cited: story["cited"]}
    assert findings(root) == []
    assert {path: path.read_bytes() for path in kept} == kept, "no kept text changes"
