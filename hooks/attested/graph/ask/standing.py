"""The standing of a term in the sources held here, in lines of words: defined, used, disputed. Each line is computed."""

from __future__ import annotations

from ...model import Entry, TermId
from ..checked import Checked, Item
from ..knowledge import KnowledgeBase
from ..speakers import listed, short, times
from .mentions import terms_in

FOR = frozenset(("affirms", "asserts"))
"""Acts by which somebody holds that a term applies, or that a claim is so."""

AGAINST = frozenset(("denies", "doubts"))
OTHERWISE = ("narrows", "widens", "departs")
"""Senses that are not the definition's."""


def shown_on(kb: KnowledgeBase, term: TermId) -> tuple[Checked, ...]:
    """All quotations of an entry's page: its own, then those of others."""
    return (*kb.by_entry.get(term, ()), *kb.also_on.get(term, ()))


def standing(kb: KnowledgeBase, entry: Entry) -> str:
    """“Defined once”, or who uses the term that nobody defines."""
    if entry.definitions:
        return f"Defined {times(len(entry.definitions))}"
    users = listed(_users(kb, entry))
    return f"Used, not defined, by {users}" if users else "Not defined in any source held here"


def facts(kb: KnowledgeBase, entry: Entry) -> str:
    """One line: how often the term is defined and used, and what is disputed."""
    uses = [item for item in entry.usages if item.quotations]
    otherwise = sum(1 for item in uses if item.sense in OTHERWISE)
    contested = sum(1 for item in entry.cases if disputed(item))
    parts = [standing(kb, entry)]
    if uses:
        parts.append(_used(len(uses), otherwise, defined=bool(entry.definitions)))
    if entry.cases:
        parts.append(f"{len(entry.cases)} case{'s' * (len(entry.cases) != 1)}" + (f", {contested} disputed" if contested else ""))
    if entry.claims:
        parts.append(f"{len(entry.claims)} claim{'s' * (len(entry.claims) != 1)}")
    return " · ".join(parts)


def disputed(item: Item) -> bool:
    """Tell whether the quotations of an item speak for and against it."""
    acts = _acts(item)
    return bool(acts & FOR and acts & AGAINST)


def unheld(item: Item) -> bool:
    """Tell whether a case or claim is only reported, denied or doubted, so that nobody who is quoted holds it."""
    acts = _acts(item)
    return item.role in ("case", "claim") and "reports" in acts and not acts & FOR


def _acts(item: Item) -> set[str]:
    return {act for one in item.quotations if one.attribution for act in one.attribution.acts}


def _users(kb: KnowledgeBase, entry: Entry) -> list[str]:
    """Those whose quoted words on the entry's page contain the term, in page order."""
    names: dict[str, None] = {}
    for checked in shown_on(kb, entry.id):
        if checked.passage is not None and any(found.term == entry.id for found in terms_in(kb, checked)):
            names[short(checked.passage, checked.source)] = None
    return list(names)


def _used(count: int, otherwise: int, *, defined: bool) -> str:
    """“used 5 times, 2 of them otherwise”; for a term that is not defined, how many uses are told apart."""
    if not defined:
        return f"{count} use{'s' * (count != 1)} shown"
    if otherwise == count:
        return f"used {times(count)}, otherwise than defined"
    return f"used {times(count)}" + (f", {otherwise} of them otherwise" if otherwise else "")
