"""The mentions of each term in entries, with the words around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...model import Entry, TermId
from ...prose.plain_text import plain_text
from ...prose.terms import Mention
from ..checked import Checked
from ..knowledge import KnowledgeBase
from ..memory import remembered


@dataclass(frozen=True, slots=True)
class Mentioned:
    """The first place in ``entry`` where a term is mentioned: ``text`` from ``start`` to ``end``.

    ``checked`` is the quotation whose words these are; None where they are our own.
    """

    entry: Entry
    checked: Checked | None
    text: str
    start: int
    end: int


def terms_in(kb: KnowledgeBase, checked: Checked) -> tuple[Mention, ...]:
    """The terms found in the words of a quotation, as they are printed. Words in brackets of ours name none."""
    return _terms_by_quotation(kb)[id(checked)]


@remembered
def _terms_by_quotation(kb: KnowledgeBase) -> Mapping[int, tuple[Mention, ...]]:
    return {id(one): tuple(found for found in kb.matcher.find(one.printed) if not _of_ours(one, found)) for one in kb.checked}


def _of_ours(checked: Checked, mention: Mention) -> bool:
    return any(low < mention.end and mention.start < high for low, high in checked.ours)


@remembered
def mentioned_in(kb: KnowledgeBase) -> Mapping[TermId, tuple[Mentioned, ...]]:
    """For each term, one :class:`Mentioned` for every entry that mentions it, its own included, in the entries' order."""
    found: dict[TermId, list[Mentioned]] = defaultdict(list)
    for entry in kb.entries.values():
        seen: set[TermId] = set()
        for checked, text, mentions in _texts(kb, entry):
            for mention in mentions:
                if mention.term not in seen:
                    seen.add(mention.term)
                    found[mention.term].append(Mentioned(entry, checked, text, mention.start, mention.end))
    return {term: tuple(some) for term, some in found.items()}


def _texts(kb: KnowledgeBase, entry: Entry) -> Iterator[tuple[Checked | None, str, Sequence[Mention]]]:
    """The quotations of an entry, then our own words without their marks and citations, each with the terms in it."""
    for one in kb.by_entry.get(entry.id, ()):
        yield one, one.printed, terms_in(kb, one)
    for text in entry.prose:
        words = plain_text(text.value, citations=False)
        yield None, words.text, words.named(kb.matcher)
