"""``search/search_index.json``, the index of the theme's search, in the form that the theme gives its own. No page of ours fetches it: it is for machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..render.page import Page
from ..render.search_records import SearchSection

PATH = "search/search_index.json"


def indexes(plugins: Iterable[Any]) -> Iterator[tuple[Any, list[Any]]]:
    """Each plugin that writes such an index, with the list of the entries in it."""
    for plugin in plugins:
        index = getattr(getattr(plugin, "provider", plugin), "search_index", None)  # MaterialX lets a plugin choose who makes it
        entries: list[Any] | None = getattr(index, "entries", getattr(index, "_entries", None))  # of the themes', and of that of MkDocs itself
        if entries is not None:
            yield plugin, entries


def rows(url: str, made: Page, sections: Iterable[SearchSection]) -> Iterator[dict[str, Any]]:
    """The entries for the sections of a page."""
    boost = 2 if made.path.startswith("glossary/") else 1  # who searches a word wants its entry first
    for section in sections:
        yield {"location": f"{url}#{section.id}" if section.id else url, "title": section.title, "text": section.text, "boost": boost}
