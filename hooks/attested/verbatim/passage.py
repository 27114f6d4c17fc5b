"""A passage made ready, in which quotations are placed: its text, and sets of its offsets in the bits of integers.

Every set is one Python integer (bit i: offset i), so thousands of omissions and brackets cost a few shifts each and
nothing ever backtracks (docs/verbatim.md, rules 3 to 7).
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise

from .brackets import QuotationToken
from .edges import in_unspaced, inside_numbers
from .normalise import Normal, hidden, is_wordy, normalise
from .offset_sets import JOINING, MARKS, SPACE, WORDY, occurrences, offsets_of, reversed_kinds, set_of, smear
from .polarity import vocabulary

MAX_BYTES = 65_536
MAX_GAP = 1500
_FEW = 12


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules that hold; the matcher loosens them only to name a fault."""

    boundaries: bool = True
    something_omitted: bool = True
    short_gaps: bool = True


class PreparedPassage:
    """A passage screened, normalised and read in the ordinary way, each of them once for all its quotations."""

    def __init__(self, text: str) -> None:
        """Take a passage as written; the rest is found when it is asked for."""
        self.text = text

    @cached_property
    def too_long(self) -> bool:
        """True where it has more than 64 KiB of UTF-8."""
        return too_long(self.text)

    @cached_property
    def hidden(self) -> int | None:
        """The offset of the first hidden character."""
        return hidden(self.text)

    @cached_property
    def normal(self) -> Normal:
        """The normalised text."""
        return normalise(self.text)

    @cached_property
    def _ordinary(self) -> JoinedPassage:
        return JoinedPassage(self.normal, frozenset())

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Its words, folded, for the judgement of brackets; those at line ends in one word and in two."""
        text, ends = self.normal.text, sorted(self.normal.line_hyphens)
        parts = [text[start:end] for start, end in pairwise([0, *(edge for at in ends for edge in (at, at + 2)), len(text)])][::2]
        return vocabulary(text) | vocabulary("".join(parts))

    def reading(self, keep: frozenset[int]) -> JoinedPassage:
        """Give the passage as read by a quotation that takes the line-end hyphens `keep` for hyphen and space."""
        return JoinedPassage(self.normal, keep) if keep else self._ordinary


def too_long(text: str) -> bool:
    """Tell whether a text has more than 64 KiB of UTF-8."""
    return len(text) > MAX_BYTES or len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES


def read_as_written(quote: Normal, passage: Normal) -> frozenset[int]:
    """Give the line-end hyphens of the passage that the quote reads as hyphen and space, as in "pre- and post-war"."""

    def around(text: str, at: int) -> str:
        left, right = at, at + 2
        while left and is_wordy(text[left - 1]):
            left -= 1
        while right < len(text) and is_wordy(text[right]):
            right += 1
        return text[left:right]

    written = {around(quote.text, found.start()) for found in re.finditer("- ", quote.text)}
    return frozenset(at for at in passage.line_hyphens if around(passage.text, at) in written)


class Memory:
    """The passages used last, made ready: no more of them than `MOST` allows, some 20 MB."""

    MOST = 1 << 21  # code points; each passage counts as `EACH` more, for what it takes besides
    EACH = 2000

    def __init__(self) -> None:
        """Begin with none."""
        self._held: dict[str, PreparedPassage] = {}
        self._size = 0

    def prepare(self, text: str) -> PreparedPassage:
        """Give a passage made ready, from memory where it was used not long ago."""
        prepared = self._held.pop(text, None)
        if prepared is None:
            prepared = PreparedPassage(text)
            self._size += len(text) + self.EACH
        self._held[text] = prepared  # at the end, so that the first is the one not used for longest
        while self._size > self.MOST:
            self._size -= len(self._held.pop(next(iter(self._held))).text) + self.EACH
        return prepared


prepare = Memory().prepare


class JoinedPassage:
    """A normalised passage with each line-end hyphen taken out, and sets of offsets in the text that is left."""

    def __init__(self, passage: Normal, keep: frozenset[int]) -> None:
        """Take a normalised passage and those line-end hyphens that the quotation reads as hyphen and space."""
        text, joined = passage.text, passage.line_hyphens - keep
        self.passage = passage
        self.keys = frozenset(text[at - 1] + text[at + 2] for at in joined)
        """The pairs of letters around the line-end hyphens taken out."""
        hyphens = [at.start() for at in re.finditer("-", text)] if joined else []
        real = [at for at in hyphens if at not in joined and text[at - 1 : at] + text[at + 1 : at + 2] in self.keys]
        self._stretches: list[tuple[int, int]] = []  # of the passage's text, that are left
        flexible: set[int] = set()
        held: set[int] = set()
        at = size = 0
        for cut in sorted([*joined, *real]):
            self._stretches.append((at, cut))
            size += cut - at
            (flexible if cut in joined else held).add(size)
            at = cut + (2 if cut in joined else 1)
        self._stretches.append((at, len(text)))
        self.flexible, self.real = frozenset(flexible), frozenset(held)
        """Where a hyphen was taken out: one at a line end, and one like those elsewhere, which must be read."""
        self.offsets: Sequence[int] = range(len(text))
        """The offset in the passage's text of each character left."""
        self.text = text
        if joined:
            self.offsets = array("I")
            for stretch in self._stretches:
                self.offsets.extend(range(*stretch))
            self.text = "".join(text[slice(*stretch)] for stretch in self._stretches)
        self.all = (1 << (len(self.text) + 1)) - 1

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Give the place in the original passage of `self.text[start:end]`, which is not empty."""
        return self.origin(start), self.passage.ends[self.offsets[end - 1]]

    def origin(self, at: int) -> int:
        """Give where in the original passage the character `self.text[at]` starts."""
        return self.passage.starts[self.offsets[at]]

    def _left(self, places: int) -> int:
        """Turn a set of offsets in the passage's text into one of offsets in the text that is left."""
        if not self.keys:
            return places
        size = len(self.passage.text)
        flags = format(places, f"0{size}b")[::-1]
        parts = [flags[slice(*stretch)] for stretch in self._stretches]
        return int("".join([*parts, flags[size:]])[::-1], 2)

    @cached_property
    def ok(self) -> int:
        """The offsets at which a segment may start or end, since no word goes on there (rules 6 and 10)."""
        kinds = reversed_kinds(self.passage.text)
        wordy, marks = offsets_of(kinds, WORDY), offsets_of(kinds, MARKS)
        joiners, space = offsets_of(kinds, JOINING), offsets_of(kinds, SPACE)
        inside = marks & ~(space << 1)
        inside |= wordy & ~marks & (wordy << 1 | (joiners << 1 & wordy << 2))
        inside |= joiners & wordy << 1 & wordy >> 1
        inside |= set_of(inside_numbers(self.passage.text), len(kinds))
        inside &= ~set_of(in_unspaced(self.passage.text), len(kinds))
        hyphens = set_of(self.passage.line_hyphens, len(kinds))
        inside |= hyphens | hyphens << 1 | hyphens << 2
        return self.all & ~self._left(inside & ~1) & ~self.any_hyphen

    @cached_property
    def space(self) -> int:
        """The offsets of spaces."""
        return offsets_of(reversed_kinds(self.text), SPACE)

    @cached_property
    def after_plain(self) -> int:
        """The offsets that no letter or digit stands before."""
        return self.all & ~(offsets_of(reversed_kinds(self.text), WORDY) << 1)

    @cached_property
    def clean(self) -> int:
        """The offsets at which a character of the original starts, not within a ligature or a letter with its marks."""
        starts = self.passage.starts
        if self.passage.one_to_one:
            return self.all
        within = "".join("1" if one == two else "0" for one, two in pairwise(starts))
        return self.all & ~self._left(int(within[::-1] or "0", 2) << 1)

    @cached_property
    def any_hyphen(self) -> int:
        """The offsets at which a hyphen was taken out."""
        return set_of(self.flexible | self.real, len(self.text))

    @cached_property
    def not_real(self) -> int:
        """The offsets at which no hyphen was taken out that must be read."""
        return self.all & ~set_of(self.real, len(self.text))

    def gap(self, ends: int, rules: Rules) -> int:
        """Give where a segment may start after an omission that starts at one of `ends` (rule 4)."""
        sp = self.space
        first = (ends & ~sp) | ((ends & sp) << 1)
        reach = smear(first, MAX_GAP if rules.short_gaps else len(self.text), left=True) & self.all
        nexts = (reach & ~sp) | ((reach & sp) << 1)
        return (nexts if rules.something_omitted else nexts | first) & self.all

    def gap_back(self, nexts: int, rules: Rules) -> int:
        """Give where an omission may start that ends at one of `nexts`: `gap` the other way round."""
        after = self.space << 1
        last = (nexts & ~after) | ((nexts & after) >> 1)
        reach = smear(last, MAX_GAP if rules.short_gaps else len(self.text), left=False)
        if not rules.something_omitted:
            reach |= nexts
        return (reach & ~after) | ((reach & after) >> 1)

    def places(self, token: QuotationToken) -> list[int]:
        """Give where `token` stands between edges of words; [] also where that cannot be told without sets."""
        places = [] if token.slots else list(islice(occurrences(token.text, self.text), _FEW))
        if len(places) == _FEW:
            return []
        size, ok = len(token.text), self.ok
        return [
            at for at in places
            if ok >> at & ok >> at + size & 1 and not any(hyphen in range(at, at + size) for hyphen in self.real)
        ]  # fmt: skip
