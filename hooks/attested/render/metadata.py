"""The metadata of a page for programs: schema.org's DefinedTerm for search engines, COinS for reference managers."""

from __future__ import annotations

import json
from collections.abc import Iterable

from markupsafe import Markup

from ..cite import Reference, cite_ours, cite_source, coins, of_entry
from ..graph import KnowledgeBase
from ..model import Entry, Source, entry_path
from ..prose.plain_text import plain


def of_term(kb: KnowledgeBase, entry: Entry) -> Markup:
    """The term as a DefinedTerm in JSON-LD; then, for reference managers, the entry and each source that it quotes."""
    keys = dict.fromkeys(one.source.key for one in kb.by_entry.get(entry.id, ()) if one.source)
    whole = next(of_entry(kb, entry))
    return _linked_data(kb, entry) + _spans([cite_ours(kb, whole), *(cite_source(kb, kb.sources[key]) for key in keys)])


def of_source(kb: KnowledgeBase, source: Source) -> Markup:
    """The source for reference managers, as a whole."""
    return _spans([cite_source(kb, source)])


def _spans(references: Iterable[Reference]) -> Markup:
    return Markup("\n").join(Markup('<span class="Z3988" title="{}"></span>').format(coins(one)) for one in references)


def _linked_data(kb: KnowledgeBase, entry: Entry) -> Markup:
    """An address is given only once the site has one. “<” is escaped, so that no text can end the element."""
    site, address = kb.site, kb.site.address(entry_path(entry.id))
    names = [*entry.aliases, *entry.forms]
    value = {
        "@context": "https://schema.org",
        "@type": "DefinedTerm",
        **({"@id": address, "url": address} if address else {}),
        "name": entry.term,
        **({"alternateName": names} if names else {}),
        "termCode": entry.id,
        **({"description": plain(entry.gloss.value)} if entry.gloss else {}),
        "inDefinedTermSet": {"@type": "DefinedTermSet", "name": site.name, **({"url": site.url} if site.url else {})},
    }
    text = json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")
    return Markup('<script type="application/ld+json">{}</script>\n').format(Markup(text))
