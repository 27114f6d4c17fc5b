"""Words compared with a passage, whose lists have signs that are no words."""

from __future__ import annotations

from ..model import Passage
from ..verbatim import Match, Mismatch, match


def compare(words: str, passage: Passage, *, brackets_ours: bool = False) -> Match | Mismatch:
    """Match words against a passage (docs/verbatim.md). The signs of its lists may be left out; those that are written must stand.

    Offsets of the result are those of the passage's text, signs included.
    """
    result = match(words, passage.text.value, brackets_ours=brackets_ours)
    if isinstance(result, Mismatch) and any(one.sign for one in passage.paragraphs):
        unsigned = match(words, passage.without_signs, brackets_ours=brackets_ours)
        if isinstance(unsigned, Match) or unsigned.at > result.at:
            return unsigned
    return result
