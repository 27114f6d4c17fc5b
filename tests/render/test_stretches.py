"""A passage divided at the borders of what is quoted from it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as some

from attested.render.stretches import stretches

STORIES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("stretches.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_each_stretch_has_all_that_hold_it(story: dict[str, Any]) -> None:
    text = story["text"]
    spans = [tuple((text.index(part), text.index(part) + len(part)) for part in quoted) for quoted in story["quoted"]]
    blocks = [(text.index(block), text.index(block) + len(block)) for block in text.split("\n\n")]
    found = stretches(text, blocks, spans)
    assert [[text[one.start : one.end], *one.held_by] for one in found] == story["stretches"]


LETTERS = "one two, three four five. "


@given(some.lists(some.tuples(some.integers(0, 25), some.integers(0, 25)).filter(lambda one: one[0] < one[1]), max_size=6))
def test_each_letter_is_held_by_those_that_quote_it_and_no_other(spans: list[tuple[int, int]]) -> None:
    found = stretches(LETTERS, [(0, len(LETTERS))], [(span,) for span in spans])
    assert [one.start for one in found] == sorted(one.start for one in found)
    for at, sign in enumerate(LETTERS):
        holding = {number for number, (start, end) in enumerate(spans) if start <= at < end}
        here = [one for one in found if one.start <= at < one.end]
        assert len(here) <= 1
        if sign.isalnum():
            assert {number for one in here for number in one.held_by} == holding
