"""The addresses that anchors of today had under former names: of a source, a locator, a heading or an annotated phrase.

An id on the page of an entry is put together of such names (``shorthand-thread-c1-misaligned``), so one name that changed changes the ids of
all that stands within. Nothing of that needs a line in the ledger: each combination of present and former names is found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product

from ..graph import KnowledgeBase
from ..model import FormerName, Passage, Quotation, entry_path, slug, source_path
from .today import Today

Address = tuple[str, str]
DEFINITION = re.compile(r"definition(-[0-9]+)?")


def former_pages(kb: KnowledgeBase) -> Mapping[str, str]:
    """Former pages of entries and sources, each with the page of today. A name that is another page's today is none."""
    pages = {entry_path(former): entry_path(term) for former, term in kb.slugs.former.items()}
    for source in kb.sources.values():
        for one in source.was:
            if one.name not in kb.sources:
                pages.setdefault(source_path(one.name), source_path(source.key))
    return pages


def former_addresses(kb: KnowledgeBase, today: Today) -> Mapping[Address, Address]:
    """Former addresses on pages of today, each with the address of today. What stands on a page today, or is named first, counts."""
    found: dict[Address, Address] = {}
    for page, old, new in (*_of_entries(kb), *_of_sources(kb)):
        if (page, old) not in today.anchors:
            found.setdefault((page, old), (page, new))
    return found


def ids(one: FormerName) -> tuple[str, ...]:
    """The ids that a former name of a locator may have made: itself, and the one made of its words."""
    return tuple(dict.fromkeys((one.name, slug(one.name))))


def _of_sources(kb: KnowledgeBase) -> Iterator[tuple[str, str, str]]:
    for passage in kb.passages.values():
        for one in passage.was:
            yield from ((source_path(passage.key), old, passage.anchor) for old in ids(one))


def _of_entries(kb: KnowledgeBase) -> Iterator[tuple[str, str, str]]:
    for entry in kb.entries.values():
        page = entry_path(entry.id)
        for item in entry.items:
            headings = (item.anchor, *(one.name for one in item.was))
            yield from ((page, old, item.anchor) for old in headings[1:])
            definitions = [one for one in headings[1:] if DEFINITION.fullmatch(one)]
            for at, quotation in enumerate(item.quotations):
                olds = [*(definitions if at == 0 else ()), *_of_quotation(kb, quotation, item.anchor, headings)]
                yield from ((page, old, quotation.anchor) for old in olds)
                yield from ((page, old, new) for old, new in _of_notes(quotation, olds))


def _of_quotation(kb: KnowledgeBase, quotation: Quotation, heading: str, headings: tuple[str, ...]) -> Iterator[str]:
    """The ids that a quotation had, but for the present one, and but for those of definitions, which the first quotation shares."""
    if quotation.attribution is None:
        return
    cited = quotation.attribution.citation
    is_definition = quotation.anchor == heading
    now = "-".join(filter(None, (heading, slug(cited.key), slug(cited.locator))))
    behind = "" if is_definition else quotation.anchor[len(now) :]
    if not is_definition and not quotation.anchor.startswith(now):
        return
    source, passage = kb.sources.get(cited.key), kb.passages.get((cited.key, cited.locator))
    keys = (slug(cited.key), *(slug(one.name) for one in source.was)) if source else (slug(cited.key),)
    for names in product(headings[is_definition:], keys, _locators(cited.locator, passage)):
        old = "-".join(filter(None, names)) + behind
        if old != quotation.anchor:
            yield old


def _locators(locator: str, passage: Passage | None) -> tuple[str, ...]:
    return (slug(locator), *(slug(one.name) for one in passage.was)) if passage else (slug(locator),)


def _of_notes(quotation: Quotation, olds: list[str]) -> Iterator[tuple[str, str]]:
    """The ids that the notes of a quotation had, each with the present one."""
    for note in quotation.notes:
        now = f"{quotation.anchor}-{slug(note.phrase.value)}"
        if note.anchor.startswith(now):
            for stem, phrase in product((quotation.anchor, *olds), (note.phrase.value, *(one.name for one in note.was))):
                old = f"{stem}-{slug(phrase)}{note.anchor[len(now) :]}"
                if old != note.anchor:
                    yield old, note.anchor
