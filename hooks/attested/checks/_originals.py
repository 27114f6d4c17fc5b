"""The lines of an original that a passage names, as one text."""

from __future__ import annotations

import unicodedata

from ..graph import KnowledgeBase
from ..model import Passage
from ..verbatim import Match, match

GAP = "\0"
"""Stands where lines between were left out; no passage can hold it."""


def original_of(kb: KnowledgeBase, passage: Passage) -> str | None:
    """White space collapsed, letters composed; None where the original or one of the lines is not there."""
    lines = kb.glossary.originals.get(passage.original)
    if lines is None or not all(1 <= number <= len(lines) for number in passage.lines):
        return None
    parts: list[str] = []
    for at, number in enumerate(passage.lines):
        if at:
            parts.append(" " if number == passage.lines[at - 1] + 1 else GAP)
        parts.append(unicodedata.normalize("NFC", " ".join(lines[number - 1].replace(GAP, " ").split())))
    return " ".join("".join(parts).split(" "))


def stands_in_original(kb: KnowledgeBase, passage: Passage, words: str, *, brackets_ours: bool = False) -> bool:
    """Tell whether the words stand in the original behind a passage, whatever the passage itself says."""
    for part in (original_of(kb, passage) or "").split(GAP):
        result = match(words, part, brackets_ours=brackets_ours)
        if isinstance(result, Match) or result.reason == "ambiguous":
            return True
    return False
