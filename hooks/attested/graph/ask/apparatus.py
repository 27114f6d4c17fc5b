"""How a passage that came second hand differs from the work itself, in words of ours."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Passage
from ...model.collated import Collated, Collation, Difference
from ..knowledge import KnowledgeBase
from .pinned import words_sum

COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def collated(kb: KnowledgeBase, passage: Passage) -> tuple[Collation, Collated] | None:
    """The collation of a passage; None where there is none, or the passage was changed since."""
    whole = kb.glossary.collations.get(passage.key)
    one = whole.passages.get(passage.locator) if whole else None
    if whole is None or one is None or one.words_sum != words_sum(passage.text.value):
        return None
    return whole, one


def apparatus(differences: tuple[Difference, ...]) -> str:
    """Say how the original differs, “the original has four words more at the start and other capitals at the start”; of none, that it is the same."""
    if not differences:
        return "the same"
    said = list(_said(differences))
    return "the original has " + (f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else said[0])


def _said(differences: tuple[Difference, ...]) -> Iterator[str]:
    for one in differences:
        count = COUNTS[one.words] if one.words < len(COUNTS) else str(one.words)
        many = f"{count} word{'s' if one.words != 1 else ''}"
        if one.kind == "left out":
            yield f"{many} more {one.where}"
        elif one.kind == "added":
            yield f"{many} fewer {one.where}"
        elif one.kind == "changed":
            yield f"{'another word' if one.words == 1 else f'{count} other words'} {one.where}"
        elif one.kind == "case":
            yield f"other capitals {one.where}"
        else:
            yield f"{'a mark more' if one.words else 'another mark'} {one.where}"
