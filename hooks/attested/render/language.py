"""The language of words that a page shows, and the direction in which they are written, as attributes of their element."""

from __future__ import annotations

import unicodedata

from markupsafe import Markup

from ..graph import KnowledgeBase
from ..model import is_right_to_left


def language_of(kb: KnowledgeBase, key: str, words: str = "") -> Markup:
    """Give the attributes for words of a source; an empty ``key`` is for our own."""
    return in_language(kb.language(key), words)


def in_language(tag: str, words: str = "") -> Markup:
    """Give `` lang="…"`` with ``dir="rtl"`` where its language is written so.

    Words of another language that hold letters from right to left get ``dir="auto"``: their first letter decides.
    """
    if is_right_to_left(tag):
        return Markup(' lang="{}" dir="rtl"').format(tag)
    auto = not words.isascii() and any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in words)
    return Markup(' lang="{}"{}').format(tag, Markup(' dir="auto"') if auto else Markup(""))
