"""Former names of terms: what others wrote with one of them means the entry that has it under ``was``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..model import Attribution, Entry, Glossary, Quotation, TermId, slug
from .checked import Item

Former = Mapping[TermId, TermId]


def former_names(glossary: Glossary) -> Former:
    """Each former slug that no entry has today, with the entry that had it; of two that say so, the first."""
    today = {entry.id for entry in glossary.entries}
    found: dict[TermId, TermId] = {}
    for entry in glossary.entries:
        for name in entry.was:
            if slug(name) and slug(name) not in today:
                found.setdefault(TermId(slug(name)), entry.id)
    return found


def with_present_names(glossary: Glossary, former: Former) -> Glossary:
    """The glossary with the terms that relations and attributions name by a former name under their present one."""
    return replace(glossary, entries=tuple(_entry(entry, former) for entry in glossary.entries)) if former else glossary


def _entry(entry: Entry, former: Former) -> Entry:
    relations = tuple(replace(one, target=former.get(one.target, one.target)) for one in entry.relations)
    return replace(entry, items=tuple(_item(one, former) for one in entry.items), relations=relations)


def _item(item: Item, former: Former) -> Item:
    return replace(item, blocks=tuple(_quotation(one, former) if isinstance(one, Quotation) else one for one in item.blocks))


def _quotation(one: Quotation, former: Former) -> Quotation:
    return replace(one, attribution=_attribution(one.attribution, former)) if one.attribution else one


def _attribution(one: Attribution, former: Former) -> Attribution:
    qualifiers = tuple(replace(some, term=former.get(some.term, some.term)) for some in one.qualifiers)
    return replace(one, also_in=tuple(former.get(term, term) for term in one.also_in), qualifiers=qualifiers)
