"""The page ``/sources/``: every source that is quoted or cited."""

from __future__ import annotations

from collections import defaultdict
from functools import partial

from ...graph import KnowledgeBase
from ...graph.speakers import authors, listed, short_citation, times
from ...model import Source
from ..page import Body, ContentsLine, Page, link, source_path
from ..templates import template


def sources_page(kb: KnowledgeBase) -> Page:
    """The list of sources: those that are quoted, then those that are only cited."""
    return Page("sources", "Sources", "Every source that is quoted or cited here.", partial(_body, kb))


def _body(kb: KnowledgeBase) -> Body:
    said: dict[str, list[str]] = defaultdict(list)
    for one in kb.checked:
        if one.source is not None:
            said[one.source.key].append(one.entry.term)
    quoted: list[tuple[Source, str, str, str]] = []
    cited: list[tuple[Source, str, str, str]] = []
    for source in sorted(kb.sources.values(), key=lambda one: (authors(one).casefold(), one.year)):
        terms = said[source.key]
        where = f"quoted {times(len(terms))} here, in {listed(sorted(set(terms)))}" if terms else ""
        (quoted if terms else cited).append((source, link("sources", source_path(source.key)), short_citation(source), where))
    groups = [group for group in (("quoted", "Quoted here", quoted), ("cited", "Cited, not quoted", cited)) if group[2]]
    html = template("sources.html").render(groups=groups)
    toc = (ContentsLine("sources", "Sources", 1), *(ContentsLine(anchor, title, 2) for anchor, title, _ in groups))
    return Body(html, toc)
