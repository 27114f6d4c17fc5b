"""Pairs of quotations, notes and items that are the same in both states, on the page of one entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import TypeVar

from ..graph import Checked, Item
from ..model import Entry, Note, TermId
from .states import States, quotations, unread
from .words import likeness, one_line

T = TypeVar("T")
ALIKE = 0.6
MOST = 60
"""Quotations of one entry, left over on either side, beyond which none are paired for their likeness alone."""


@dataclass(frozen=True, slots=True)
class QuotationPair:
    """A quotation in both states, or in one of them."""

    old: Checked | None
    new: Checked | None


def pairs(states: States) -> Iterator[QuotationPair]:
    """The quotations of all entries; those of an entry's later state in page order, then those that are gone.

    None is given as new or gone on account of a file that could not be read.
    """
    for old, new in states.entries:
        for pair in _paired(quotations(states.old, old), quotations(states.new, new)):
            if pair.old is None and old is not None and unread(states.old, old.path):
                continue
            if pair.new is None and new is not None and unread(states.new, new.path):
                continue
            yield pair


def _words(one: Checked) -> Hashable:
    return one_line(one.printed)


def _cited(one: Checked) -> Hashable:
    given = one.quotation.attribution
    return (given.citation.key, given.citation.locator) if given else None


SAME: tuple[Callable[[Checked], Hashable], ...] = (
    lambda one: (one.quotation.anchor, one.item.role, _words(one), _cited(one)),
    lambda one: (one.item.role, _words(one), _cited(one)),
    _words,
    lambda one: (one.item.role, one.quotation.anchor),
)
"""By what two quotations are the same, the surest first: their words tell more than where they stand."""


def matched(old: Sequence[T], new: Sequence[T], sames: Sequence[Callable[[T], Hashable]]) -> dict[int, T]:
    """Pair the things of two states. Given back are the old ones, by the ``id()`` of the new one that each is paired with.

    ``sames`` say by what two are the same, the surest first; None means by nothing. Of several, those are matched that come
    in the same order.
    """
    was: dict[int, T] = {}
    left_old, left_new = list(old), list(new)
    for same in sames:
        known: dict[Hashable, list[T]] = defaultdict(list)
        for one in reversed(left_old):
            known[same(one)].append(one)
        known.pop(None, None)
        for one in left_new:
            if known.get(same(one)):
                was[id(one)] = known[same(one)].pop()
        taken = {id(one) for one in was.values()}
        left_old = [one for one in left_old if id(one) not in taken]
        left_new = [one for one in left_new if id(one) not in was]
    return was


def _paired(old: Sequence[Checked], new: Sequence[Checked]) -> Iterator[QuotationPair]:
    was = matched(old, new, SAME)
    taken = {id(one) for one in was.values()}
    left_old, left_new = [one for one in old if id(one) not in taken], [one for one in new if id(one) not in was]
    if len(left_old) <= MOST and len(left_new) <= MOST:
        was |= _alike(left_old, left_new)
    for one in new:
        yield QuotationPair(was.get(id(one)), one)
    paired = {id(one) for one in was.values()}
    yield from (QuotationPair(one, None) for one in old if id(one) not in paired)


def _alike(old: Sequence[Checked], new: Sequence[Checked]) -> dict[int, Checked]:
    """Pair the quotations that are left over by the likeness of their words, the most alike first."""
    scored = sorted(
        ((likeness(one.printed, other.printed), at, here) for at, one in enumerate(old) for here, other in enumerate(new)),
        key=lambda row: (-row[0], row[1], row[2]),
    )
    found: dict[int, Checked] = {}
    used: set[int] = set()
    for score, at, here in scored:
        if score >= ALIKE and at not in used and id(new[here]) not in found:
            found[id(new[here])] = old[at]
            used.add(at)
    return found




def same_notes(pair: QuotationPair) -> Iterator[tuple[Note | None, Note | None]]:
    """The notes on a quotation: known again by their phrase or, where that changed, by what they say of it."""
    old = pair.old.quotation.notes if pair.old else ()
    new = pair.new.quotation.notes if pair.new else ()
    was = matched(old, new, (_phrase, _body))
    yield from ((was.get(id(note)), note) for note in new)
    paired = {id(note) for note in was.values()}
    yield from ((note, None) for note in old if id(note) not in paired)


def _phrase(note: Note) -> str:
    return one_line(note.phrase.value)


def _body(note: Note) -> str:
    return one_line(note.body.value)


def moved_items(states: States, quoted: Sequence[QuotationPair]) -> dict[TermId, dict[str, str]]:
    """For each entry of both states, by its slug in the later one: the ids of its items that are known again, old to new.

    Items (definitions, usages, cases, claims) are known by their id, else by their heading, else by a quotation that stands
    under both.
    """
    holds: dict[TermId, set[tuple[str, str]]] = defaultdict(set)
    for pair in quoted:
        if pair.old and pair.new:
            holds[pair.new.entry.id].add((pair.old.item.anchor, pair.new.item.anchor))
    return {new.id: _same_items(old, new, holds[new.id]) for old, new in states.same_entries}


def _same_items(old: Entry, new: Entry, holds: Set[tuple[str, str]]) -> dict[str, str]:
    into: dict[str, str] = {}

    def headed(one: Item, other: Item) -> bool:
        return one.role != "definition" and one_line(one.heading.value) == one_line(other.heading.value)

    def quotes(one: Item, other: Item) -> bool:
        return (one.anchor, other.anchor) in holds

    for same in (lambda one, other: one.anchor == other.anchor, headed, quotes):
        for other in new.items:
            one = next((one for one in old.items if one.anchor not in into and one.role == other.role and same(one, other)), None)
            if one is not None and other.anchor not in into.values():
                into[one.anchor] = other.anchor
    return into
