"""Words compared with a passage, whose lists have signs that are no words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..model import Glossary, Passage
from ..prose.terms import plurals
from ..verbatim import ENGLISH, Match, Mismatch, Polarity, match

LEFT_OUT = "note mark left out"
"""What a quotation relies on that runs over the mark of a footnote (docs/verbatim.md, rule 13)."""


def compare(
    words: str, passage: Passage, *, brackets_ours: bool = False, names: frozenset[str] = frozenset(), polarity: Polarity = ENGLISH
) -> Match | Mismatch:
    """Match words against a passage (docs/verbatim.md). The signs of its lists may be left out; those that are written must stand.

    `names` are those of the glossary, `polarity` the words of the passage's language. Offsets of the result are those of the passage's
    text, signs included. A formula is one word.
    """
    result = match(words, passage.text.value, brackets_ours=brackets_ours, names=names, polarity=polarity)
    if isinstance(result, Mismatch) and any(one.sign for one in passage.paragraphs):
        unsigned = match(words, passage.without_signs, brackets_ours=brackets_ours, names=names, polarity=polarity)
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


def names_in(glossary: Glossary) -> frozenset[str]:
    """The names that brackets in a quotation may hold: of terms in every spelling and regular plural, of speakers, of authors and editors."""
    return frozenset(name for name in _names(glossary) if name)


def _names(glossary: Glossary) -> Iterator[str]:
    for entry in glossary.entries:
        for name in entry.names:
            yield name
            yield from plurals(name.lower())
    for source in glossary.sources:
        for person in (*source.authors, *source.editors):
            yield from (person.family, person.given, person.suffix)
    for file in glossary.passage_files:
        yield from (passage.by for passage in file.passages)
