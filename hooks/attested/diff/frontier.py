"""Words that definitions use and nobody here defines: those that are new, and those that are no longer open."""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..graph.ask.frontier import PhraseWithoutEntry, phrases_without_entry, terms_without_definition
from ..graph.ask.phrases import same_phrase
from ..model import TermId
from .changes import FrontierChange
from .states import States, unread


def frontier_changes(states: States) -> Iterator[FrontierChange]:
    """Phrases without an entry, then terms without a definition."""
    before, after = ({same_phrase(one.phrase): one for one in phrases_without_entry(kb)} for kb in (states.old, states.new))
    for name, one in after.items():
        if name not in before and _may_be_told(states.old, states.new, one):
            yield FrontierChange("added", "phrase", one.phrase, _titles(states.new, one.terms))
    for name, one in before.items():
        if name not in after and _may_be_told(states.new, states.old, one):
            yield FrontierChange("removed", "phrase", one.phrase, _titles(states.old, one.terms))
    yield from _terms_without_definition(states)


def _may_be_told(other: KnowledgeBase, home: KnowledgeBase, one: PhraseWithoutEntry) -> bool:
    """Tell whether a phrase that only the state ``home`` lists is a change.

    It is none where the other state could not read an entry that uses it, or ``home`` one whose names cover it in the other.
    """
    used = [home.entries[term].path for term in one.terms]
    covering = {found.term for found in other.matcher.find(one.phrase)}
    lost = [other.entries[term].path for term in covering]
    return not any(unread(other, path) for path in used) and not any(unread(home, path) for path in lost)


def _titles(kb: KnowledgeBase, terms: tuple[TermId, ...]) -> tuple[str, ...]:
    return tuple(kb.entries[term].term for term in terms)


def _terms_without_definition(states: States) -> Iterator[FrontierChange]:
    before = {states.now(one.term): one for one in terms_without_definition(states.old)}
    after = {one.term: one for one in terms_without_definition(states.new)}
    for term, one in after.items():
        if term not in before and not unread(states.old, states.new.entries[term].path):
            yield FrontierChange("added", "term", states.new.entries[term].term, _titles(states.new, tuple(step.source for step in one.steps)))
    for term, one in before.items():
        path = states.old.entries[one.term].path
        if term not in after and not unread(states.new, path):
            yield FrontierChange("removed", "term", states.old.entries[one.term].term, _titles(states.old, tuple(step.source for step in one.steps)))
