"""The content hash of what an anchor names, in two halves: the words of sources and who said them; all that is ours."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterator

from ..model import Part

DIGITS = 16
"""Hexadecimal digits of each half, of SHA-256: changes are found, not forgers."""


def content_hash(part: Part) -> str:
    """Both halves, joined by a full stop.

    Neither white space nor line ends count, nor how Unicode composes a letter (NFC). An annotation belongs to the notes of the
    quotation it stands under; taken by itself, its phrase is what it quotes. On a page the order of quotations, and what they are
    called in addresses, is ours.
    """
    if part.kind == "note":
        return f"{_sum([part.title])}.{_sum([part.note])}"
    if part.kind in ("term", "source"):
        return f"{_sum(sorted(_quoted(part)))}.{_sum([*_ours(part), *(one.id for one in part.walk()), *_quoted(part)])}"
    return f"{_sum(list(_quoted(part)))}.{_sum(list(_ours(part)))}"


def same_words(one: str, other: str) -> bool:
    """Tell whether two hashes agree on the words of sources."""
    return one.partition(".")[0] == other.partition(".")[0]


def next_version(quotation: int, notes: int, old: str, new: str) -> tuple[int, int]:
    """Give the two counters of the version that follows ``quotation``.``notes``, when content with the hash ``old`` became ``new``.

    The first goes up, and the second to 0, where words of sources changed; only the second where all else did; neither where nothing did.
    """
    if old == new:
        return quotation, notes
    return (quotation, notes + 1) if same_words(old, new) else (quotation + 1, 0)


def _quoted(part: Part) -> Iterator[str]:
    if part.words or part.said:
        yield from (part.words, part.said)
    for inner in part.parts:
        if inner.kind != "note":
            yield from _quoted(inner)


def _ours(part: Part) -> Iterator[str]:
    yield from (part.kind, part.title, part.note)
    for inner in part.parts:
        yield from _ours(inner)


def _sum(texts: list[str]) -> str:
    normal = [" ".join(unicodedata.normalize("NFC", text).split()) for text in texts]
    return hashlib.sha256(json.dumps(normal, ensure_ascii=False).encode()).hexdigest()[:DIGITS]
