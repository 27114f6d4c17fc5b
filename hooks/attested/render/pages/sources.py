"""The page ``/sources/``: every source that is quoted or cited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from ...graph import KnowledgeBase
from ...graph.speakers import authors, listed, short_citation, times
from ...model import Source
from ..page import Body, ContentsLine, Page, link, source_path
from ..parts import cut, part_links, part_paths
from ..templates import template

SOURCES = "sources"
FURTHER = f"{SOURCES}/index"
"""The further parts stand where no source can: its key is kept for this (``checks/reserved_name.py``)."""
GROUPS = {"quoted": "Quoted here", "cited": "Cited, not quoted"}
WEIGHT = 6
"""Elements of a source in the list."""
NAMES = 20
"""So many terms are named beside a source at most."""


@dataclass(frozen=True, slots=True)
class ListedSource:
    """A source in the list: its group, and where it is quoted, in words."""

    group: str
    source: Source
    where: str


def sources_pages(kb: KnowledgeBase) -> Iterator[Page]:
    """The list of sources: those that are quoted, then those that are only cited; and its further parts where there are many."""
    rows = _rows(kb)
    parts = cut(rows, lambda row: WEIGHT)
    paths = part_paths(SOURCES, len(parts), FURTHER)
    first = {row.group: path for path, part in zip(reversed(paths), reversed(parts), strict=True) for row in reversed(part)}
    ends = [((part[0].source.key, short_citation(part[0].source)), (part[-1].source.key, short_citation(part[-1].source))) for part in parts if part]

    def body(path: str, part: Sequence[ListedSource]) -> Body:
        groups = [(name, GROUPS[name], [(row.source, link(path, source_path(row.source.key)), short_citation(row.source), row.where) for row in some]) for name, some in groupby(part, lambda row: row.group)]
        elsewhere = [(name, GROUPS[name], link(path, there, name)) for name, there in first.items() if path == SOURCES != there]
        html = template("sources.html").render(groups=groups, elsewhere=elsewhere, parts=part_links(path, paths, ends), scripts=link(path, "assets"))
        return Body(html, (ContentsLine("sources", "Sources", 1), *(ContentsLine(name, title, 2) for name, title, _ in groups)))

    for number, (path, part) in enumerate(zip(paths, parts, strict=True), start=1):
        title, told = "Sources", "Every source that is quoted or cited here."
        if number > 1:
            title, told = f"Sources, part {number}", f"Part {number} of all sources, from {short_citation(part[0].source)} on."
        yield Page(path, title, told, partial(body, path, part))


def _rows(kb: KnowledgeBase) -> list[ListedSource]:
    said: dict[str, list[str]] = defaultdict(list)
    for one in kb.checked:
        if one.source is not None:
            said[one.source.key].append(one.entry.term)
    rows = []
    for source in sorted(kb.sources.values(), key=lambda one: (authors(one).casefold(), one.year)):
        terms = said[source.key]
        named = sorted(set(terms))
        shown = named if len(named) <= NAMES else [*named[:NAMES], f"{len(named) - NAMES} more"]
        rows.append(ListedSource("quoted" if terms else "cited", source, f"quoted {times(len(terms))} here, in {listed(shown)}" if terms else ""))
    return sorted(rows, key=lambda row: list(GROUPS).index(row.group))
