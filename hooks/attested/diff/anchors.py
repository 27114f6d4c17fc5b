"""Addresses that people cite: those that appeared, moved or were lost.

An address is that of an entry or a source, of what has an id in an entry (definition, usage, case, claim, quotation, note) or
of a passage on its source's page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..graph import KnowledgeBase
from ..model import Passage, Quotation, entry_path, source_path
from .changes import AnchorChange
from .pairing import QuotationPair, same_items, same_notes
from .states import States, unread

Address = tuple[str, str]
Addresses = dict[Address, tuple[str, str]]
"""Each address, with what it names and the file that it is written in."""


def anchor_changes(states: States, pairs: Sequence[QuotationPair]) -> Iterator[AnchorChange]:
    """In the order of the pages: lost and moved ones first, then those that appeared."""
    before, after = _addresses(states.old), _addresses(states.new)
    moved = {old: new for old, new in _moves(states, pairs) if old != new and old in before and new in after}
    replaced = set(_replaced(pairs)) - set(moved)
    for address, (what, path) in before.items():
        target = moved.get(address)
        if target is None and (unread(states.new, path) or (address in after and address not in replaced)):
            continue
        line = states.new.ledger.get(*address) or states.old.ledger.get(*address)
        told = line if line is not None and line.state != "live" else None
        yield AnchorChange(
            "removed" if target is None else "changed",
            *address,
            what,
            _written(target) if target else "",
            address in after,
            line is not None,
            told.successor if told else "",
            told.reason if told else "",
        )
    reached = set(moved.values())
    for address, (what, path) in after.items():
        if address not in before and address not in reached and not unread(states.old, path):
            yield AnchorChange("added", *address, what, "", False, False, "", "")


def _replaced(pairs: Sequence[QuotationPair]) -> Iterator[Address]:
    """Addresses of quotations that are gone, be it that others have them now."""
    for pair in pairs:
        if pair.old is not None and pair.new is None:
            yield entry_path(pair.old.entry.id), pair.old.quotation.anchor


def _written(address: Address) -> str:
    page, anchor = address
    return f"{page}#{anchor}" if anchor else page


def _addresses(kb: KnowledgeBase) -> Addresses:
    """All addresses of a state, in the order of the pages; of two that are the same, the first."""
    found: Addresses = {}
    for entry in kb.entries.values():
        page = entry_path(entry.id)
        found.setdefault((page, ""), ("term", entry.path))
        for item in entry.items:
            found.setdefault((page, item.anchor), (item.role, entry.path))
            for quotation in item.quotations:
                for anchor, what in _within(quotation):
                    found.setdefault((page, anchor), (what, entry.path))
    for source in kb.sources.values():
        page = source_path(source.key)
        found.setdefault((page, ""), ("source", source.place.path))
        file = kb.files.get(source.key)
        for passage in file.passages if file else ():
            found.setdefault((page, passage.anchor), ("passage", passage.place.path))
    return found


def _within(quotation: Quotation) -> Iterator[tuple[str, str]]:
    yield quotation.anchor, "quotation"
    yield from ((note.anchor, "note") for note in quotation.notes)


def _moves(states: States, pairs: Sequence[QuotationPair]) -> Iterator[tuple[Address, Address]]:
    """Where each thing of both states was and is."""
    for old, new in states.same_entries:
        here, there = entry_path(old.id), entry_path(new.id)
        yield (here, ""), (there, "")
        for one, other in same_items(old, new, pairs).items():
            yield (here, one), (there, other)
    for pair in pairs:
        if pair.old is None or pair.new is None:
            continue
        here, there = entry_path(pair.old.entry.id), entry_path(pair.new.entry.id)
        yield (here, pair.old.quotation.anchor), (there, pair.new.quotation.anchor)
        for note, noted in same_notes(pair):
            if note is not None and noted is not None:
                yield (here, note.anchor), (there, noted.anchor)
    for (key, locator), passage in states.old.passages.items():
        same = states.new.passages.get((key, locator)) or _same_words(states.new, key, passage.text.value)
        if same is not None:
            yield (source_path(key), passage.anchor), (source_path(key), same.anchor)


def _same_words(kb: KnowledgeBase, key: str, words: str) -> Passage | None:
    file = kb.files.get(key)
    return next((one for one in file.passages if one.text.value.split() == words.split()), None) if file else None
