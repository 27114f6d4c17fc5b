"""Renamed terms: a slug that an entry had before, and lists under ``was``, means that entry wherever others still write it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..model import Attribution, Entry, Glossary, Quotation, TermId, slug
from .checked import Item

PresentSlugs = Mapping[TermId, TermId]


def present_slugs(glossary: Glossary) -> PresentSlugs:
    """Give for each slug that no entry has today, but that one had before, the present slug of that entry; of two that list it, the first."""
    today = {entry.id for entry in glossary.entries}
    found: dict[TermId, TermId] = {}
    for entry in glossary.entries:
        for name in entry.was:
            if slug(name) and slug(name) not in today:
                found.setdefault(TermId(slug(name)), entry.id)
    return found


def with_present_slugs(glossary: Glossary, renamed: PresentSlugs) -> Glossary:
    """Give the glossary with present slugs in the place of those that relations and attributions still write."""
    return replace(glossary, entries=tuple(_entry(entry, renamed) for entry in glossary.entries)) if renamed else glossary


def _entry(entry: Entry, renamed: PresentSlugs) -> Entry:
    relations = tuple(replace(one, target=renamed.get(one.target, one.target)) for one in entry.relations)
    return replace(entry, items=tuple(_item(one, renamed) for one in entry.items), relations=relations)


def _item(item: Item, renamed: PresentSlugs) -> Item:
    return replace(item, blocks=tuple(_quotation(one, renamed) if isinstance(one, Quotation) else one for one in item.blocks))


def _quotation(one: Quotation, renamed: PresentSlugs) -> Quotation:
    return replace(one, attribution=_attribution(one.attribution, renamed)) if one.attribution else one


def _attribution(one: Attribution, renamed: PresentSlugs) -> Attribution:
    qualifiers = tuple(replace(some, term=renamed.get(some.term, some.term)) for some in one.qualifiers)
    return replace(one, also_in=tuple(renamed.get(term, term) for term in one.also_in), qualifiers=qualifiers)
