"""Runs the stories of `sentences.yml`."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attested.context import ENGLISH, around, sentences
from tests.written import read_yaml

STORIES = read_yaml(Path(__file__).with_name("sentences.yml"))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_story(story: dict[str, Any]) -> None:
    parts = [part.strip(" \n>") for part in story["text"].split("|")]
    text = story["text"].replace("| ", "").replace("|", "")
    if "expect" in story:
        text = story["text"].replace(" | ", "")
    found = [text[slice(*span)] for span in sentences(text, ENGLISH.abbreviations)]
    assert found == story.get("expect", [part for part in parts if part])


def test_around_gives_all_sentences_that_a_stretch_touches() -> None:
    text = "It burns. Nobody sleeps. It is late."
    for words, whole in (("Nobody", "Nobody sleeps."), ("burns. Nobody", "It burns. Nobody sleeps."), ("late", "It is late.")):
        start = text.index(words)
        low, high = around(text, start, start + len(words), ENGLISH.abbreviations)
        assert text[low:high] == whole


@given(st.lists(st.sampled_from(["It burns.", "e.g.", "Mr. A", "\n", "\n\n", "> ", "# H\n", "a", " ", "?", "”", "…", "3.1", "- x", "===="]), max_size=20).map("".join))
def test_sentences_are_in_order_and_leave_out_white_space_alone(text: str) -> None:
    at, left = 0, ""
    for start, end in sentences(text, ENGLISH.abbreviations):
        assert at <= start < end <= len(text)
        left += text[at:start]
        at = end
    assert set(left + text[at:]) <= set(" \n>")
