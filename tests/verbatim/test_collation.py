"""Blocks of passages held against their originals."""

from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attested.verbatim import BlockPlace, Departure, Original, hidden, match, normalise
from tests.examples import examples
from tests.verbatim import oracle
from tests.verbatim.cases import pairs, told
from tests.verbatim.oracle import normal
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


@settings(max_examples=examples(100, 3000), deadline=None)
@given(pairs(), st.integers(0, 20))
def test_a_block_stands_where_the_slow_matcher_finds_it(pair: tuple[str, str], start: int) -> None:
    block, original = pair
    if not told(block, original):
        return
    result = Original(original).find(block, start)
    if not normal(block)[0]:
        assert result == BlockPlace((start, start), ())
        return
    place = oracle.block(block, original, start)
    assert (result.span if isinstance(result, BlockPlace) else None) == place


def agreed(one: str, two: str) -> int:
    """How many characters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))


@settings(max_examples=examples(100, 3000), deadline=None)
@given(pairs(), st.integers(0, 20))
def test_a_block_departs_where_it_agrees_no_longer(pair: tuple[str, str], start: int) -> None:
    block, original = pair
    result = Original(original).find(block, start)
    if isinstance(result, BlockPlace) or "-" in block + original or "\u2011" in block + original:
        return
    (said, _), (text, places) = normal(block), normal(original)
    longest = max((agreed(said, text[at:]) for at in range(len(text)) if places[at][0] >= start), default=0)
    if longest >= min(20, 0.6 * len(said)):
        most = 0 if longest == len(said) else longest  # all of it stands there, but within words
        assert len(normal(f"{block[: result.at]}|")[0]) - 1 == most
        assert longest == len(said) or normal(f"{result.nearest[: result.nearest_at]}|")[0][:-1] == said[:most]
