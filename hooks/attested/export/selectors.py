"""Selectors of words in a passage, as the W3C Web Annotation data model has them (TextQuoteSelector)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..graph import Checked, CheckedNote
from ..verbatim import Match

CONTEXT = 32


@dataclass(frozen=True, slots=True)
class Selector:
    """A stretch of a passage: its words, as many before and behind as make it the only one, and its offsets.

    Offsets are code points into the passage's text, half-open.
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


def selector(text: str, start: int, end: int) -> Selector:
    """The stretch with its surroundings: some, then twice as many until they occur once only."""
    size = CONTEXT
    while True:
        prefix, suffix = text[max(start - size, 0) : start], text[end : end + size]
        whole = f"{prefix}{text[start:end]}{suffix}"
        if size >= len(text) or text.find(whole) == text.rfind(whole):
            return Selector(text[start:end], prefix, suffix, start, end)
        size *= 2


def of_quotation(one: Checked) -> tuple[Selector, ...]:
    """One for each stretch between omissions; none where the words were not found."""
    if one.matched is None or one.passage is None:
        return ()
    return tuple(selector(one.passage.text.value, start, end) for start, end in one.matched.spans)


def of_note(one: Checked, checked: CheckedNote) -> tuple[Selector, ...]:
    """The annotated phrase, looked up in the passage itself."""
    if one.passage is None or not isinstance(checked.result, Match):
        return ()
    text = one.passage.text.value
    return tuple(
        selector(text, begin, end) for span in checked.result.spans for begin, end in _in_passage(one, *span)
    )


def _in_passage(one: Checked, start: int, end: int) -> Iterator[tuple[int, int]]:
    for first, last, there in one.offsets:
        low, high = max(start, first), min(end, last)
        if low < high:
            yield there + low - first, there + high - first
