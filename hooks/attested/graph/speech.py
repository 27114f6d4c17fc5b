"""The speaker of a stretch of a passage, which may quote others."""

from __future__ import annotations

import re

from ..model import Passage, Quoted
from ..prose.terms import sentences

PAIR = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|(?<![\w\"])\"[^\"\n]+\"(?!\w)")


def speaker_at(passage: Passage, start: int, end: int) -> Quoted | None:
    """The quoted stretch that holds any of the characters from ``start`` to ``end``, the innermost if there are several.

    None where all of them are the words of the passage's own author.
    """
    held = [quoted for quoted in passage.quoted if quoted.start < end and start < quoted.end]
    return min(held, key=lambda quoted: quoted.end - quoted.start) if held else None


def in_own_marks(passage: Passage, start: int, end: int) -> bool:
    """Tell whether the stretch lies wholly inside one pair of double quotation marks of the passage's own author."""
    return any(pair.start() <= start and end <= pair.end() for pair in PAIR.finditer(passage.text.value))


def sentence_around(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """From the begin of the sentence that holds ``start`` to the end of the one that holds ``end``."""
    spans = sentences(passage.text.value)
    first = next((span for span in spans if span[1] > start), (start, end))
    last = next((span for span in spans if span[1] >= end), (start, end))
    return min(first[0], start), max(last[1], end)
