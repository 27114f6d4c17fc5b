"""A page rendered once, with its facts: what search and proof need to know of it, so that nobody reads its HTML again for that."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..render.page import ContentsLine, Page
from ..render.search_records import SearchSection
from .scan import scan
from .search import search_sections

MARK = re.compile(r"<!-- (?:repeated|end) -->\n?")


@dataclass(frozen=True, slots=True)
class Facts:
    """Of a body: its ids, and its links as they are written. The proof looks for them in the finished page."""

    ids: frozenset[str]
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page's finished body, the headings for its table of contents, its facts, and its sections for the search.

    A page that is not listed has none of these. ``quiet`` is what stands in its scripts and style sheets.
    """

    html: str
    toc: tuple[ContentsLine, ...]
    facts: Facts
    sections: tuple[SearchSection, ...]
    quiet: frozenset[str]


def rendered(page: Page) -> Rendered:
    """Make the body of a page, and read it once."""
    body = page.body()
    html = MARK.sub("", body.html)
    read = scan(html)
    return Rendered(html, body.toc, Facts(read.ids, read.links), tuple(search_sections(body.html, page.title)) if page.listed else (), frozenset(inside for _, inside in read.quiet))
