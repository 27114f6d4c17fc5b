"""Blocks of passages held against their originals."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attested.verbatim import BlockPlace, Departure, Original, hidden, match, normalise
from tests.examples import examples
from tests.written import read_yaml

STORIES = read_yaml(Path(__file__).with_name("collation.yml"))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["block"][:40])
def test_a_block_and_its_original(story: dict[str, Any]) -> None:
    result = Original(story["original"]).find(story["block"], story.get("from", 0))
    if "departs" in story:
        assert isinstance(result, Departure)
        assert story["block"][result.at :].split()[0] in story["departs"]
    else:
        assert isinstance(result, BlockPlace)
        assert list(result.relied_on) == story["relied"]


TEXT = st.text(st.sampled_from("ab-'’\n ﬁé́­[].ad"), max_size=40)


@settings(max_examples=examples(75, 300))
@given(TEXT, st.data())
def test_every_stretch_between_edges_stands_in_its_text(text: str, data: st.DataObject) -> None:
    words = [part for part in text.split(" ") if normalise(part).text.isalpha()]
    for word in words:
        result = Original(f"{text} end").find(word)
        assert isinstance(result, BlockPlace)
        assert normalise(text[slice(*result.span)]).text.replace("- ", "") == normalise(word).text.replace("- ", "")


@settings(max_examples=examples(75, 300))
@given(TEXT, TEXT)
def test_what_a_quotation_may_be_a_block_may_be(block: str, text: str) -> None:
    """Where `match` finds words without brackets once, the same words stand as a block, in the same place."""
    found = match(block, text)
    if "[" not in block and hidden(block) is None and type(found).__name__ == "Match":
        result = Original(text).find(block)
        assert isinstance(result, BlockPlace)
        assert (result.span,) == found.spans
        assert result.relied_on == found.relied_on
