"""The knowledge base: all that was read, joined up. Questions over it are functions, in ``ask/``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..model import (
    Anchor,
    Entry,
    Finding,
    Glossary,
    Ledger,
    Passage,
    PassageFile,
    PassageKey,
    RelationKind,
    Site,
    Source,
    TermId,
)
from ..prose.terms import Matcher
from ..verbatim import Polarity, of_language
from .checked import Checked, CheckedRelation
from .collating import Collation
from .renaming import PresentSlugs


@dataclass(frozen=True)
class KnowledgeBase:
    """The whole glossary as plain values. Made by :func:`attested.graph.join_up`; nothing changes it afterwards.

    ``passages`` go by the key of their source and their locator. ``slugs`` tells which entry a written
    name means. Of the quotations in ``checked``, ``by_entry`` holds those written on each entry's page, ``also_on`` those of other
    entries that are shown there too (``also in``), ``by_passage`` those that stand in each passage, and ``quotation_at`` each one by its
    entry and anchor (of two with the same anchor, which a check refuses, the first). ``names`` are those that brackets in a quotation may
    hold. ``collations`` has each block of the passages whose originals are held, with its place there or how it departs. ``memory`` belongs to :mod:`attested.graph.memory`.
    """

    glossary: Glossary
    entries: Mapping[TermId, Entry]
    sources: Mapping[str, Source]
    files: Mapping[str, PassageFile]
    passages: Mapping[PassageKey, Passage]
    kinds: Mapping[str, RelationKind]
    matcher: Matcher
    checked: tuple[Checked, ...]
    proofs: tuple[CheckedRelation, ...]
    slugs: PresentSlugs
    by_entry: Mapping[TermId, tuple[Checked, ...]]
    also_on: Mapping[TermId, tuple[Checked, ...]]
    by_passage: Mapping[PassageKey, tuple[Checked, ...]]
    quotation_at: Mapping[tuple[TermId, Anchor], Checked]
    names: frozenset[str]
    collations: Mapping[PassageKey, Collation]
    memory: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def site(self) -> Site:
        """The site's name and addresses, as its settings have them."""
        return self.glossary.site

    @property
    def ledger(self) -> Ledger:
        """All that was published so far."""
        return self.glossary.ledger

    def findings_of_reading(self, check: str) -> tuple[Finding, ...]:
        """The findings that the reading itself reported under the name of a check."""
        return tuple(finding for finding in self.glossary.findings if finding.check == check)

    def exists(self, term: TermId) -> bool:
        """Tell whether an entry has this slug, even one whose file could not be read."""
        return term in self.entries or f"glossary/{term}.md" in self.glossary.broken

    def language(self, key: str) -> str:
        """The language of a source, or the site’s where its record says none: a tag of BCP 47."""
        source = self.sources.get(key)
        return (source.language if source else "") or self.site.language

    def polarity(self, key: str) -> Polarity:
        """The words that turn a sentence in the language of a source."""
        return of_language(self.language(key))

    def present(self, words: str) -> TermId:
        """The slug of the entry that ``[[words]]`` means today, whether or not there is one."""
        return self.slugs.of(words)
