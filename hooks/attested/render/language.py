"""The language of words that a page shows, and the direction in which they are written, as attributes of their element."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

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
    return _attributes(tag, auto=not words.isascii() and any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in words))


@lru_cache(maxsize=256)
def _attributes(tag: str, *, auto: bool) -> Markup:
    direction = "rtl" if is_right_to_left(tag) else "auto" if auto else ""
    return Markup(' lang="{}"{}').format(tag, Markup(' dir="{}"').format(direction) if direction else "")
