"""``feed.atom``: what was published, newest first (RFC 4287)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from ..graph import KnowledgeBase
from ..model import Ledger, Published, TermId
from ..model.last_changes import LastChanges
from .markup import uri, xml

MOST = 100
UNKNOWN = "1970-01-01"
"""A feed must say when it was updated; this is said where neither ledger, commits nor SOURCE_DATE_EPOCH tell."""

NAMESPACE = uuid.UUID("9d4a1d6e-5a3c-5b0f-8f5e-6f1f0f6f7c11")
"""Ours, chosen once. Never change it: every reader's program would show all entries anew."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry of the feed."""

    line: Published
    day: str
    version: str
    what: str

    @property
    def id(self) -> str:
        """The same for ever: made of what never changes, and of no address, so that the site can move."""
        return _urn(self.line.page, self.line.id, self.version, self.day)


def changes(ledger: Ledger) -> list[FeedEntry]:
    """First publications and present versions of all anchors, newest first.

    What was first published together with its page goes without saying beside the page itself.
    """
    return sorted(_changes(ledger), key=lambda one: (one.day, one.line.page, one.line.id, one.version), reverse=True)


def _changes(ledger: Ledger) -> Iterator[FeedEntry]:
    for line in ledger.lines:
        page = ledger.get(line.page)
        if not line.id or page is None or page.first != line.first:
            yield FeedEntry(line, line.first, "1.0", "published")
        if line.pending:
            continue  # written down by a contributor, not published yet
        if line.state != "live":
            yield FeedEntry(line, line.since, line.state, line.state)
        elif line.version != "1.0":
            what = "notes changed" if line.notes else "words of the quotation corrected"
            yield FeedEntry(line, line.since, line.version, f"{what} (version {line.version})")


def feed(kb: KnowledgeBase, last_changes: LastChanges) -> str:
    """The newest changes. While nothing is published, a valid feed without entries."""
    site, shown = kb.site, changes(kb.ledger)[:MOST]
    updated = max((one.day for one in shown), default=last_changes.newest() or UNKNOWN)
    first = min(((line.first, line.page, line.id) for line in kb.ledger.lines), default=("unpublished", site.name, ""))
    own = f'<link rel="self" type="application/atom+xml" href="{xml(uri(site.address("feed.atom")))}"/>\n'
    return "".join((
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{xml(site.language)}">\n',
        f"<id>{_urn('feed', *first)}</id>\n<title>{xml(_line(site.name))}: what was published</title>\n",
        f"<updated>{updated}T00:00:00Z</updated>\n<author><name>{xml(_line(site.name))} contributors</name></author>\n",
        own if site.url else "",
        f'<link rel="alternate" type="text/html" href="{xml(uri(site.url) or "./")}"/>\n',
        *(_entry(kb, one) for one in shown),
        "</feed>\n",
    ))


def _entry(kb: KnowledgeBase, one: FeedEntry) -> str:
    line = one.line
    anchor = f"#{line.id}" if line.id else ""
    address = kb.site.address(line.page, line.id) or f"{line.page}/{anchor}"
    words = _words(kb, line)
    summary = " ".join(filter(None, (f"“{words}”" if words else "", line.reason)))
    return "".join((
        f"<entry>\n<id>{one.id}</id>\n<title>{xml(_title(kb, line))}: {xml(one.what)}</title>\n",
        f"<updated>{one.day}T00:00:00Z</updated>\n<published>{line.first}T00:00:00Z</published>\n",
        f'<link rel="alternate" type="text/html" href="{xml(uri(address))}"/>\n',
        f'<summary type="text">{xml(_line(summary) or one.what)}</summary>\n</entry>\n',
    ))


def _title(kb: KnowledgeBase, line: Published) -> str:
    _, _, name = line.page.partition("/")
    entry, source = kb.entries.get(TermId(name)), kb.sources.get(name)
    title = entry.term if entry else source.title if source else name or line.page
    return _line(f"{title}, {line.id}" if line.id else title)


def _words(kb: KnowledgeBase, line: Published) -> str:
    """The words that the anchor names: of a quotation, or of a phrase that a note is on."""
    for one in kb.by_entry.get(TermId(line.page.removeprefix("glossary/")), ()):
        if line.id == one.quotation.anchor:
            return one.printed
        for checked in one.notes:
            if line.id == checked.note.anchor:
                return checked.note.phrase.value
    return ""


def _urn(*parts: str) -> str:
    return uuid.uuid5(NAMESPACE, "\n".join(parts)).urn


def _line(text: str) -> str:
    return " ".join(text.split())
