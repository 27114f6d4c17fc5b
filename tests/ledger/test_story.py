"""The story of a glossary that is published and then changed: what each change does to the ledger and to old addresses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from attested.build import build
from tests.ledger.publishing import STORY, change, findings, foreign, lines, missing, publish_on, verdicts_on, words_of
from tests.site.building import state


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return foreign(tmp_path_factory.mktemp("published"))


@pytest.mark.parametrize("step", STORY, ids=lambda step: step["name"])
def test_step(step: dict[str, Any], root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The steps build upon one another, so they run in the order of the file."""
    change(root, step)
    assert findings(root) == step.get("findings", [])
    if "publish" in step:
        publish_on(root, step["publish"])
        told = [" ".join(row.split()) for row in capsys.readouterr().out.splitlines()]
        assert told == step.get("changes", told)
        assert len(told) == step.get("count", len(told))
        before = state(root)
        publish_on(root, "2031-01-01")
        assert state(root) == before, "a second run changes nothing"
        assert build(root).sound
        assert missing(root) == [], "every address is on the pages"
    found = lines(root)
    assert {address: found[address] for address in step.get("lines", {})} == step.get("lines", {})
    assert verdicts_on(root, step.get("cited", {})) == step.get("cited", {})
    shown = words_of(root, step.get("pages", {}))
    assert [(page, text) for page, texts in step.get("pages", {}).items() for text in texts if text not in shown[page]] == []
