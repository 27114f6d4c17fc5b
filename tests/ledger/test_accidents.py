"""Accidents of a shared repository: each is found by its name, and the command that the message gives mends it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.ledger.publishing import findings, missing
from tests.ledger.repository import entries, happen, ledger, mend, published

ACCIDENTS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("accidents.yml").read_text("utf-8"))


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
