"""Addresses that people cite: those that appeared, moved or were lost.

They are those that the ledger keeps: of an entry or a source, of what has an id in an entry (definition, usage, case, claim,
quotation, note), of a passage on its source's page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..graph import Checked, KnowledgeBase
from ..ledger import Address, today
from ..model import Passage, TermId, entry_path, source_path
from .changes import AnchorChange, TextChange
from .pairing import QuotationPair, moved_items, same_notes
from .states import States, unread
from .words import pieces

Subject = tuple[str, str]
"""The kind of part that an address names ("definition", "note" …), and the path of the file that it is written in."""

ORDERED = ("definition", "usage", "case", "claim", "passage")
"""The kinds of parts that stand on a page in the order of its file. Quotations stand in the order in which they were said."""


@dataclass(frozen=True)
class Addresses:
    """The addresses of two states, and where each thing of both was and is."""

    states: States
    pairs: Sequence[QuotationPair]

    @cached_property
    def before(self) -> Mapping[Address, Subject]:
        """All addresses of the earlier state, in the order of the pages."""
        return _addresses(self.states.old)

    @cached_property
    def after(self) -> Mapping[Address, Subject]:
        """The same for the later state."""
        return _addresses(self.states.new)

    @cached_property
    def now(self) -> Mapping[Address, Address]:
        """For each earlier address, the later one of the part that it named; addresses of parts that are gone are left out."""
        replaced = set(_replaced(self.pairs))
        stayed = {address: address for address in self.before if address in self.after and address not in replaced}
        return stayed | {old: new for old, new in _moves(self.states, self.pairs) if old in self.before and new in self.after}


def anchor_changes(addresses: Addresses) -> Iterator[AnchorChange]:
    """In the order of the pages: lost and moved ones first, then those that appeared."""
    states = addresses.states
    for address, (what, path) in addresses.before.items():
        target = addresses.now.get(address)
        if target == address or (target is None and unread(states.new, path)):
            continue
        line = states.new.ledger.get(*address) or states.old.ledger.get(*address)
        said = line if line is not None and line.state != "live" else None
        yield AnchorChange(
            "removed" if target is None else "changed",
            *address,
            what,
            _written(target) if target else "",
            address in addresses.after,
            line is not None,
            said.successor if said else "",
            said.reason if said else "",
        )
    reached = set(addresses.now.values())
    for address, (what, path) in addresses.after.items():
        if address not in addresses.before and address not in reached and not unread(states.old, path):
            yield AnchorChange("added", *address, what, "", False, False, "", "")


def order_changes(addresses: Addresses) -> Iterator[TextChange]:
    """Pages on which the things of both states stand in another order."""
    then: dict[str, list[str]] = defaultdict(list)
    for address, (what, _) in addresses.before.items():
        if what in ORDERED and address in addresses.now:
            page, anchor = addresses.now[address]
            then[page].append(anchor)
    kb = addresses.states.new
    titles = {entry_path(entry.id): entry.term for entry in kb.entries.values()} | {source_path(one.key): one.title for one in kb.sources.values()}
    place = {address: at for at, address in enumerate(addresses.after)}
    for page, old in then.items():
        new = sorted(old, key=lambda anchor: place[page, anchor])
        if old != new:
            before, after = (", ".join(f"#{one}" for one in some) for some in (old, new))
            yield TextChange("changed", "order", page, titles[page], "", before, after, pieces(before, after), addresses.after[page, ""][1], 1)


def _replaced(pairs: Sequence[QuotationPair]) -> Iterator[Address]:
    """Addresses of quotations that are gone, be it that others have them now."""
    for pair in pairs:
        if pair.old is not None and pair.new is None:
            yield from ((page, f"{before}{pair.old.quotation.anchor}") for page, before in _shown(pair.old))


def _written(address: Address) -> str:
    page, anchor = address
    return f"{page}#{anchor}" if anchor else page


def _addresses(kb: KnowledgeBase) -> dict[Address, Subject]:
    """All addresses of a state as the ledger knows them, in the order of the pages."""
    homes = {entry_path(entry.id): entry.path for entry in kb.entries.values()}
    homes |= {source_path(source.key): kb.files[source.key].path if source.key in kb.files else source.place.path for source in kb.sources.values()}
    shared = {
        (entry_path(term), f"{one.entry.id}-{anchor}"): one.entry.path
        for term, some in kb.also_on.items()
        for one in some
        for anchor in (one.quotation.anchor, *(note.anchor for note in one.quotation.notes))
    }
    return {address: (part.kind, shared.get(address, homes[address[0]])) for address, part in today(kb).anchors.items()}


def _shown(one: Checked) -> Iterator[tuple[str, str]]:
    """The pages that show a quotation, each with what stands before its ids there."""
    yield entry_path(one.entry.id), ""
    for term in one.quotation.attribution.also_in if one.quotation.attribution else ():
        yield entry_path(term), f"{one.entry.id}-"


def _moves(states: States, pairs: Sequence[QuotationPair]) -> Iterator[tuple[Address, Address]]:
    """Give the earlier and the later address of each part that both states have."""
    items = moved_items(states, pairs)
    for old, new in states.same_entries:
        here, there = entry_path(old.id), entry_path(new.id)
        yield (here, ""), (there, "")
        for one, other in items[new.id].items():
            yield (here, one), (there, other)
    for pair in pairs:
        if pair.old is None or pair.new is None:
            continue
        pages = [(one, other) for one in _shown(pair.old) for other in _shown(pair.new) if bool(one[1]) == bool(other[1])]
        ids = [(pair.old.quotation.anchor, pair.new.quotation.anchor)]
        ids += [(one.anchor, other.anchor) for one, other in same_notes(pair) if one and other]
        for (here, before), (there, behind) in pages:
            if states.now(TermId(here.rpartition("/")[2])) == there.rpartition("/")[2]:
                yield from (((here, f"{before}{one}"), (there, f"{behind}{other}")) for one, other in ids)
    for (key, locator), passage in states.old.passages.items():
        same = states.new.passages.get((key, locator)) or _same_words(states.new, key, passage.text.value)
        if same is not None:
            yield (source_path(key), passage.anchor), (source_path(key), same.anchor)


def _same_words(kb: KnowledgeBase, key: str, words: str) -> Passage | None:
    file = kb.files.get(key)
    return next((one for one in file.passages if one.text.value.split() == words.split()), None) if file else None
