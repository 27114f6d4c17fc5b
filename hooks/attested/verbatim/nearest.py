"""The nearest wording in a passage, for messages only: nothing here decides whether a quotation matches."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from .brackets import QuotationToken
from .normalise import character_name
from .offset_sets import bits
from .passage import JoinedPassage
from .placements import TokenFinder

_SHOWN = 160
_SOUGHT = 48


@dataclass(frozen=True, slots=True)
class NearestWording:
    """The nearest wording: the number of the token's characters that agree, the passage's own words on one line, the offset
    in them of the first difference, and a sentence for the message."""

    agree: int
    wording: str
    offset: int
    detail: str


def one_line(text: str) -> str:
    """Collapse white space."""
    return re.sub(r"\s+", " ", text)


def wording(reading: JoinedPassage, start: int, length: int) -> str:
    """Give about `length` characters of the original passage from offset `start` of the reading, whole words only."""
    end = min(start + length, len(reading.text))
    while end < len(reading.text) and end < start + length + 40 and reading.text[end] != " ":
        end += 1
    return one_line(reading.passage.original[slice(*reading.original(start, end))])


def nearest(token: QuotationToken, starts: int, finder: TokenFinder) -> NearestWording:
    """Find what comes nearest to `token`, first among `starts` (a set of offsets), then anywhere in the passage."""
    reading = finder.reading
    text = reading.text
    low = bisect_left(range(len(token.text)), True, key=lambda at: not finder.holds(starts, token, at + 1))
    held = finder.holds(starts, token, low)
    start = next(bits(held), -1)
    if low < min(20, 0.6 * len(token.text)) and starts.bit_count() != 1:
        found = _fuzzy(token.text, text)
        start = found if found >= 0 or low < 4 else start
    if start < 0 or start >= len(text):
        return NearestWording(0, "", 0, "The passage has no such words here.")
    agree = _agreement(token.text, text, start)
    shown = wording(reading, start, min(max(len(token.text), agree + 20), agree + _SHOWN))
    if agree == len(token.text):
        return NearestWording(0, shown, 0, "These words stand in the passage, but not in this place.")
    if start + agree >= len(text):
        return NearestWording(agree, shown, len(shown), "The passage ends here.")
    offset = len(one_line(reading.passage.original[reading.origin(start) : reading.origin(start + agree)]))
    return NearestWording(agree, shown, offset, _sentence(token.text[agree], text[start + agree]))


def _agreement(text: str, other: str, start: int) -> int:
    for i, (one, two) in enumerate(zip(text, other[start : start + len(text)], strict=False)):
        if one != two:
            return i
    return min(len(text), len(other) - start)


def _fuzzy(text: str, passage: str) -> int:
    from rapidfuzz import fuzz

    found = fuzz.partial_ratio_alignment(text[:_SOUGHT], passage, score_cutoff=50)
    if found is None:
        return -1
    base = max(0, found.dest_start - 40)
    words = re.finditer(r"(?<!\S)\S", passage[base : found.dest_start + 20])
    places = [base + word.start() for word in words] or [found.dest_start]
    return max(places, key=lambda at: (_agreement(text, passage, at), -abs(at - found.dest_start)))


def _sentence(ours: str, theirs: str) -> str:
    if ours.isascii() and theirs.isascii():
        return f'quote has "{ours}" where the passage has "{theirs}"'
    return f"quote has {character_name(ours)} where the passage has {character_name(theirs)}"
