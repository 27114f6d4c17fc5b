"""Entries by the names that people write."""

from __future__ import annotations

from collections.abc import Mapping

from ...model import TermId
from ..knowledge import KnowledgeBase
from ..memory import remembered


def entry_named(kb: KnowledgeBase, words: str) -> TermId | None:
    """Give the entry that has this name or slug, or had it once, in any spelling of it, or None."""
    return kb.slugs.named.get(words) or _by_slug(kb).get(words) or next(
        (found.term for found in kb.matcher.find(words) if (found.start, found.end) == (0, len(words))), None
    )


@remembered
def former_keys(kb: KnowledgeBase) -> Mapping[str, str]:
    """Former keys of sources, each with that of today. A key that some source has today is none."""
    return {one.name: source.key for source in reversed(tuple(kb.sources.values())) for one in source.was if one.name not in kb.sources}


@remembered
def _by_slug(kb: KnowledgeBase) -> Mapping[str, TermId]:
    return {name: entry.id for entry in reversed(tuple(kb.entries.values())) for name in (entry.id, *entry.was)}
