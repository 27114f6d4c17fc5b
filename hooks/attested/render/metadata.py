"""The metadata of a page for programs: schema.org's DefinedTerm for search engines, COinS for reference managers; both name the version."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from markupsafe import Markup

from ..cite import (
    Citable,
    Edition,
    Reference,
    cite_ours,
    cite_source,
    coins,
    digest,
    edition_of,
    entry_reference,
    of_entry,
)
from ..graph import KnowledgeBase
from ..model import Entry, Part, PublishedText, Source, entry_path
from ..prose.plain_text import plain_text


def of_term(kb: KnowledgeBase, entry: Entry) -> Markup:
    """The term as a DefinedTerm in JSON-LD; then, for reference managers, the entry and each source that it quotes."""
    keys = dict.fromkeys(one.source.key for one in kb.by_entry.get(entry.id, ()) if one.source)
    whole = next(of_entry(kb, entry))
    return _linked_data(kb, entry, edition_of(kb, whole)) + _spans([cite_ours(kb, whole), *(cite_source(kb, kb.sources[key]) for key in keys)])


def of_source(kb: KnowledgeBase, source: Source) -> Markup:
    """The source for reference managers, as a whole."""
    return _spans([cite_source(kb, source)])


def of_version(kb: KnowledgeBase, published: PublishedText, label: Callable[[Part], str]) -> Markup:
    """A published version for reference managers: the page, and each of its parts by its anchor, in the versions and words of then. ``label`` names a part."""
    page, title = published.page, published.text.title[:1].upper() + published.text.title[1:]
    since: dict[tuple[str, str], str] = {}
    for text in kb.ledger.texts[page]:
        for part in text.text.walk():
            since.setdefault((part.id, part.version), text.day)
    named = [(part, f"{title}: {label(part)}" if part.id else title) for part in published.text.walk() if part.id or part is published.text]
    return _spans(
        entry_reference(kb.site, Citable(page, part.id, "term", name, name, ()), Edition(part.version, since[part.id, part.version], digest(part), published.version))
        for part, name in named
    )


def _spans(references: Iterable[Reference]) -> Markup:
    return Markup("\n").join(Markup('<span class="Z3988" title="{}"></span>').format(coins(one)) for one in references)


def _linked_data(kb: KnowledgeBase, entry: Entry, published: Edition) -> Markup:
    """An address is given only once the site has one, a version once it is published. “<” is escaped, so that no text can end the element."""
    site, address = kb.site, kb.site.address(entry_path(entry.id))
    names = [*entry.aliases, *entry.forms]
    value = {
        "@context": "https://schema.org",
        "@type": "DefinedTerm",
        **({"@id": address, "url": address} if address else {}),
        "name": entry.term,
        **({"alternateName": names} if names else {}),
        "termCode": entry.id,
        **({"description": plain_text(entry.gloss.value, citations=False).text} if entry.gloss else {}),
        **({"subjectOf": _version(kb, entry, published)} if address and published.of_page else {}),
        "inDefinedTermSet": {"@type": "DefinedTermSet", "name": site.name, **({"url": site.url} if site.url else {})},
    }
    text = json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")
    return Markup('<script type="application/ld+json">{}</script>\n').format(Markup(text))


def _version(kb: KnowledgeBase, entry: Entry, published: Edition) -> dict[str, str]:
    """The published version of an entry as a work: its address, number and day."""
    address = kb.site.address(f"{entry_path(entry.id)}/v/{published.of_page}")
    return {"@type": "CreativeWork", "url": address, "version": published.version, "datePublished": published.since}
