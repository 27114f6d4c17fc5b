"""Two wordings compared word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attested.diff.words import MOST, pieces

TEXT = st.lists(st.sampled_from(["a", "the", "mill", "mill,", "“gate”"]), max_size=30).map(" ".join)


def side(before: str, after: str, without: str) -> str:
    return " ".join(one.words for one in pieces(before, after) if one.how != without)


@given(TEXT, TEXT)
def test_each_side_can_be_read_off_whole(before: str, after: str) -> None:
    assert side(before, after, "added") == before
    assert side(before, after, "removed") == after


@given(TEXT)
def test_what_is_the_same_is_one_piece(text: str) -> None:
    assert [(one.how, one.words) for one in pieces(text, text)] == ([("same", text)] if text else [])


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("a mill of the sea", "a mill of a sea", [("same", "a mill of"), ("removed", "the"), ("added", "a"), ("same", "sea")]),
        ("a mill", "a tide mill", [("same", "a"), ("added", "tide"), ("same", "mill")]),
        ("", "a mill", [("added", "a mill")]),
        ("the same  words\n", "the same words", [("same", "the same words")]),
    ],
)
def test_pieces(before: str, after: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.how, one.words) for one in pieces(before, after)] == expected


def test_where_too_much_is_alike_the_middle_is_one_run() -> None:
    before, after = "begin " + "a b " * 400 + "end", "begin " + "b a a " * 400 + "end"
    assert MOST < 400 * 400 + 400 * 800
    assert [one.how for one in pieces(before, after)] == ["same", "removed", "added", "same"]
    assert side(before, after, "added") == " ".join(before.split())
