"""The chain term → quotation → passage → source, and back, proved once more in the finished HTML.

MkDocs cannot see links in HTML that a hook adds, so this looks at every page as it was written: each ``id`` stands once,
each internal link leads to a page and an element that exist, each quotation's words stand in the element that its link
names, and that element leads back.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .graph import KnowledgeBase

VOID = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
        "path",
        "rect",
        "circle",
        "line",
    )
)


@dataclass(slots=True)
class Element:
    """An element with an id: the words in it and the links in it."""

    words: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


class PageReader(HTMLParser):
    """Reads one page: its elements by id, ids that stand twice, all links."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: dict[str, Element] = {}
        self.twice: list[str] = []
        self.links: list[str] = []
        self._open: list[tuple[str, Element | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        element = None
        if name := values.get("id"):
            if name in self.elements:
                self.twice.append(name)
            element = self.elements.setdefault(name, Element())
        address = values.get("href") if tag in ("a", "link") else values.get("src")
        if address is not None:
            self.links.append(address)
            for _, around in self._open:
                if around is not None:
                    around.links.append(address)
        if tag not in VOID:
            self._open.append((tag, element))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at][0] == tag:
                del self._open[at:]
                break

    def handle_data(self, data: str) -> None:
        for _, around in self._open:
            if around is not None:
                around.words.append(data)


def prove(site: Path, kb: KnowledgeBase) -> Iterator[str]:
    """What is broken in the finished site, a sentence each; nothing where the chain holds."""
    pages = {path.relative_to(site).as_posix(): _read(path) for path in sorted(site.rglob("*.html"))}
    for name, page in pages.items():
        yield from (f"{name}: the id “{one}” stands twice" for one in page.twice)
        if name == "404.html":
            continue  # its links are absolute by nature: it is shown at any address
        yield from _dead(site, name, page, pages)
    yield from _chain(pages, kb)


def _read(path: Path) -> PageReader:
    reader = PageReader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return reader


def _target(name: str, address: str) -> tuple[str, str] | None:
    """The file and the anchor that an address on a page leads to, or None where it leaves the site."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or address.startswith("data:"):
        return None
    path = unquote(parts.path)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
    if path.endswith(("/", ".")) or (path and "." not in posixpath.basename(target)):
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    return target, unquote(parts.fragment)


def _dead(site: Path, name: str, page: PageReader, pages: dict[str, PageReader]) -> Iterator[str]:
    for address in dict.fromkeys(page.links):
        found = _target(name, address)
        if found is None:
            continue
        target, anchor = found
        if address.startswith("/"):
            yield f"{name}: the link “{address}” begins with “/” and breaks under any other path"
        elif target not in pages and not (site / target).is_file():
            yield f"{name}: the link “{address}” leads nowhere"
        elif (
            anchor
            and target in pages
            and anchor not in pages[target].elements
            and anchor not in ("__skip", "__codelineno")
        ):
            yield f"{name}: the link “{address}” names an anchor that does not exist"


def _chain(pages: dict[str, PageReader], kb: KnowledgeBase) -> Iterator[str]:
    shown = [(one.entry.id, str(one.quotation.anchor), one) for one in kb.checked]
    shown += [
        (term, f"{one.entry.id}-{one.quotation.anchor}", one) for term, some in kb.also_on.items() for one in some
    ]
    for term, anchor, one in shown:
        if one.passage is None or one.matched is None:
            continue
        here, there = f"glossary/{term}/index.html", f"sources/{one.passage.key}/index.html"
        held = f"q-{term}-{anchor}"
        figure = pages[here].elements.get(anchor) if here in pages else None
        element = pages[there].elements.get(held) if there in pages else None
        if figure is None:
            yield f"{here}: the quotation “{anchor}” is missing"
        elif not any(_target(here, address) == (there, held) for address in figure.links):
            yield f"{here}: the quotation “{anchor}” does not lead to its passage"
        if element is None:
            yield f"{there}: the words of {term}#{anchor} have no element “{held}”"
            continue
        if not any(_target(there, address) == (here, anchor) for address in element.links):
            yield f"{there}: “{held}” does not lead back to {term}#{anchor}"
        for start, end in one.matched.spans:
            words = " ".join(one.passage.text.value[start:end].split())
            if words not in element.text:
                yield f"{there}: “{held}” does not hold the words “{words[:60]}”"
