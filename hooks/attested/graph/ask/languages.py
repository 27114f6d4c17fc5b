"""The language that a term is a word of."""

from __future__ import annotations

from ...model import Entry
from ..knowledge import KnowledgeBase
from .standing import shown_on


def language_of_term(kb: KnowledgeBase, entry: Entry) -> str:
    """Give the language of a term as a tag of BCP 47: the site's, or the one other language in which all quotations on its page are."""
    tags = {kb.language(one.source.key) for one in shown_on(kb, entry.id) if one.source is not None}
    return tags.pop() if len(tags) == 1 else kb.site.language
