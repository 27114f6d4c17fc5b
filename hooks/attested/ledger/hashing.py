"""The content hash of what an anchor names, in three parts: the words of sources and what their authors do with them; all that is ours; the record.

The record is how a source is named and where in it the words stand: names as they are spelled, title, year, locator. Who said the words is no part of
any hash, since nothing but names is known of it: `speakers` compares those.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterator

from ..model import Part

DIGITS = 16
"""Hexadecimal digits of each part, of SHA-256: changes are found, not forgers."""


def content_hash(part: Part) -> str:
    """All three parts, joined by full stops.

    Neither white space nor line ends count, nor how Unicode composes a letter (NFC). An annotation belongs to the notes of the
    quotation it stands under; taken by itself, its phrase is what it quotes. On a page the order of quotations, and what they are
    called in addresses, is ours.
    """
    record = _sum(list(_record(part)))
    if part.kind == "note":
        return f"{_sum([part.title])}.{_sum([part.note])}.{_sum([])}"
    if part.kind in ("term", "source"):
        quoted = list(_quoted(part))
        return f"{_sum(sorted(quoted))}.{_sum([*_ours(part), *(one.id for one in part.walk()), *quoted])}.{record}"
    return f"{_sum(list(_quoted(part)))}.{_sum(list(_ours(part)))}.{record}"


def hash_without_record(part: Part) -> str:
    """The hash as it was before there was a journal, in two halves: the record counted as words, or as ours."""
    if part.kind == "note":
        return f"{_sum([part.title])}.{_sum([part.note])}"
    if part.kind in ("term", "source"):
        return f"{_sum(sorted(_said(part)))}.{_sum([*_titled(part), *(one.id for one in part.walk()), *_said(part)])}"
    return f"{_sum(list(_said(part)))}.{_sum(list(_titled(part)))}"


def hash_like(part: Part, hash_: str) -> str:
    """The hash of a part in the form that another hash has, so that both can be compared."""
    return content_hash(part) if has_record(hash_) else hash_without_record(part)


def has_record(hash_: str) -> bool:
    """Tell whether a hash is of today's form, and not of that from before there was a journal."""
    return hash_.count(".") == 2


def same_words(one: str, other: str) -> bool:
    """Tell whether two hashes agree on the words of sources."""
    return one.partition(".")[0] == other.partition(".")[0]


def apart_from_record(hash_: str) -> str:
    """The first two parts of a hash."""
    return ".".join(hash_.split(".")[:2])


def next_version(quotation: int, notes: int, old: str, new: str) -> tuple[int, int]:
    """Give the two counters of the version that follows ``quotation``.``notes``, when content with the hash ``old`` became ``new``.

    The first goes up, and the second to 0, where words of sources changed; only the second where our notes did; neither where nothing
    or only the record did.
    """
    if apart_from_record(old) == apart_from_record(new):
        return quotation, notes
    return (quotation, notes + 1) if same_words(old, new) else (quotation + 1, 0)


def _quoted(part: Part) -> Iterator[str]:
    if part.words or part.acts:
        yield from (part.words, part.acts)
    for inner in part.parts:
        if inner.kind != "note":
            yield from _quoted(inner)


def _ours(part: Part) -> Iterator[str]:
    yield from (part.kind, "" if part.kind in ("source", "passage") else part.title, part.note)
    for inner in part.parts:
        yield from _ours(inner)


def _record(part: Part) -> Iterator[str]:
    """How sources are named, and where in them the words stand."""
    for one in part.walk():
        if one.said or one.kind in ("source", "passage"):
            yield from (one.said, one.title if one.kind in ("source", "passage") else "")


def _said(part: Part) -> Iterator[str]:
    if part.words or part.said:
        yield from (part.words, part.said)
    for inner in part.parts:
        if inner.kind != "note":
            yield from _said(inner)


def _titled(part: Part) -> Iterator[str]:
    yield from (part.kind, part.title, part.note)
    for inner in part.parts:
        yield from _titled(inner)


def _sum(texts: list[str]) -> str:
    normal = [" ".join(unicodedata.normalize("NFC", text).split()) for text in texts]
    return hashlib.sha256(json.dumps(normal, ensure_ascii=False).encode()).hexdigest()[:DIGITS]
