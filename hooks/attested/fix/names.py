"""The present names of what was renamed: sources, locators, terms and ids, for whoever writes them anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..graph import KnowledgeBase
from ..graph.ask.names import former_keys
from ..ledger import Following, following
from ..model import Entry, TermId, entry_path, slug, slug_with_signs
from ..prose.terms import normal

Address = tuple[str, str]
BESIDE = (".pin.toml", ".collated.toml")
"""Ends of the names of files in ``bib/originals/`` that are named after their source."""


@dataclass(frozen=True)
class Names:
    """Former names of a knowledge base, each with that of today: those that something lists under ``was``, and terms whose file has yet to follow."""

    kb: KnowledgeBase

    @cached_property
    def following(self) -> Following:
        return following(self.kb)

    @cached_property
    def keys(self) -> Mapping[str, str]:
        return former_keys(self.kb)

    @cached_property
    def to_be_named(self) -> Mapping[TermId, TermId]:
        """Entries whose term has another slug than their file, which is free: present id, and the one of the term."""
        return {entry.id: TermId(slug(entry.term)) for entry in self.kb.entries.values() if self._has_a_new_term(entry)}

    def _has_a_new_term(self, entry: Entry) -> bool:
        new = slug(entry.term)
        return bool(new) and not entry.slug and new not in (entry.id, *self.kb.entries) and slug_with_signs(entry.term) == new

    @cached_property
    def locators(self) -> Mapping[tuple[str, str], str]:
        """Present locators by the key of today and the slug of a former one."""
        found: dict[tuple[str, str], str] = {}
        for file in self.kb.files.values():
            here = {slug(one.locator) for one in file.passages}
            for passage in file.passages:
                for one in passage.was:
                    if slug(one.name) not in here:
                        found.setdefault((self.keys.get(file.key, file.key), slug(one.name)), passage.locator)
        return found

    def cited(self, key: str, locator: str) -> tuple[str, str]:
        """A citation by its names of today."""
        now = self.keys.get(key, key)
        return now, self.locators.get((now, slug(locator)), locator)

    def term(self, words: str) -> str:
        """The term that a former name means today; the words themselves, where they are no former name, or a present one too."""
        made = TermId(slug(words))
        now = self.kb.slugs.former.get(made)
        entry = self.kb.entries.get(now or made) if now or made in self.to_be_named else None
        if entry is None or (made not in self.to_be_named and any(normal(words) == normal(name) for name in entry.names)):
            return words
        return entry.term if slug(entry.term) else entry.id

    def address(self, page: str, anchor: str) -> Address:
        """The present page and id of what had an address; the same, where it is there or is nowhere."""
        found = self.following
        outcome = found.where(page, anchor) if (page, anchor) not in found.today.anchors else None
        there, now = outcome.target if outcome is not None and outcome.target is not None else (page, anchor)
        new = self.to_be_named.get(TermId(there.removeprefix("glossary/")))
        return (entry_path(new) if new else there), now

    def files(self) -> Iterator[tuple[str, str]]:
        """Each file that is named after what was renamed: its path, and the one that it has to have."""
        for old, new in self.to_be_named.items():
            yield f"glossary/{old}.md", f"glossary/{new}.md"
        for old_key, key in self.keys.items():
            if old_key in self.kb.files and key not in self.kb.files:
                yield f"bib/passages/{old_key}.md", f"bib/passages/{key}.md"
            for end in BESIDE:
                yield f"bib/originals/{old_key}{end}", f"bib/originals/{key}{end}"
