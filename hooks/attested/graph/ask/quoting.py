"""Quotations within passages, and from them: passages whose authors quote others, and the entries that quote passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ...model import Passage, PassageKey, TermId
from ..checked import Checked
from ..knowledge import KnowledgeBase
from ..memory import remembered


@remembered
def quoters(kb: KnowledgeBase) -> Mapping[PassageKey, tuple[Passage, ...]]:
    """The passages whose authors quote words of each passage, in the order of the files."""
    found: dict[PassageKey, dict[PassageKey, Passage]] = defaultdict(dict)
    for place, passage in kb.passages.items():
        for quoted in passage.quoted:
            if quoted.citation:
                found[quoted.citation.key, quoted.citation.locator][place] = passage
    return {place: tuple(some.values()) for place, some in found.items()}


@remembered
def shown_from(kb: KnowledgeBase) -> Mapping[str, tuple[tuple[TermId, Checked], ...]]:
    """The quotations from each source, each with an entry on whose page it is shown, in the order of the entries."""
    found: dict[str, list[tuple[TermId, Checked]]] = defaultdict(list)
    for term in kb.entries:
        for one in (*kb.by_entry.get(term, ()), *kb.also_on.get(term, ())):
            if one.passage is not None:
                found[one.passage.key].append((term, one))
    return {key: tuple(some) for key, some in found.items()}


@remembered
def quoted_in(kb: KnowledgeBase) -> Mapping[PassageKey, tuple[Passage, ...]]:
    """Give for each passage those through which its words came: passages that quote the whole of it, the one nearest to the words first.

    A passage that another one quotes only in part is not listed: its words are held at first hand, whoever else repeats some of them.
    """
    passages = kb.passages
    found: dict[PassageKey, list[tuple[int, Passage]]] = defaultdict(list)
    for passage in passages.values():
        for quoted in passage.quoted:
            target = passages.get((quoted.citation.key, quoted.citation.locator)) if quoted.citation else None
            if target is not None and target.text.value.split() == passage.text.value[quoted.start : quoted.end].split():
                depth, outer = 0, quoted.inside
                while outer >= 0:
                    depth, outer = depth + 1, passage.quoted[outer].inside
                found[target.key, target.locator].append((depth, passage))
    return {
        place: tuple(passage for _, passage in sorted(some, key=lambda one: one[0])) for place, some in found.items()
    }
