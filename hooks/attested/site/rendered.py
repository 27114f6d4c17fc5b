"""A page rendered once, with its facts: what search and proof need to know of it, so that nobody reads its HTML again for that."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..render.page import ContentsLine, Page
from ..render.search_records import SearchSection
from .scan import Scan, scan
from .search import search_sections

MARK = re.compile(r"<!-- (?:repeated|end) -->\n?")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page's finished body, the headings for its table of contents, its facts, and its sections for the search, of which a page that is not listed has none."""

    html: str
    toc: tuple[ContentsLine, ...]
    facts: Scan
    sections: tuple[SearchSection, ...]

    @property
    def quiet(self) -> frozenset[str]:
        """What stands in its scripts and style sheets."""
        return frozenset(inside for _, inside in self.facts.quiet)


def rendered(page: Page) -> Rendered:
    """Make the body of a page, and read it once."""
    body = page.body()
    html = MARK.sub("", body.html)
    return Rendered(html, body.toc, scan(html), tuple(search_sections(body.html, page.title)) if page.listed else ())
