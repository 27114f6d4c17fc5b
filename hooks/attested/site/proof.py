"""The chain term → quotation → passage → source, and back, proved once more in the finished HTML.

MkDocs cannot see links in HTML that a hook adds, so this reads every page as it was written, once and one after another: each ``id``
stands once, each internal link leads to a page and an element that exist, each quotation's words stand in the element that its link
names, and that element leads back. Nothing stands in it that a page may not hold (:mod:`.gate`). Each address that was ever published is there, and so is all that a page was rendered with.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ..graph import Checked, KnowledgeBase
from .gate import objections, verified
from .known import KnownBody, scan_around
from .scan import Element, Scan, scan

NOT_OURS = ("__skip", "__codelineno")
"""Anchors of the theme's own links, which need no element."""


HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011]\s*(?=\w)")
"""A hyphen inside of words. At the end of a line of the passage, it may be printed or not, and its line end is not."""


@dataclass(frozen=True, slots=True)
class Promised:
    """A quotation as it must be shown: ``anchor`` on the page ``here``, its words in the element ``held`` of ``there``."""

    here: str
    anchor: str
    there: str
    held: str
    words: tuple[str, ...]


def prove(site: Path, kb: KnowledgeBase, bodies: Mapping[str, KnownBody] | None = None, *, framed: bool = True) -> Iterator[str]:
    """Yield a sentence for each thing that is broken in the finished site; nothing where the chain holds.

    ``bodies`` are what was read of bodies when they were made, by their page's folder under the site: what the finished page holds of such a body
    is not read again, and where it does not hold the whole of it, all ids and links must still be there. Where
    another generator put its own frame around the pages, which is not ours to judge, ``framed`` is False: then the gate is not asked. Time is linear
    in the size of the site.
    """
    files = {f"{folder}/{name}"[len(f"{site}/") :]: Path(folder, name) for folder, _, names in os.walk(site) for name in names}
    proof = _Proof(kb, files, framed=framed)
    for name in sorted(name for name in files if name.endswith(".html")):
        yield from proof.page(name, files[name].read_text(encoding="utf-8"), (bodies or {}).get(posixpath.dirname(name)))
    yield from proof.rest()


class _Proof:
    """Keeps, from page to page, what only other pages can tell: which anchors there are, and which links name one."""

    def __init__(self, kb: KnowledgeBase, files: Mapping[str, Path], *, framed: bool) -> None:
        self.files = files
        self.verified = verified(kb) if framed else None
        self.ids: dict[str, str] = {}  # of each page, between line ends: a set for each would take four times the memory
        self.named: list[tuple[str, str, str, str]] = []
        self.leading: dict[str, list[Promised]] = defaultdict(list)
        self.holding: dict[str, list[Promised]] = defaultdict(list)
        for one in _promised(kb):
            self.leading[one.here].append(one)
            self.holding[one.there].append(one)
        self.published: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for line in kb.ledger.lines:
            self.published[f"{line.page}/index.html"].append((line.id, f"the published address “{line.address}” is missing"))
        for kept in (one for texts in kb.ledger.whole_texts.values() for one in texts):
            name = f"{kept.page}/v/{kept.version}/index.html"
            self.published[name].append(("", f"version {kept.version}, which was published, has no page"))
            self.published[name] += [(part.id, f"“{part.id}”, which was published in version {kept.version}, is missing") for part in kept.text.walk() if part.id]

    def page(self, name: str, html: str, body: KnownBody | None) -> Iterator[str]:
        """Yield what is broken on one page, as far as it alone can tell."""
        leading, holding = self.leading.pop(name, []), self.holding.pop(name, [])
        wanted = {*(one.anchor for one in leading), *(one.held for one in holding)}
        around = scan_around(html, body, wanted) if body is not None else None
        read = around or scan(html, wanted)
        self.ids[name] = "\n".join(("", *read.ids, ""))
        yield from (f"{name}: the id “{one}” stands twice" for one in read.twice)
        if self.verified is not None:
            yield from (f"{name}: {one}" for one in objections(read, html, self.verified))
        if body is not None and around is None:  # else the body is there, sign for sign
            yield from (f"{name}: the id “{one}” was rendered and is not in the finished page" for one in body.ids.split() if one not in read.ids)
            yield from (f"{name}: the link “{one}” was rendered and is not in the finished page" for one in sorted({*body.links} - {*read.links}))
        if name != "404.html":  # its links are absolute by nature: it is shown at any address
            yield from self._dead(name, read)
        for anchor, missing in self.published.pop(name, []):
            if anchor and anchor not in read.ids:
                yield f"{name}: {missing}"
        for one in leading:
            yield from _leads(one, read.elements.get(one.anchor))
        for one in holding:
            yield from _holds(one, read.elements.get(one.held))

    def _dead(self, name: str, read: Scan) -> Iterator[str]:
        above = _above(name)
        for address in read.links:
            found = _target(above, address)
            if found is None:
                continue
            target, anchor = found[0] or name, found[1]
            if address.startswith("/"):
                yield f"{name}: the link “{address}” begins with “/” and breaks under any other path"
            elif target not in self.files:
                yield f"{name}: the link “{address}” leads nowhere"
            elif anchor and target.endswith(".html") and anchor not in NOT_OURS:
                if target not in self.ids:
                    self.named.append((name, address, target, anchor))
                elif f"\n{anchor}\n" not in self.ids[target]:
                    yield f"{name}: the link “{address}” names an anchor that does not exist"

    def rest(self) -> Iterator[str]:
        """Yield what can be told once all pages were read."""
        for name, address, target, anchor in self.named:
            if f"\n{anchor}\n" not in self.ids[target]:
                yield f"{name}: the link “{address}” names an anchor that does not exist"
        for name, some in self.published.items():
            yield from (f"{name}: {missing}" for _, missing in some)
        for promised in self.leading.values():
            yield from (f"{one.here}: the quotation “{one.anchor}” is missing" for one in promised)
        for promised in self.holding.values():
            yield from (f"{one.there}: the words of {one.here}#{one.anchor} have no element “{one.held}”" for one in promised)


