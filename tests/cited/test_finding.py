"""Citations in a text, found by the command; tests/site/test_cite_check.py asks the page the same."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from attested.cite.check import citations
from tests.written import read_yaml

STORIES: list[dict[str, Any]] = read_yaml(Path(__file__).with_name("finding.yml"))

for _story in STORIES:
    for _one in _story["citations"]:
        _one.setdefault("of_page", False)
        _one.setdefault("digest", "")


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_the_command_finds(story: dict[str, Any]) -> None:
    assert [asdict(one) for one in citations(story["text"], tuple(story["sites"]))] == story["citations"]
