"""A passage made ready, in which quotations are placed: its text, and sets of its offsets held in the bits of integers.

Every set is one Python integer (bit i: offset i), so thousands of omissions and brackets cost a few shifts each and
nothing ever backtracks (VERBATIM.md, rules 3 to 7).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .normalise import Normal, inside_word, is_wordy

Role = Literal["words", "space", "literal", "omission", "case", "insertion", "sic"]
MAX_GAP = 1500
_PIECE = 64
_FEW = 12


@dataclass(frozen=True, slots=True)
class Token:
    """A part of the normalised quotation, `quote[start:end]`, and the roles it may play, the first preferred.

    `text` is what it says, less the hyphens that may be line-end hyphens in the passage: those stood before the
    characters numbered in `slots`. `offsets` gives the place of each character of `text` in the quotation.
    """

    roles: tuple[Role, ...]
    start: int
    end: int
    text: str = ""
    offsets: tuple[int, ...] = ()
    slots: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules that hold; the matcher loosens them only to name a fault."""

    boundaries: bool = True
    something_omitted: bool = True
    short_gaps: bool = True


def bits(value: int) -> Iterator[int]:
    """Yield the offsets in a set, lowest first."""
    while value:
        low = value & -value
        yield low.bit_length() - 1
        value ^= low


def _mask(flags: list[bool]) -> int:
    return int("".join("1" if flag else "0" for flag in reversed(flags)) or "0", 2)


def _smear(value: int, count: int, *, left: bool) -> int:
    """Give all offsets 1 to `count` beyond those of `value`."""
    value = value << 1 if left else value >> 1
    have = 1
    while have < count and value:
        step = min(have, count - have)
        value |= value << step if left else value >> step
        have += step
    return value


class PreparedPassage:
    """A passage made ready: its text with each line-end hyphen taken out, and sets of offsets in that text."""

    def __init__(self, passage: Normal, keep: frozenset[int]) -> None:
        """Take a normalised passage and those line-end hyphens that this quotation reads as hyphen and space."""
        text, joined = passage.text, passage.line_hyphens - keep
        self.keys = frozenset(text[at - 1] + text[at + 2] for at in joined)
        offsets: list[int] = []
        flexible: set[int] = set()
        real: set[int] = set()
        for at in range(len(text)):
            if at in joined:
                flexible.add(len(offsets))
            elif at - 1 in joined:
                continue
            elif self.keys and text[at] == "-" and text[at - 1 : at] + text[at + 1 : at + 2] in self.keys:
                real.add(len(offsets))
            else:
                offsets.append(at)
        self.passage, self.offsets, self.flexible = passage, offsets, frozenset(flexible)
        self.text = "".join(text[at] for at in offsets)
        size = len(offsets)
        self.all = (1 << (size + 1)) - 1
        edges = [*offsets, len(text)]
        held = passage.line_hyphens
        self.ok = _mask([
            i not in flexible and i not in real and not inside_word(text, edges[i], held) for i in range(size + 1)
        ])
        self.space = _mask([char == " " for char in self.text])
        self.after_plain = _mask([i == 0 or not is_wordy(self.text[i - 1]) for i in range(size + 1)])
        starts = passage.starts
        self.clean = _mask([not 0 < e < len(text) or starts[e] != starts[e - 1] for e in edges])
        self.not_real = self.all & ~sum(1 << at for at in real)
        self.any_hyphen = sum(1 << at for at in flexible | real)
        self.has_real = bool(real)
        self._found: dict[str, int] = {}

    def find(self, text: str) -> int:
        """Give all offsets at which `text` stands, words or not."""
        if text not in self._found:
            held = bytearray(len(self.text) // 8 + 1)
            at = self.text.find(text)
            while at >= 0:
                held[at >> 3] |= 1 << (at & 7)
                at = self.text.find(text, at + 1)
            self._found[text] = int.from_bytes(held, "little")
        return self._found[text]

    def holds(self, starts: int, token: Token, size: int | None = None) -> int:
        """Give those of `starts` at which the first `size` characters of the token's text stand (rule 3 included)."""
        text = token.text if size is None else token.text[:size]
        for at in range(0, len(text), _PIECE):
            if starts.bit_count() <= _FEW:
                starts = sum(1 << p for p in bits(starts) if self.text.startswith(text, p))
                break
            starts &= self.find(text[at : at + _PIECE]) >> at
        if not self.any_hyphen or not starts:
            return starts
        for slot in range(1, len(text)) if self.has_real else sorted(token.slots):
            if slot < len(text) and starts:
                starts &= (self.any_hyphen if slot in token.slots else self.not_real) >> slot
        return starts

    def changed_case(self, starts: int, letter: str) -> int:
        """Give those of `starts` at which `letter` stands in its other case, and as a character of its own."""
        others = {letter.lower(), letter.upper(), letter.title()} - {letter}
        pairs = [o for o in others if len(o) == 1 and letter in (o.lower(), o.upper(), o.title())]
        found = 0
        for other in pairs:
            found |= self.find(other)
        return starts & found & self.clean & (self.clean >> 1)

    def gap(self, ends: int, rules: Rules) -> int:
        """Give where a segment may start after an omission that starts at one of `ends` (rule 4)."""
        sp, after = self.space, self.space << 1
        first = (ends & ~sp) | ((ends & sp) << 1)
        reach = _smear(first, MAX_GAP if rules.short_gaps else len(self.text) + 1, left=True) & self.all
        nexts = (reach & ~sp & ~after) | ((reach & sp) << 1)
        return (nexts if rules.something_omitted else nexts | first) & self.all

    def gap_back(self, nexts: int, rules: Rules) -> int:
        """Give where an omission may start that ends at one of `nexts`: `gap` the other way round."""
        sp, after = self.space, self.space << 1
        last = (nexts & ~after) | ((nexts & after) >> 1)
        reach = _smear(last, MAX_GAP if rules.short_gaps else len(self.text) + 1, left=False)
        if not rules.something_omitted:
            reach |= nexts
        return (reach & ~sp & ~after) | ((reach & after) >> 1)
