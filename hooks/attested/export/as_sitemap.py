"""``sitemap.xml``: the address of each page, and the day it was last changed (sitemaps.org, protocol 0.9)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from ..model import Site
from ..model.last_changes import LastChanges
from .markup import uri, xml

ENGINE = frozenset({"checks"})
"""Computed pages that show nothing of the glossary: no commit to it changes them."""


class Listed(Protocol):
    """A page: its folder under the site, and the file it is written in, empty where it is computed."""

    @property
    def path(self) -> str: ...

    @property
    def written(self) -> str: ...


def sitemap(site: Site, pages: Iterable[Listed], changes: LastChanges) -> str:
    """The file, pages in the order of their addresses.

    A page that is written in one file has that file's day, a computed one the newest of the whole glossary. Where no day is known,
    none is given. The protocol wants whole addresses, so while the site has none the list is empty, which is valid.
    """
    rows = [
        f"<url><loc>{xml(uri(site.address(page.path)))}</loc>{_lastmod(page, changes)}</url>\n"
        for page in sorted(pages, key=lambda page: page.path)
        if site.url
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{''.join(rows)}</urlset>\n"


def _lastmod(page: Listed, changes: LastChanges) -> str:
    if page.written:
        day = changes.day(page.written)
    else:
        day = "" if page.path in ENGINE else changes.newest()
    return f"<lastmod>{day}</lastmod>" if day else ""
