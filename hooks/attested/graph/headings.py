"""The heading of a use, case or claim in words, as lists, citations and files for machines say it."""

from __future__ import annotations

from ..model import Item
from ..prose import plain_text


def heading_words(item: Item) -> str:
    """Give the heading's words without their marks, on one line; quotation marks stay as they were typed."""
    return plain_text.heading_words(item.heading.value)
