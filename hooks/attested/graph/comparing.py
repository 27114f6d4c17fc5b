"""Words compared with a passage, whose lists have signs that are no words."""

from __future__ import annotations

from dataclasses import replace

from ..model import Passage
from ..verbatim import Match, Mismatch, match

LEFT_OUT = "note mark left out"
"""What a quotation relies on that runs over the mark of a footnote (docs/verbatim.md, rule 11)."""


def compare(words: str, passage: Passage, *, brackets_ours: bool = False) -> Match | Mismatch:
    """Match words against a passage (docs/verbatim.md). The signs of its lists may be left out; those that are written must stand.

    Offsets of the result are those of the passage's text, signs included. A formula is one word.
    """
    result = match(words, passage.text.value, brackets_ours=brackets_ours)
    if isinstance(result, Mismatch) and any(one.sign for one in passage.paragraphs):
        unsigned = match(words, passage.without_signs, brackets_ours=brackets_ours)
        if isinstance(unsigned, Match) or unsigned.at > result.at:
            result = unsigned
    return _with_marks(result, passage) if passage.marks and isinstance(result, Match) else result


def _with_marks(result: Match, passage: Passage) -> Match | Mismatch:
    """A match in a passage with marks: it cuts no formula, and says that the mark of a footnote was left out."""
    for piece in result.pieces:
        if piece.kind == "words":
            for end, edge in enumerate(piece.passage):
                if any(one.kind == "formula" and one.start < edge < one.end for one in passage.marks):
                    return Mismatch("mid-word", max(piece.quote[end] - end, 0), "", 0, "It begins or ends inside a formula.")
    if any(one.kind == "footnote" and start < one.start < end for one in passage.marks for start, end in result.spans):
        return replace(result, relied_on=(*result.relied_on, LEFT_OUT))
    return result
