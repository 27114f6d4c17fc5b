"""Terms that were renamed or retired, for files in which machines follow them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..graph import KnowledgeBase
from ..ledger import following
from ..model.ledger import address


@dataclass(frozen=True, slots=True)
class FormerTerm:
    """A term by its former slug, and its name there; the slug of the term that is there instead, and why it went, each empty where there is none."""

    slug: str
    term: str
    successor: str
    reason: str


def former_anchors(kb: KnowledgeBase) -> Iterator[tuple[str, str, str]]:
    """Each address on a page, or of a source, that was published and moved since: its page, its id, and the address of today."""
    found = following(kb)
    for line in kb.ledger.lines:
        outcome = found.where(line.page, line.id) if (line.page, line.id) not in found.today.anchors else None
        if outcome is not None and outcome.target is not None and (line.id or line.page.startswith("sources/")):
            yield line.page, line.id, address(*outcome.target)
    for page, there in found.was.items():
        if page.startswith("sources/") and kb.ledger.get(page) is None:
            yield page, "", there


def former_terms(kb: KnowledgeBase) -> Iterator[FormerTerm]:
    """Each page of a term that is there no longer, in the order of the ledger; then former names that were never published."""
    found = following(kb)
    pages = dict.fromkeys([*(line.page for line in kb.ledger.lines if not line.id and line.page.startswith("glossary/")), *(page for page in found.was if page.startswith("glossary/"))])
    for page in pages:
        outcome = None if page in found.today.pages else found.where(page)
        if outcome is None:
            continue
        last = found.last.get((page, ""))
        successor = outcome.target[0] if outcome.target else outcome.retired.successor.partition("#")[0] if outcome.retired else ""
        slug = page.removeprefix("glossary/")
        name = last.title if last else slug.replace("-", " ")
        there = successor.removeprefix("glossary/") if successor in found.today.pages and successor.startswith("glossary/") else ""
        yield FormerTerm(slug, name, there, outcome.retired.reason if outcome.retired else "")
