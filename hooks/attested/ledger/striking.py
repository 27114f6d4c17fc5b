"""Kept texts out of which words were struck because their author wants them gone."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Part, PublishedText
from .following import Following
from .hashing import apart_from_record, content_hash
from .journal import Sum

INSTEAD = "[removed]"
"""What is written in the place of words that are gone."""


def is_struck(following: Following, text: PublishedText, total: Sum) -> bool:
    """Tell whether a kept text differs from the published one in nothing but words that were removed on request.

    The ledger says of some anchor that its words were (the same words stand on the page of their source, which is not retired). All that
    can be cited in the text and is not marked as removed still has the hash with which it was published.
    """
    parts = list(text.text.walk())
    return (
        any(_is_marked(part) for part in parts)
        and any(following.removed_on_request(line.page, line.id) for line in following.ledger.lines if line.state == "retired")
        and {_named(text.page, part) for part in parts if part.id and not any(map(_is_marked, part.walk()))} <= set(_published(total))
    )


def _is_marked(part: Part) -> bool:
    return any(INSTEAD in words for words in (part.title, part.words, part.said, part.note))


def _named(page: str, part: Part) -> tuple[str, str, str]:
    return f"{page}#{part.id}", part.version, apart_from_record(content_hash(part))


def _published(total: Sum) -> Iterator[tuple[str, str, str]]:
    for line in total.history:
        yield line.address, line.version.partition("+")[0], apart_from_record(line.hash)
