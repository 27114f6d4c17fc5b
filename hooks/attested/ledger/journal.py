"""The journal added up: what the ledger has to say, and which kept texts there have to be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..model import Ledger
from ..model.journal import JournalEntry, StatedLine, short_name


@dataclass(frozen=True, slots=True)
class Sum:
    """The journal added up: each line of the ledger by its address, the hash of each kept text by its path, and the entries that wrote them.

    ``history`` holds every line that any entry wrote, the oldest first.
    """

    lines: Mapping[str, tuple[str, JournalEntry]]
    texts: Mapping[str, tuple[str, JournalEntry]]
    history: tuple[StatedLine, ...]


def added_up(journal: Iterable[JournalEntry]) -> Sum:
    """Add up entries in the order of their numbers: of two that write the same, the later one counts."""
    lines: dict[str, tuple[str, JournalEntry]] = {}
    texts: dict[str, tuple[str, JournalEntry]] = {}
    history: list[StatedLine] = []
    for entry in journal:
        history += entry.stated
        lines |= {line.address: (str(line), entry) for line in entry.stated}
        texts |= {path: (hash_, entry) for path, hash_ in entry.texts.items()}
    return Sum(lines, texts, tuple(history))


def heads(journal: Sequence[JournalEntry]) -> tuple[JournalEntry, ...]:
    """The entries that no other goes on from: one, and more only where both sides of a merge published."""
    named = {parent for entry in journal for parent in entry.parents}
    return tuple(entry for entry in journal if entry.full_name not in named)


def ancestors(journal: Sequence[JournalEntry], head: JournalEntry) -> tuple[JournalEntry, ...]:
    """An entry and all that it goes on from, in the order of their numbers."""
    by_name = {entry.full_name: entry for entry in journal}
    found, left = {head.full_name: head}, [head]
    for entry in left:  # which grows on the way
        for parent in entry.parents:
            if parent in by_name and parent not in found:
                found[parent] = by_name[parent]
                left.append(by_name[parent])
    return tuple(sorted(found.values(), key=lambda one: (one.number, one.hash)))


def out_of_turn(journal: Sequence[JournalEntry], entry: JournalEntry) -> str:
    """Say how an entry cannot go on from those that it names, which are all there; empty where it can."""
    parents = [one for one in journal if one.full_name in entry.parents]
    number, late = max((one.number for one in parents), default=0), max((one.day for one in parents), default="")
    if entry.number != number + 1:
        return f"Publication {entry.name} has the number {entry.number}, and goes on from number {number}."
    return f"Publication {entry.name} is of {entry.day}, and goes on from one of {late}." if entry.day < late else ""


def missing_entries(ledger: Ledger) -> dict[str, str]:
    """The names of entries that have to be there and are not, each with the words for what names it."""
    here = {entry.name for entry in ledger.journal}
    found: dict[str, str] = {}
    if ledger.last:
        found[ledger.last] = "the ledger was added up to it"
    for name in sorted(ledger.in_history):
        found[name] = "a commit of the repository holds it"
    for entry in ledger.journal:
        found |= {short_name(parent): f"{entry.name} goes on from it" for parent in entry.parents}
    return {name: why for name, why in sorted(found.items()) if name not in here}


def is_from_before_the_journal(ledger: Ledger) -> bool:
    """Tell whether a ledger has lines and was written before there was a journal, which its next publication begins."""
    return bool(ledger.written) and not ledger.journal and not ledger.last and not ledger.in_history
