"""Runs `reading.yml`, and `wording.yml` of the matcher's stories."""

from pathlib import Path
from typing import Any

import pytest

from attested.draft.patterns import PatternFinder, patterns
from attested.draft.reading import read
from attested.prose.terms import Matcher
from tests.written import read_yaml

HERE = Path(__file__).parent


def stories(path: Path) -> Any:
    return pytest.mark.parametrize("story", read_yaml(path), ids=lambda story: story["name"])


@stories(HERE / "reading.yml")
def test_reading(story: dict[str, Any]) -> None:
    draft = read(story["written"], html=story.get("html", False))
    assert draft.text == story["text"]
    assert [draft.text[start:end] for start, end in draft.quoted] == story.get("quoted", [])
    assert [draft.text[start:end] for start, end in draft.marked] == story.get("marked", [])


@stories(HERE.parent / "terms/wording.yml")
def test_wording(story: dict[str, Any]) -> None:
    matcher = Matcher({term: names if isinstance(names, list) else [names] for term, names in story["names"].items()})
    finder = PatternFinder([patterns(story["phrases"], story.get("advice", ""), matcher)])
    hits = finder.find(story["text"], matcher.find(story["text"]))
    assert [story["text"][hit.start : hit.end] for hit in hits] == story["found"]
