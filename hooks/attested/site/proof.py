"""The chain term → quotation → passage → source, and back, proved once more in the finished HTML.

MkDocs cannot see links in HTML that a hook adds, so this looks at every page as it was written: each ``id`` stands once,
each internal link leads to a page and an element that exist, each quotation's words stand in the element that its link
names, and that element leads back. Each address that was ever published is there.
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ..graph import KnowledgeBase

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
"""Elements that hold nothing, by HTML's own rules."""

QUIET = re.compile(r"<!--.*?-->|(?P<tag><(?P<name>script|style)\b[^>]*>).*?(?=</(?P=name))", re.IGNORECASE | re.DOTALL)
"""Comments, and elements whose text holds no tags."""

OPENING = re.compile(
    r"<(?P<tag>[a-z][^\s/>]*)(?P<attributes>[^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*)>", re.IGNORECASE
)
"""A tag that opens an element."""

TAG = re.compile(r"</?[a-z!][^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"(?<![^\s\"'])(?P<name>id|href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Element:
    """What an element with an id holds: its words, white space collapsed, and the links in it."""

    words: str
    links: tuple[str, ...]


class PageReader:
    """Reads one page: its ids, those that stand twice, its links, and the elements that are asked for by their ids.

    A parser of every tag takes longer over a page than all that made it. The pages are ours and valid (a test holds them to
    HTML5, and what is read here to what html5lib reads), so it is enough to look for ids and links.
    """

    def __init__(self, html: str, wanted: Collection[str] = ()) -> None:
        html = QUIET.sub(lambda found: found["tag"] or "", html)
        self.ids: set[str] = set()
        self.twice: list[str] = []
        starts: dict[str, re.Match[str]] = {}
        links: list[tuple[int, str]] = []
        for token in OPENING.finditer(html):
            values = {found["name"].lower(): unescape(found[2] or found[3] or found[4] or "") for found in ATTRIBUTE.finditer(token["attributes"])}
            if name := values.get("id"):
                if name in self.ids:
                    self.twice.append(name)
                elif name in wanted:
                    starts[name] = token
                self.ids.add(name)
            address = values.get("href") if token["tag"].lower() in ("a", "link") else values.get("src")
            if address is not None:
                links.append((token.start(), address))
        self.links = tuple(dict.fromkeys(address for _, address in links))
        self.elements = {name: _element(html, token, links) for name, token in starts.items()}


def _element(html: str, opening: re.Match[str], links: Sequence[tuple[int, str]]) -> Element:
    """The element that a tag opens. It ends where as many tags of its name are closed as were opened."""
    if opening["tag"].lower() in VOID or opening["attributes"].endswith("/"):
        return Element("", ())
    start, end, depth = opening.end(), len(html), 1
    for tag in re.compile(rf"<(/?){re.escape(opening['tag'])}(?=[\s>/])", re.IGNORECASE).finditer(html, start):
        depth += -1 if tag[1] else 1
        if not depth:
            end = tag.start()
            break
    inside = links[bisect_left(links, (start, "")) : bisect_left(links, (end, ""))]
    return Element(" ".join(unescape(TAG.sub("", html[start:end])).split()), tuple(address for _, address in inside))


def prove(site: Path, kb: KnowledgeBase) -> Iterator[str]:
    """What is broken in the finished site, a sentence each; nothing where the chain holds."""
    links = list(_promised(kb))
    wanted: dict[str, set[str]] = defaultdict(set)
    for one in links:
        wanted[one.here].add(one.anchor)
        wanted[one.there].add(one.held)
    pages = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        pages[name] = PageReader(path.read_text(encoding="utf-8"), wanted[name])
    for name, page in pages.items():
        yield from (f"{name}: the id “{one}” stands twice" for one in page.twice)
        if name == "404.html":
            continue  # its links are absolute by nature: it is shown at any address
        yield from _dead(site, name, page, pages)
    yield from _published(pages, kb)
    yield from _chain(pages, links)


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
    for address in page.links:
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
            and anchor not in pages[target].ids
            and anchor not in ("__skip", "__codelineno")
        ):
            yield f"{name}: the link “{address}” names an anchor that does not exist"


def _published(pages: dict[str, PageReader], kb: KnowledgeBase) -> Iterator[str]:
    """Every address that was ever published is an element, or a page, of the finished site; each kept version has its page."""
    for line in kb.ledger.lines:
        page = pages.get(f"{line.page}/index.html")
        if page is None or (line.id and line.id not in page.ids):
            yield f"{line.page}/index.html: the published address “{line.address}” is missing"
    for kept in (one for texts in kb.ledger.texts.values() for one in texts):
        if kept.page.startswith("glossary/") and f"{kept.page}/v/{kept.version}/index.html" not in pages:
            yield f"{kept.page}: version {kept.version}, which was published, has no page"


@dataclass(frozen=True, slots=True)
class Promised:
    """A quotation as it must be shown: ``anchor`` on the page ``here``, its words in the element ``held`` of ``there``."""

    here: str
    anchor: str
    there: str
    held: str
    words: tuple[str, ...]


def _promised(kb: KnowledgeBase) -> Iterator[Promised]:
    shown = [(one.entry.id, str(one.quotation.anchor), one) for one in kb.checked]
    shown += [
        (term, f"{one.entry.id}-{one.quotation.anchor}", one) for term, some in kb.also_on.items() for one in some
    ]
    for term, anchor, one in shown:
        if one.passage is not None and one.matched is not None:
            words = tuple(" ".join(one.passage.text.value[start:end].split()) for start, end in one.matched.spans)
            yield Promised(f"glossary/{term}/index.html", anchor, f"sources/{one.passage.key}/index.html", f"q-{term}-{anchor}", words)


def _chain(pages: Mapping[str, PageReader], links: Iterable[Promised]) -> Iterator[str]:
    for one in links:
        figure = pages[one.here].elements.get(one.anchor) if one.here in pages else None
        element = pages[one.there].elements.get(one.held) if one.there in pages else None
        if figure is None:
            yield f"{one.here}: the quotation “{one.anchor}” is missing"
        elif not any(_target(one.here, address) == (one.there, one.held) for address in figure.links):
            yield f"{one.here}: the quotation “{one.anchor}” does not lead to its passage"
        if element is None:
            yield f"{one.there}: the words of {one.here}#{one.anchor} have no element “{one.held}”"
            continue
        if not any(_target(one.there, address) == (one.here, one.anchor) for address in element.links):
            yield f"{one.there}: “{one.held}” does not lead back to {one.here}#{one.anchor}"
        for words in one.words:
            if words not in element.words:
                yield f"{one.there}: “{one.held}” does not hold the words “{words[:60]}”"
