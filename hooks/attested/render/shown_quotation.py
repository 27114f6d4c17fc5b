"""Quotations as pages show them, with the ids that they have there: an entry shows its own, and those of others that name its term."""

from __future__ import annotations

from dataclasses import dataclass

from ..graph import Checked, KnowledgeBase
from ..graph.ask import standing
from ..model import TermId


@dataclass(frozen=True, slots=True)
class ShownQuotation:
    """A quotation on a page: its own entry's, or another one that shows it too."""

    checked: Checked
    page: TermId

    @property
    def id(self) -> str:
        """The figure's id."""
        own = self.checked.quotation.anchor
        return own if self.page == self.checked.entry.id else f"{self.checked.entry.id}-{own}"

    @property
    def passage_id(self) -> str:
        """The id, on the source page, of the element that holds the words."""
        return passage_id(self.page, self.id)


def passage_id(term: TermId, anchor: str) -> str:
    """The id, on the page of a source, of the element that holds the words of a quotation, by the entry that shows it and its anchor there."""
    return f"q-{term}-{anchor}"


def shown_on(kb: KnowledgeBase, term: TermId) -> tuple[ShownQuotation, ...]:
    """All quotations of an entry's page: its own, then those of others."""
    return tuple(ShownQuotation(checked, term) for checked in standing.shown_on(kb, term))
