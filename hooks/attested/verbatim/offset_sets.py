"""Sets of offsets in a text, each held in the bits of one integer (bit i: offset i).

A set of thousands of offsets is shifted, cut and joined in a few steps, whatever stands in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .normalise import JOINERS, is_mark, is_wordy

_ALNUM = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_OTHER, _MARK, _LETTER = ".", "\x01", "w"  # in place of characters beyond ASCII; no control character gets this far


def bits(value: int) -> Iterator[int]:
    """Yield the offsets in a set, lowest first."""
    while value:
        low = value & -value
        yield low.bit_length() - 1
        value ^= low


def _members(chars: bytes) -> bytes:
    return bytes(ord("1") if char in chars else ord("0") for char in range(256))


WORDY, MARKS = _members(_ALNUM + _MARK.encode()), _members(_MARK.encode())
JOINING, SPACE = _members(JOINERS.encode()), _members(b" ")


def reversed_kinds(text: str) -> bytes:
    """Give normalised text from end to start in ASCII, each other character as one of its kind."""
    if not text.isascii():
        kinds = {
            ord(char): _MARK if is_mark(char) else _LETTER if is_wordy(char) else _OTHER
            for char in set(text)
            if not char.isascii()
        }
        text = re.sub(r"[^\x00-\x7f]+", lambda found: found.group().translate(kinds), text)
    return text.encode("ascii")[::-1]


def offsets_of(reversed_kinds: bytes, members: bytes) -> int:
    """Give where a text has characters of one kind: `WORDY`, `MARKS`, `JOINING` or `SPACE`."""
    return int(reversed_kinds.translate(members) or b"0", 2)


def set_of(offsets: Iterable[int], size: int) -> int:
    """Give as a set the offsets from 0 to `size`."""
    held = bytearray(size // 8 + 1)
    for at in offsets:
        held[at >> 3] |= 1 << (at & 7)
    return int.from_bytes(held, "little")


def occurrences(text: str, said: str) -> Iterator[int]:
    """Yield all offsets at which `text` stands in `said`, lowest first; two may overlap."""
    at = said.find(text)
    while at >= 0:
        yield at
        at = said.find(text, at + 1)


def smear(value: int, count: int, *, left: bool) -> int:
    """Give all offsets 1 to `count` beyond those of `value`."""
    value = value << 1 if left else value >> 1
    have = 1
    while have < count and value:
        step = min(have, count - have)
        value |= value << step if left else value >> step
        have += step
    return value
