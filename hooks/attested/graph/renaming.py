"""Which entry a written name of a term means: the one with exactly this term, the one with this slug, or the one that had it before and lists it under ``was``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..model import Attribution, Entry, Glossary, Quotation, TermId, slug
from .checked import Item


@dataclass(frozen=True, slots=True)
class PresentSlugs:
    """``former`` holds former slugs of entries, with those that they have today; ``named`` the terms of entries whose front matter says a slug.

    These terms count letter for letter, since a slug made of their words may be another entry’s.
    """

    former: Mapping[TermId, TermId]
    named: Mapping[str, TermId]

    def of(self, words: str) -> TermId:
        """The slug of today that a term, its slug or a former slug means, whether or not there is such an entry."""
        words = " ".join(words.split())
        made = TermId(slug(words))
        return self.named.get(words) or self.former.get(made, made)


def present_slugs(glossary: Glossary) -> PresentSlugs:
    """Give what the names in a glossary mean. A former slug that an entry has today means that one; of two entries that list it, the first."""
    today = {entry.id for entry in glossary.entries}
    former: dict[TermId, TermId] = {}
    named: dict[str, TermId] = {}
    for entry in glossary.entries:
        if entry.slug:
            named.setdefault(" ".join(entry.term.split()), entry.id)
        for name in entry.was:
            if slug(name) and slug(name) not in today:
                former.setdefault(TermId(slug(name)), entry.id)
    return PresentSlugs(former, named)


def with_present_slugs(glossary: Glossary, present: PresentSlugs) -> Glossary:
    """Give the glossary with present slugs in the place of what relations and attributions write."""
    return replace(glossary, entries=tuple(_entry(entry, present) for entry in glossary.entries))


def _entry(entry: Entry, present: PresentSlugs) -> Entry:
    relations = tuple(replace(one, target=present.of(one.target)) for one in entry.relations)
    return replace(entry, items=tuple(_item(one, present) for one in entry.items), relations=relations)


def _item(item: Item, present: PresentSlugs) -> Item:
    answers = item.answers and tuple(replace(one, term=present.of(one.term)) if one.term else one for one in item.answers)
    return replace(item, answers=answers, blocks=tuple(_quotation(one, present) if isinstance(one, Quotation) else one for one in item.blocks))


def _quotation(one: Quotation, present: PresentSlugs) -> Quotation:
    return replace(one, attribution=_attribution(one.attribution, present)) if one.attribution else one


def _attribution(one: Attribution, present: PresentSlugs) -> Attribution:
    qualifiers = tuple(replace(some, term=present.of(some.term)) for some in one.qualifiers)
    return replace(one, also_in=tuple(present.of(term) for term in one.also_in), qualifiers=qualifiers)
