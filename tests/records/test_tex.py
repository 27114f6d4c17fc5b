"""The stories of `tex.yml`, and what holds of any text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attested.records.tex import escaped, read
from tests.written import read_yaml

STORIES = read_yaml(Path(__file__).with_name("tex.yml"))
TEX = st.lists(st.sampled_from(["\\", "{", "}", "$", "^", "_", "~", "%", "&", "#", "--", "``", "''", "`", "é", "a", " ", "B", "\\'", '\\"', "\\v", "\\emph", "\\frac", "\\x", "1"]), max_size=25).map("".join)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["value"])
def test_a_value_is_read(story: dict[str, Any]) -> None:
    words = read(story["value"])
    told = {"plain": words.plain, "rich": words.rich, "written": words.written, "left": list(words.left)}
    expected = {"plain": story["plain"], "rich": story.get("rich", story["plain"]), "written": story.get("written", story["plain"]), "left": story.get("left", [])}
    assert told == expected


@given(st.text())
def test_plain_words_come_back_as_they_are(text: str) -> None:
    words = read(escaped(text))
    assert (words.plain, words.left) == (" ".join(text.split()), ())


@given(TEX)
def test_no_tex_breaks_the_reader_and_what_is_written_is_read_again(value: str) -> None:
    words = read(value)
    assert words.left or read(words.written).plain == words.plain