def _above(name: str) -> list[str]:
    """The folder of a page, and those above it; last, that of the site."""
    folders = [posixpath.dirname(name)]
    while folders[-1]:
        folders.append(folders[-1].rpartition("/")[0])
    return folders


def _target(above: Sequence[str], address: str) -> tuple[str, str] | None:
    """The file that an address on a page leads to (empty for the page itself) and the anchor in it; None where it leaves the site. ``above`` are the page's folders."""
    up, most = 0, len(above) - 1
    while up < most and address.startswith("../", 3 * up):  # so that pages beside each other ask for the same
        up += 1
    if up and address[3 * up : 3 * up + 1] in ("", "#", "?"):
        up -= 1
    return _from(above[up], address[3 * up :])


@lru_cache(maxsize=20_000)
def _from(folder: str, address: str) -> tuple[str, str] | None:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or address.startswith("data:"):
        return None
    path = unquote(parts.path)
    target = posixpath.normpath(posixpath.join(folder, path)) if path else ""
    if path.endswith(("/", ".")) or (path and "." not in posixpath.basename(target)):
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    return target, unquote(parts.fragment)


def _promised(kb: KnowledgeBase) -> Iterator[Promised]:
    shown = [(one.entry.id, str(one.quotation.anchor), one) for one in kb.checked]
    shown += [
        (term, f"{one.entry.id}-{one.quotation.anchor}", one) for term, some in kb.also_on.items() for one in some
    ]
    for term, anchor, one in shown:
        if one.passage is not None and one.matched is not None:
            yield Promised(f"glossary/{term}/index.html", anchor, f"sources/{one.passage.key}/index.html", f"q-{term}-{anchor}", tuple(_words(one)))


def _words(one: Checked) -> Iterator[str]:
    """The words of a quotation in its passage, those of each block apart, white space collapsed."""
    assert one.passage is not None and one.matched is not None
    for start, end in one.matched.spans:
        for block in one.passage.paragraphs:
            if words := one.passage.text.value[max(start, block.words) : min(end, block.end)].split():
                yield " ".join(words)


def _leads(one: Promised, figure: Element | None) -> Iterator[str]:
    if figure is None:
        yield f"{one.here}: the quotation “{one.anchor}” is missing"
    elif not any(_target(_above(one.here), address) == (one.there, one.held) for address in figure.links):
        yield f"{one.here}: the quotation “{one.anchor}” does not lead to its passage"


def _holds(one: Promised, element: Element | None) -> Iterator[str]:
    if element is None:
        yield f"{one.there}: the words of {one.here}#{one.anchor} have no element “{one.held}”"
        return
    if not any(_target(_above(one.there), address) == (one.here, one.anchor) for address in element.links):
        yield f"{one.there}: “{one.held}” does not lead back to {one.here}#{one.anchor}"
    for words in one.words:
        if words not in element.words and HYPHEN.sub("", words) not in HYPHEN.sub("", element.words):
            yield f"{one.there}: “{one.held}” does not hold the words “{words[:60]}”"
