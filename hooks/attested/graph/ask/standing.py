"""The standing of a term, in lines of words: defined, used, disputed. Each line is computed, and says over what it ranges.

The program knows the words that are quoted here, and what the records say of other words. So no line says that something is not so
without saying where: nobody here knows what else a source says.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Entry, TermId
from ..checked import Checked, Item
from ..knowledge import KnowledgeBase
from ..speakers import listed, short, short_citation, times
from .defined_elsewhere import defined_elsewhere, how_defined
from .mentions import terms_in

HERE = "in the words quoted here"
"""The range of what is said of all quotations of the glossary."""

NOT_QUOTED = "those words are not quoted here"
NOBODY_HOLDS = "nobody quoted here holds this"

FOR = frozenset(("affirms", "asserts"))
"""Acts by which somebody holds that a term applies, or that a claim is so."""

AGAINST = frozenset(("denies", "doubts"))
OTHERWISE = ("narrows", "widens", "departs")
"""Senses that are not the definition's."""


def shown_on(kb: KnowledgeBase, term: TermId) -> tuple[Checked, ...]:
    """All quotations of an entry's page: its own, then those of others."""
    return (*kb.by_entry.get(term, ()), *kb.also_on.get(term, ()))


def standing(kb: KnowledgeBase, entry: Entry) -> str:
    """“Defined once in the words quoted here”, where else it is defined, or who uses the term that no words quoted here define."""
    how = how_defined(kb, entry.id)
    if how == "defined here":
        return f"Defined {times(len(entry.definitions))} {HERE}"
    if how == "defined elsewhere":
        return f"Defined in {_places(kb, entry.id)}; {NOT_QUOTED}"
    users = listed(_users(kb, entry))
    return f"Used, not defined, by {users}, {HERE}" if users else f"Not defined {HERE}"


def facts(kb: KnowledgeBase, entry: Entry) -> tuple[str, ...]:
    """How often the term is defined and used, and what is disputed: a few words each."""
    how = how_defined(kb, entry.id)
    parts = [standing(kb, entry)]
    if how == "defined elsewhere" and (users := _users(kb, entry)):
        parts.append(f"used here by {listed(users)}")
    uses = [item for item in entry.usages if item.quotations]
    if uses:
        parts.append(f"{_shown(len(uses), 'use')}{_otherwise(uses) if entry.definitions else ''}")
    if entry.cases:
        contested = sum(1 for item in entry.cases if disputed(item))
        parts.append(_shown(len(entry.cases), "case") + (f", {contested} disputed" if contested else ""))
    if entry.claims:
        parts.append(_shown(len(entry.claims), "claim"))
    return tuple(parts)


def also_defined(kb: KnowledgeBase, entry: Entry) -> str:
    """Say where a term that words quoted here define is defined in other words, too; empty where that is not known of any source."""
    also = how_defined(kb, entry.id) == "defined here" and entry.id in defined_elsewhere(kb)
    return f"Also defined in {_places(kb, entry.id)}; {NOT_QUOTED}" if also else ""


def _places(kb: KnowledgeBase, term: TermId) -> str:
    """“Hubinger et al. 2019, §1.1 and glossary”: each source that defines the term in words not quoted here, and where."""
    found: dict[str, list[str]] = {}
    for one in defined_elsewhere(kb)[term]:
        found.setdefault(short_citation(one.source), []).append(one.where)
    return listed([f"{name}, {listed(where)}" for name, where in found.items()])


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


def _shown(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)} shown"


def _otherwise(uses: Sequence[Item]) -> str:
    """“, 2 of them otherwise than defined”, or nothing."""
    count = sum(1 for item in uses if getattr(item, "sense", "") in OTHERWISE)
    which = "" if count == len(uses) else f"{count} of them "
    return f", {which}otherwise than defined" if count else ""
