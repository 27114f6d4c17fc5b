"""The language that a term is a word of, and what is known of that of a passage."""

from __future__ import annotations

from ...context import Table, of_language
from ...model import Entry, Passage
from ..knowledge import KnowledgeBase
from .standing import shown_on


def language_of_term(kb: KnowledgeBase, entry: Entry) -> str:
    """Give the language of a term as a tag of BCP 47: the site's, or the one other language in which all quotations on its page are."""
    tags = {kb.language(one.source.key) for one in shown_on(kb, entry.id) if one.source is not None}
    return tags.pop() if len(tags) == 1 else kb.site.language


def table_of(kb: KnowledgeBase, passage: Passage | None) -> Table | None:
    """The table of the language of a passage, or None where there is none."""
    return of_language(kb.language(passage.key)) if passage else None
