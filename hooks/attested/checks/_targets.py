"""The anchors on the pages of entries."""

from __future__ import annotations

from functools import cache

from ..graph import KnowledgeBase
from ..model import TermId
from ._shared import certain


class Targets:
    """Answers whether a page has an anchor; yes, where the page is not known well enough to say no."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb
        self._of = cache(self._anchors)

    def has(self, term: TermId, anchor: str) -> bool:
        """Tell whether the page of ``term`` has the id ``anchor``."""
        anchors = self._of(term)
        return anchors is None or anchor in anchors

    def _anchors(self, term: TermId) -> frozenset[str] | None:
        kb = self._kb
        entry = kb.entries.get(term)
        if entry is None or not certain(kb, entry.path):
            return None
        found: set[str] = {item.anchor for item in entry.items} | {relation.anchor for relation in entry.relations}
        for one in kb.by_entry.get(term, ()):
            if one.passage is None:
                return None  # its anchor is made of its locator, which is wrong and reported
            found |= {one.quotation.anchor, *(note.anchor for note in one.quotation.notes)}
        return frozenset(found)
