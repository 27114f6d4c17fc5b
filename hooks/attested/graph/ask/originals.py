"""Passages and the originals they were taken from: whether each block stands there, and what that reading relied on."""

from __future__ import annotations

from collections.abc import Mapping

from ...model import Passage, PassageKey
from ...verbatim import Match, match
from ..collating import GAP, Collation, original_text
from ..knowledge import KnowledgeBase

__all__ = ["GAP", "collations", "original_of", "stands_in_original"]


def original_of(kb: KnowledgeBase, passage: Passage) -> str | None:
    """The lines of an original that a passage names, as one text without characters that are never seen; None where the original or one of the lines is not there."""
    return original_text(kb.glossary, passage)


def collations(kb: KnowledgeBase) -> Mapping[PassageKey, Collation]:
    """Each block of each passage with its place in the original, one behind the other, or with how it departs.

    A passage whose original is not there, or lacks a line that is named, is left out.
    """
    return kb.collations


def stands_in_original(kb: KnowledgeBase, passage: Passage, words: str, *, brackets_ours: bool = False) -> bool:
    """Tell whether the words stand in the original behind a passage, whatever the passage itself says."""
    for part in (original_of(kb, passage) or "").split(GAP):
        result = match(words, part, brackets_ours=brackets_ours, names=kb.names, polarity=kb.polarity(passage.key))
        if isinstance(result, Match) or result.reason == "ambiguous":
            return True
    return False
