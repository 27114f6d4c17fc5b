"""Quotations and phrases that were copied with the marks of their passage's type, as the plain words that are compared, with the marks beside them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from ..model import (
    Attribution,
    Citation,
    Entry,
    Glossary,
    MarkKind,
    Note,
    Passage,
    PassageKey,
    Quotation,
    Relation,
    Text,
    Translation,
)
from ..prose.marks import EVERY, MarkedText, has_marks, read_marks
from ..verbatim import Match
from .checked import Item
from .comparing import compare

Passages = Mapping[PassageKey, Passage]
EMPHASIS: frozenset[MarkKind] = frozenset(("emphasis",))


def with_plain_words(glossary: Glossary, passages: Passages) -> Glossary:
    """Give the glossary with plain words in the place of those that were written with marks.

    Whoever copies words from a passage copies its marks. They may also be left out, so words that stand in the passage as they are written
    keep every sign. In a quotation from plain text, stars are read as emphasis alone, which can only be ours.
    """
    return replace(glossary, entries=tuple(_entry(entry, passages) for entry in glossary.entries))


def _entry(entry: Entry, passages: Passages) -> Entry:
    relations = tuple(_relation(one, entry, passages) for one in entry.relations)
    return replace(entry, items=tuple(_item(one, passages) for one in entry.items), relations=relations)


def _item(item: Item, passages: Passages) -> Item:
    return replace(item, blocks=tuple(_quotation(one, passages) if isinstance(one, Quotation) else one for one in item.blocks))


def _quotation(one: Quotation, passages: Passages) -> Quotation:
    given = one.attribution
    passage = _cited(given.citation, passages) if given else None
    if given is None or passage is None:
        return one
    made = _read(one.text, passage, EVERY if passage.rich else EMPHASIS, brackets_ours=given.brackets_ours)
    if made is not None:
        one = replace(one, text=made.text, marks=made.marks)
    if passage.rich:
        notes = tuple(_note(note, passage) for note in one.notes)
        one = replace(one, notes=notes, attribution=_attribution(given, passage))
    return replace(one, translation=_translation(one.translation, passages)) if one.translation else one


def _note(one: Note, passage: Passage) -> Note:
    return replace(one, phrase=_plain(one.phrase, passage))


def _attribution(one: Attribution, passage: Passage) -> Attribution:
    return replace(one, qualifiers=tuple(some if some.kind == "on" else replace(some, words=_plain(some.words, passage)) for some in one.qualifiers))


def _translation(one: Translation, passages: Passages) -> Translation:
    passage = _cited(one.citation, passages)
    return replace(one, text=_plain(one.text, passage)) if passage is not None else one


def _relation(one: Relation, entry: Entry, passages: Passages) -> Relation:
    if one.phrase is None or not has_marks(one.phrase.value):
        return one
    cited = [one.citation] if one.citation else [some.attribution.citation for _, some in entry.quotations if some.attribution]
    for passage in (found for citation in cited if (found := _cited(citation, passages)) is not None):
        plain = _plain(one.phrase, passage)
        if plain is not one.phrase and isinstance(compare(plain.value, passage), Match):
            return replace(one, phrase=plain)
    return one


def without_marks(words: str, passage: Passage) -> str:
    """Give words without the marks that a passage has them with; as they are where it has none, or they stand there as they are."""
    return _plain(Text(words, ((0, passage.place),)), passage).value


def _plain(text: Text, passage: Passage) -> Text:
    made = _read(text, passage, EVERY) if passage.rich else None
    return made.text if made is not None else text


def _read(text: Text, passage: Passage, kinds: Collection[MarkKind], *, brackets_ours: bool = False) -> MarkedText | None:
    """The words with their marks read; None where they have none, or stand in the passage as they are."""
    if not has_marks(text.value) or _stands(text, passage, brackets_ours=brackets_ours):
        return None
    made = read_marks(text, [(0, len(text.value))], kinds)
    if not made.cut or not (passage.rich or _stands(made.text, passage, brackets_ours=brackets_ours)):
        return None
    return made


def _stands(text: Text, passage: Passage, *, brackets_ours: bool) -> bool:
    return isinstance(compare(text.value, passage, brackets_ours=brackets_ours), Match)


def _cited(citation: Citation | None, passages: Passages) -> Passage | None:
    return passages.get((citation.key, citation.locator)) if citation else None
