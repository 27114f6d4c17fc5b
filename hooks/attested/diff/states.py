"""The two states that are compared: which entry is which, and what nothing may be concluded from."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property

from ..build import Built
from ..graph import Checked, KnowledgeBase
from ..model import Entry, PassageKey, TermId, slug


@dataclass(frozen=True, slots=True)
class GlossaryState:
    """A glossary that was read and checked, with the texts of its pages of prose by the paths of their files.

    ``unread`` are those pages, or folders of them, that could not be read.
    """

    built: Built
    prose: Mapping[str, str] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()


@dataclass(frozen=True)
class States:
    """The earlier and the later state."""

    before: GlossaryState
    after: GlossaryState

    @property
    def old(self) -> KnowledgeBase:
        return self.before.built.kb

    @property
    def new(self) -> KnowledgeBase:
        return self.after.built.kb

    @cached_property
    def renamed(self) -> Mapping[TermId, TermId]:
        """Former slugs that are gone, each with the entry that says it had it."""
        return {
            old: entry.id
            for entry in self.new.entries.values()
            for old in map(TermId, map(slug, entry.was))
            if old in self.old.entries and old not in self.new.entries and entry.id not in self.old.entries
        }

    def now(self, term: TermId) -> TermId:
        """The slug that an entry of the earlier state has in the later one."""
        return self.renamed.get(term, term)

    @cached_property
    def entries(self) -> tuple[tuple[Entry | None, Entry | None], ...]:
        """Each entry of either state beside itself in the other; those of the later state first, then those that are gone.

        An entry is not listed where its file cannot be read in the state that seems to lack it.
        """
        then = {self.now(term): entry for term, entry in self.old.entries.items()}
        both: list[tuple[Entry | None, Entry | None]] = [(then.get(term), entry) for term, entry in self.new.entries.items()]
        both += [(entry, None) for term, entry in then.items() if term not in self.new.entries]
        return tuple(pair for pair in both if not self._unknown(*pair))

    def _unknown(self, old: Entry | None, new: Entry | None) -> bool:
        return (old is None and new is not None and unread(self.old, new.path)) or (
            new is None and old is not None and unread(self.new, old.path)
        )

    @cached_property
    def same_entries(self) -> tuple[tuple[Entry, Entry], ...]:
        """The entries of both states."""
        return tuple((old, new) for old, new in self.entries if old is not None and new is not None)

    @cached_property
    def changed_passages(self) -> frozenset[PassageKey]:
        """Passages of the later state that have other words than before, or other words behind them in the original."""
        return frozenset(place for place in self.new.passages if place in self.old.passages and _words(self.old, place) != _words(self.new, place))


def unread(kb: KnowledgeBase, path: str) -> bool:
    """Tell whether a file, or a folder around it, was not read to the end. Then nothing may be concluded from what is missing there."""
    return within(path, kb.glossary.broken)


def within(path: str, some: Set[str]) -> bool:
    """Tell whether a path, or a folder around it, is one of those given."""
    parts = path.split("/")
    return any("/".join(parts[:end]) in some for end in range(1, len(parts) + 1))


def _words(kb: KnowledgeBase, place: PassageKey) -> tuple[object, ...]:
    passage = kb.passages[place]
    original = kb.glossary.lines_of(passage) or ()
    return (passage.text.value.split(), [original[line - 1] for line in passage.lines if 0 < line <= len(original)])


def quotations(kb: KnowledgeBase, entry: Entry | None) -> tuple[Checked, ...]:
    """The quotations that are written on an entry's page."""
    return kb.by_entry.get(entry.id, ()) if entry is not None else ()
