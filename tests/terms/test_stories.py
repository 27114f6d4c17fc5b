"""Runs the stories of `mentions.yml` and `sentences.yml`."""

from pathlib import Path
from typing import Any

import pytest

from attested.prose.terms import Matcher, sentences
from tests.written import read_yaml


def stories(name: str) -> Any:
    return pytest.mark.parametrize(
        "story", read_yaml(Path(__file__).with_name(name)), ids=lambda story: story["name"]
    )


@stories("mentions.yml")
def test_mentions(story: dict[str, Any]) -> None:
    text = story["text"]
    matcher = Matcher({term: names if isinstance(names, list) else [names] for term, names in story["names"].items()})
    found = [[mention.term, text[mention.start : mention.end]] for mention in matcher.find(text)]
    assert found == story["found"]


@stories("sentences.yml")
def test_sentences(story: dict[str, Any]) -> None:
    assert [story["text"][start:end] for start, end in sentences(story["text"])] == story["sentences"]
