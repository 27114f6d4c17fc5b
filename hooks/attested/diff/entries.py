"""Terms that were added, removed or renamed, and the names under which they are found."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Entry
from .changes import NameChange, TermChange
from .states import States, quotations, unread
from .words import one_line


def term_changes(states: States) -> Iterator[TermChange]:
    """One for each entry that is not in both states under the same slug."""
    for old, new in states.entries:
        if new is None:
            assert old is not None
            yield TermChange("removed", old.id, old.term, "", _like(states, old), old.path, old.place.line)
        elif old is None:
            yield TermChange("added", new.id, new.term, "", "", new.path, new.place.line)
        elif old.id != new.id:
            yield TermChange("changed", new.id, new.term, old.id, "", new.path, new.place.line)


def _like(states: States, gone: Entry) -> str:
    """A new entry that holds a quotation of one that is gone, or empty."""
    words = {one_line(one.printed) for one in quotations(states.old, gone)}
    fresh = (new for old, new in states.entries if old is None and new is not None)
    return next((new.id for new in fresh if any(one_line(one.printed) in words for one in quotations(states.new, new))), "")


def name_changes(states: States) -> Iterator[NameChange]:
    """Other names of the entries of both states: spellings and forms that came or went, the term's own spelling among them."""
    for old, new in states.same_entries:
        if not unread(states.old, old.path):
            yield from (NameChange("added", new.id, new.term, name, new.path, _line(new, name)) for name in new.names if name not in old.names)
        if not unread(states.new, new.path):
            yield from (NameChange("removed", new.id, new.term, name, new.path, new.place.line) for name in old.names if name not in new.names)


def _line(entry: Entry, name: str) -> int:
    """The line of the front matter that holds a name."""
    lists = (("aliases", entry.aliases), ("forms", entry.forms))
    keys = [f"{key}.{at}" for key, names in lists for at, one in enumerate(names) if one == name]
    place = next((entry.places[key] for key in [*keys, "term"] if key in entry.places), entry.place)
    return place.line
