"""What was read, joined up: each quotation with its passage and the verdict on its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ..model import (
    Entry,
    Finding,
    Glossary,
    Ledger,
    Passage,
    PassageFile,
    RelationKind,
    Site,
    Source,
    TermId,
)
from ..terms import Matcher, Mention
from .checked import Checked, Proof
from .mentions import Mentioned, mentions
from .thread import Reply, replies, turns

if TYPE_CHECKING:
    import networkx as nx

    from .answers import Answers
    from .edges import Edge

@dataclass(frozen=True)
class KnowledgeBase:
    """The whole glossary as plain values. Made by :func:`know`; nothing changes it afterwards."""

    glossary: Glossary
    entries: Mapping[TermId, Entry]
    sources: Mapping[str, Source]
    files: Mapping[str, PassageFile]
    passages: Mapping[tuple[str, str], Passage]
    kinds: Mapping[str, RelationKind]
    matcher: Matcher
    checked: tuple[Checked, ...]
    proofs: tuple[Proof, ...]
    former: Mapping[TermId, TermId]
    """Former slugs of entries, with those that they have today."""

    @property
    def site(self) -> Site:
        """What the site is called and where it stands."""
        return self.glossary.site

    @property
    def ledger(self) -> Ledger:
        """What was published so far."""
        return self.glossary.ledger

    def findings_of_reading(self, check: str) -> tuple[Finding, ...]:
        """What the reading itself reported under the name of a check."""
        return tuple(finding for finding in self.glossary.findings if finding.check == check)

    def exists(self, term: TermId) -> bool:
        """Whether an entry has this slug, even one whose file could not be read."""
        return term in self.entries or f"glossary/{term}.md" in self.glossary.broken

    def present(self, term: TermId) -> TermId:
        """The slug under which an entry stands today that may be named by a former one."""
        return self.former.get(term, term)

    def entry_named(self, words: str) -> TermId | None:
        """The entry that has this name or slug in any spelling of it, or None."""
        return self._by_name.get(words) or next(
            (found.term for found in self.matcher.find(words) if (found.start, found.end) == (0, len(words))), None
        )

    @cached_property
    def _by_name(self) -> Mapping[str, TermId]:
        return {name: entry.id for entry in reversed(tuple(self.entries.values())) for name in (entry.id, *entry.was)}

    @cached_property
    def by_entry(self) -> Mapping[TermId, tuple[Checked, ...]]:
        """The quotations written on each entry's page, in page order."""
        found: dict[TermId, list[Checked]] = defaultdict(list)
        for one in self.checked:
            found[one.entry.id].append(one)
        return {term: tuple(some) for term, some in found.items()}

    @cached_property
    def also_on(self) -> Mapping[TermId, tuple[Checked, ...]]:
        """The quotations of other entries that are shown on this one too (``also in``)."""
        found: dict[TermId, list[Checked]] = defaultdict(list)
        for one in self.checked:
            for term in one.quotation.attribution.also_in if one.quotation.attribution else ():
                found[term].append(one)
        return {term: tuple(some) for term, some in found.items()}

    @cached_property
    def by_passage(self) -> Mapping[tuple[str, str], tuple[Checked, ...]]:
        """The quotations that stand in each passage, by source key and locator."""
        found: dict[tuple[str, str], list[Checked]] = defaultdict(list)
        for one in self.checked:
            if one.passage is not None:
                found[one.passage.key, one.passage.locator].append(one)
        return {place: tuple(some) for place, some in found.items()}

    @cached_property
    def shown_from(self) -> Mapping[str, tuple[tuple[TermId, Checked], ...]]:
        """The quotations from each source, each with an entry on whose page it is shown, in the order of the entries."""
        found: dict[str, list[tuple[TermId, Checked]]] = defaultdict(list)
        for term in self.entries:
            for one in (*self.by_entry.get(term, ()), *self.also_on.get(term, ())):
                if one.passage is not None:
                    found[one.passage.key].append((term, one))
        return {key: tuple(some) for key, some in found.items()}

    @cached_property
    def mentioned_in(self) -> Mapping[TermId, tuple[Mentioned, ...]]:
        """For each term, the first place in every other entry where it is mentioned, quotations before our own words."""
        return mentions(self)

    @cached_property
    def mentioned(self) -> Mapping[TermId, frozenset[TermId]]:
        """The terms that each entry mentions, in its quotations or in our own words."""
        found: dict[TermId, set[TermId]] = {term: set() for term in self.entries}
        for term, some in self.mentioned_in.items():
            for one in some:
                found[one.entry.id].add(term)
        return {term: frozenset(some) for term, some in found.items()}

    @cached_property
    def turns(self) -> Mapping[tuple[str, str], int]:
        """Each passage's turn in the order in which passages were said."""
        return turns(self)

    @cached_property
    def answerers(self) -> Mapping[tuple[str, str], tuple[tuple[str, str], ...]]:
        """The passages that answer a passage, in the order of the files."""
        found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        for passage in self.passages.values():
            if passage.answers:
                found[passage.key, passage.answers].append((passage.key, passage.locator))
        return {place: tuple(some) for place, some in found.items()}

    @cached_property
    def replies(self) -> Mapping[tuple[str, str], tuple[Reply, ...]]:
        """Where somebody quotes words that are held here and goes on from them, by each of the two passages."""
        return replies(self)

    @cached_property
    def quoters(self) -> Mapping[tuple[str, str], tuple[Passage, ...]]:
        """The passages whose authors quote words of a passage, in the order of the files."""
        found: dict[tuple[str, str], dict[tuple[str, str], Passage]] = defaultdict(dict)
        for place, passage in self.passages.items():
            for quoted in passage.quoted:
                if quoted.citation:
                    found[quoted.citation.key, quoted.citation.locator][place] = passage
        return {place: tuple(some.values()) for place, some in found.items()}

    @cached_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """The concept graph, built when first asked for."""
        from .edges import concept_graph

        return concept_graph(self)

    @cached_property
    def quoted_in(self) -> Mapping[tuple[str, str], tuple[Passage, ...]]:
        """The passages whose author quotes the whole of a passage, nearest to the words first: through whom they came.

        Who quotes a sentence of what is held first-hand does not stand between it and the reader.
        """
        from .speech import quoted_in

        return quoted_in(self.passages)

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """All edges of the concept graph."""
        from .edges import edges

        return tuple(edges(self))

    @cached_property
    def answers(self) -> Answers:
        """What is asked of the edges, each answer found once."""
        from .answers import Answers

        return Answers(self)

    @cached_property
    def proofs_at(self) -> Mapping[TermId, tuple[Proof, ...]]:
        """The relations that are shown on each entry's page: those declared there, then those that lead there."""
        own: dict[TermId, list[Proof]] = defaultdict(list)
        others: dict[TermId, list[Proof]] = defaultdict(list)
        for proof in self.proofs:
            own[proof.entry.id].append(proof)
            if proof.relation.target != proof.entry.id:
                others[proof.relation.target].append(proof)
        return {term: (*own.get(term, ()), *others.get(term, ())) for term in {**own, **others}}

    @cached_property
    def quotation_at(self) -> Mapping[tuple[TermId, str], Checked]:
        """Each quotation by its entry and anchor; of two with the same anchor, which a check refuses, the first."""
        return {(one.entry.id, one.quotation.anchor): one for one in reversed(self.checked)}

    def mentions(self, checked: Checked) -> tuple[Mention, ...]:
        """The terms found in the words of a quotation, as they are printed."""
        return self._mentions[id(checked)]

    @cached_property
    def _mentions(self) -> Mapping[int, tuple[Mention, ...]]:
        return {id(one): tuple(self.matcher.find(one.printed)) for one in self.checked}
