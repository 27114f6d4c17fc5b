"""``objects.inv``: names of terms and anchors, for other documentation to link to.

The format is Sphinx's inventory, version 2: four lines of text, then lines of ``name domain:role priority address words`` under
zlib. Sphinx reads it through intersphinx, MkDocs through mkdocstrings and autorefs.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..graph.headings import heading_words
from ..model import Quotation, entry_path, source_path
from .former import former_anchors, former_terms
from .markup import uri

LINE = re.compile(r"(.+?)\s+(\S+)\s+(-?\d+)\s+?(\S*)\s+(.*)")
"""The pattern by which Sphinx takes a line apart (sphinx.util.inventory)."""

InventoryLine = tuple[str, str, str, str]
"""Name, role, address under the site, words to show."""


def inventory(kb: KnowledgeBase) -> bytes:
    """The file. The names of a term, all its spellings, are ``std:term``; everything with an anchor is ``std:label``.

    A label is ``slug#anchor`` on an entry, ``sources/key`` and ``sources/key#anchor`` on the page of a source. Where two
    names differ only in case, the first wins: Sphinx would not know which is meant. So does a term before another
    one's alias. A name that the format cannot hold is left out.
    """
    lines: dict[tuple[str, str], str] = {}
    for name, role, address, words in (*_terms(kb), *_labels(kb)):
        fields = (_line(name), role, "1", uri(address), _line(words) or "-")
        line = " ".join(fields)
        if (found := LINE.fullmatch(line)) and found.groups() == fields:
            lines.setdefault((role, fields[0].casefold()), line)
    project = _line(kb.site.name) or "Attested"
    head = f"# Sphinx inventory version 2\n# Project: {project}\n# Version: \n# The remainder of this file is compressed using zlib.\n"
    return head.encode() + zlib.compress("".join(f"{line}\n" for line in lines.values()).encode(), 9)


def _terms(kb: KnowledgeBase) -> Iterator[InventoryLine]:
    for which in ("term", "aliases", "forms"):
        for entry in kb.entries.values():
            names = (entry.term,) if which == "term" else entry.aliases if which == "aliases" else entry.forms
            anchor = entry.definitions[0].anchor if entry.definitions else entry.id
            for name in names:
                yield name, "std:term", f"{entry_path(entry.id)}/#{anchor}", ""  # who links shows the spelling that stands in the sentence


def _labels(kb: KnowledgeBase) -> Iterator[InventoryLine]:
    for entry in kb.entries.values():
        page = f"{entry_path(entry.id)}/"
        yield entry.id, "std:label", f"{page}#{entry.id}", entry.term
        for item in entry.items:
            words = entry.term if item.role == "definition" else heading_words(item)
            yield f"{entry.id}#{item.anchor}", "std:label", f"{page}#{item.anchor}", words
            for one in item.quotations:
                yield from _quotation(entry.id, page, words, one)
    for former in former_terms(kb):
        if former.slug not in kb.entries:
            yield former.slug, "std:label", f"{entry_path(former.slug)}/", f"{former.term} (deprecated)"
    for page, anchor, there in former_anchors(kb):
        where, _, now = there.partition("#")
        name = "#".join(filter(None, (page.removeprefix("glossary/"), anchor)))
        yield name, "std:label", f"{where}/{'#' if now else ''}{now}", f"{name} (deprecated)"
    for source in kb.sources.values():
        page = f"{source_path(source.key)}/"
        yield f"sources/{source.key}", "std:label", f"{page}#{source.key}", source.title
        for passage in kb.files[source.key].passages if source.key in kb.files else ():
            name = f"sources/{source.key}#{passage.anchor}"
            yield name, "std:label", f"{page}#{passage.anchor}", f"{source.title}, {passage.locator}"


def _quotation(slug: str, page: str, words: str, one: Quotation) -> Iterator[InventoryLine]:
    yield f"{slug}#{one.anchor}", "std:label", f"{page}#{one.anchor}", words
    for note in one.notes:
        yield f"{slug}#{note.anchor}", "std:label", f"{page}#{note.anchor}", note.phrase.value


def _line(text: str) -> str:
    return " ".join(text.split())
