"""A passage held against its original, block by block (docs/verbatim.md, rule 8).

The same equivalence serves as between quotation and passage, and no further rules: no question of ambiguity, no limit of
length, and brackets and marks of omission are words like others.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from .brackets import QuotationToken, word_token
from .nearest import nearest
from .normalise import normalise
from .passage import JoinedPassage, PreparedPassage, read_as_written
from .pieces import PlacedToken, relied_on
from .placements import TokenFinder


@dataclass(frozen=True, slots=True)
class BlockPlace:
    """Where a block stands in the original (code points, half open), and what that reading relied on beyond equal characters."""

    span: tuple[int, int]
    relied_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Departure:
    """Where a block parts from its original.

    `at` is an offset in the block (code points), `nearest` the nearest wording of the original on one line, or "", and `nearest_at` the
    offset in it of the first difference.
    """

    at: int
    nearest: str
    nearest_at: int


class Original:
    """A text with which blocks are compared. It is made ready once for all of them."""

    def __init__(self, text: str) -> None:
        """Take the text as received; its line ends count, since a hyphen before one may be no part of a word."""
        self._prepared = PreparedPassage(text)
        self._edges: dict[frozenset[int], bytes] = {}

    def find(self, block: str, start: int = 0) -> BlockPlace | Departure:
        """Find the first place from `start` (code points of the original) where the words of a block stand between edges of words.

        Hidden characters equal nothing but themselves here; whether they may stand at all is another question. Never raises.
        """
        quote = normalise(block)
        if not quote.text:
            return BlockPlace((start, start), ())
        keep = read_as_written(quote, self._prepared.normal)
        reading = self._prepared.reading(keep)
        token = word_token(quote.text, reading.keys)
        first = _first(reading, start)
        at = self._first_place(reading, keep, token, first)
        if at >= 0:
            end = at + len(token.text)
            return BlockPlace(reading.original(at, end), relied_on([PlacedToken(token, "words", at, end)], quote, reading))
        found = nearest(token, reading.all & ~((1 << first) - 1), TokenFinder(reading))
        return Departure(quote.starts[token.offsets[found.agree]], found.wording, found.offset)

    def _first_place(self, reading: JoinedPassage, keep: frozenset[int], token: QuotationToken, first: int) -> int:
        """The first place in the reading from `first` on; -1 where there is none."""
        if keep not in self._edges:  # as bytes, in which one offset is looked up without touching the others
            self._edges[keep] = reading.ok.to_bytes(len(reading.text) // 8 + 1, "little")
        edges, size = self._edges[keep], len(token.text)
        at = reading.text.find(token.text, first)
        while at >= 0:
            if all(edges[end >> 3] >> (end & 7) & 1 for end in (at, at + size)) and _hyphens_agree(reading, token, at):
                return at
            at = reading.text.find(token.text, at + 1)
        return -1


def _first(reading: JoinedPassage, start: int) -> int:
    """The first character of the reading that stands at `start` of the original or behind it."""
    starts = reading.passage.starts
    return bisect_left(reading.offsets, bisect_left(starts, start))


def _hyphens_agree(reading: JoinedPassage, token: QuotationToken, at: int) -> bool:
    """Tell whether each hyphen of the words stands in the original, and each of the original that no line ends at in the words."""
    if not reading.flexible and not token.slots:
        return True
    inside = range(at + 1, at + len(token.text))
    taken = all(at + slot in reading.flexible or at + slot in reading.real for slot in token.slots)
    return taken and not any(hyphen in inside and hyphen - at not in token.slots for hyphen in reading.real)
