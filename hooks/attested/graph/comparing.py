"""Words compared with a passage, whose lists have signs that are no words."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Glossary, Passage
from ..prose.terms import plurals
from ..verbatim import ENGLISH, Match, Mismatch, Polarity, match


def compare(
    words: str, passage: Passage, *, brackets_ours: bool = False, names: frozenset[str] = frozenset(), polarity: Polarity = ENGLISH
) -> Match | Mismatch:
    """Match words against a passage (docs/verbatim.md). The signs of its lists may be left out; those that are written must stand.

    `names` are those of the glossary, `polarity` the words of the passage's language. Offsets of the result are those of the passage's
    text, signs included.
    """
    result = match(words, passage.text.value, brackets_ours=brackets_ours, names=names, polarity=polarity)
    if isinstance(result, Mismatch) and any(one.sign for one in passage.paragraphs):
        unsigned = match(words, passage.without_signs, brackets_ours=brackets_ours, names=names, polarity=polarity)
        if isinstance(unsigned, Match) or unsigned.at > result.at:
            return unsigned
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
            yield from (person.family, person.given)
    for file in glossary.passage_files:
        yield from (passage.by for passage in file.passages)
