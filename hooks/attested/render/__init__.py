"""From the knowledge base to the pages of the site, as HTML. Knows nothing of any site generator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..cite import Citations
from ..graph import KnowledgeBase
from .cards import PATH as CARDS
from .cards import cards
from .citing import cite_pages
from .entries import entry_page
from .filling import filled
from .former import former_page
from .frontier import frontier_page
from .growing import growing_files
from .lists import banner, index_page
from .manual import checks_page
from .map import map_pages
from .pages import Heading, Page, link, opening
from .past import Past
from .portable import portable, prose_page
from .quarrels import circles_page
from .relations import relations_page
from .rights import rights_page
from .sources import source_page, sources_page
from .stances import cases_page
from .versions import version_page

__all__ = [
    "Heading",
    "Page",
    "banner",
    "files",
    "filled",
    "link",
    "opening",
    "pages",
    "portable",
    "prose_page",
]


def pages(kb: KnowledgeBase, manual: Iterable[tuple[str, str, str]]) -> Iterator[Page]:
    """All generated pages: entries, index, sources, the manual of the checks (name, severity, Markdown)."""
    past = Past(kb)
    yield index_page(kb)
    for entry in kb.entries.values():
        yield entry_page(kb, entry, past)
    yield cases_page(kb, past)
    yield sources_page(kb)
    for source in kb.sources.values():
        yield source_page(kb, source, past)
    yield from past_pages(past)
    yield frontier_page(kb)
    yield circles_page(kb)
    yield from map_pages(kb)
    yield relations_page(kb)
    yield rights_page(kb)
    yield checks_page(manual)


def past_pages(past: Past) -> Iterator[Page]:
    """Pages for what was published once: old addresses, and each version of an entry."""
    yield from (made for address in past.former if (made := former_page(past, address)) is not None)
    for address, texts in past.kb.ledger.texts.items():
        if address.startswith("glossary/"):
            yield from (version_page(past, kept, newest=kept is texts[-1]) for kept in texts)


def files(kb: KnowledgeBase, citations: Citations) -> Iterator[tuple[str, str]]:
    """What scripts on the pages read: each file's path under the site, and what stands in it. The pages on citing are whole pages."""
    yield CARDS, cards(kb)
    yield from growing_files(kb)
    yield from cite_pages(kb, citations)
