"""The sections of a page, as the site's search finds them, in the form of Material's index.

A section begins at a heading with an id. Its text keeps the tags that the results show (paragraphs, lists, code, small and raised
signs), without their attributes. Parts that say what other pages say (see :class:`attested.render.page.Body`) and elements with
``data-search-exclude`` are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape, unescape

from ..render.search_records import SearchSection
from .scan import ATTRIBUTES, VOID

TOKEN = re.compile(
    rf"<!-- repeated -->.*?<!-- end -->|<!--.*?-->|<((?i:script|style))\b{ATTRIBUTES}>.*?</\1\s*>"
    rf"|<(?P<end>/?)(?P<tag>[a-zA-Z][^\s/>]*)(?P<attributes>{ATTRIBUTES})>",
    re.DOTALL,
)
ID = re.compile(r"\sid=(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))")
SHOWN = frozenset(("p", "code", "pre", "li", "ol", "ul", "sub", "sup"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
NEVER = 1 << 30


@dataclass(slots=True)
class _OpenSection:
    """A section while it is read. ``depth`` counts the open elements at its heading, itself included."""

    id: str
    depth: int
    heading: str = ""
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


def search_sections(html: str, title: str) -> list[SearchSection]:
    """Give the sections of a body of valid HTML, in page order; ``title`` is that of what stands before the first heading."""
    reader = _Reader()
    at = 0
    for token in TOKEN.finditer(html):
        if token.start() > at:
            reader.words(html[at : token.start()])
        at = token.end()
        if token["tag"]:
            name = token["tag"].lower()
            if not token["end"]:
                reader.open(name, token["attributes"])
            if token["end"] or (token["attributes"].endswith("/") and name not in VOID):
                reader.close(name)
    reader.words(html[at:])
    return [SearchSection(one.id, "".join(one.title).strip() or title, "".join(one.text).strip()) for one in reader.sections]


class _Reader:
    """Keeps which elements are open, and to which section the words belong."""

    def __init__(self) -> None:
        self.sections: list[_OpenSection] = []
        self.open_elements: list[str] = []
        self.left_out = NEVER  # how many elements are open in the one that is left out

    def open(self, name: str, attributes: str) -> None:
        """An element begins."""
        if name in VOID:
            return
        self.open_elements.append(name)
        depth = len(self.open_elements)
        if name in HEADINGS and (found := ID.search(attributes)):
            if name != "h1" and not self.sections:
                self.sections.append(_OpenSection("", 0))
            self.sections.append(_OpenSection(unescape(found[1] or found[2] or found[3]) if self.sections else "", depth, name))
            self.current = self.sections[-1]
        elif not self.sections:
            self.sections.append(_OpenSection("", 0))
            self.current = self.sections[-1]
        if depth < self.left_out and "data-search-exclude" in attributes:
            self.left_out = depth
        if name in SHOWN and depth < self.left_out:
            self._where().append(f"<{name}>")

    def close(self, name: str) -> None:
        """An element ends; an empty one is taken out again. Behind the element around a heading, the section before it goes on."""
        if not self.open_elements or self.open_elements[-1] != name:
            return
        depth = len(self.open_elements)
        if self.current.depth > depth:
            before = next((one for one in reversed(self.sections) if one.depth <= depth), None)
            if before is not None:
                self.current.depth = NEVER
                self.current = before
        self.open_elements.pop()
        if depth == self.left_out:
            self.left_out = NEVER
        elif name in SHOWN and depth < self.left_out:
            told = self._where()
            begin = len(told) - 1
            while begin >= 0 and told[begin].isspace():
                begin -= 1
            if begin >= 0 and told[begin] == f"<{name}>":
                del told[begin:]
            else:
                told.append(f"</{name}>")

    def words(self, raw: str) -> None:
        """Text between two tags, as it is written in HTML."""
        if len(self.open_elements) >= self.left_out:
            return
        if not self.sections:
            self.sections.append(_OpenSection("", 0))
            self.current = self.sections[-1]
        text = unescape(raw) if "&" in raw else raw
        blank = text.isspace()
        if "pre" not in self.open_elements:
            text = " " if blank else text.replace("\n", " ")
        told = self._where()
        if blank and told is self.current.text and told and told[-1].isspace() and "pre" not in self.open_elements:
            return
        told.append(escape(text, quote=False))

    def _where(self) -> list[str]:
        """The title of the section within its heading, else its text."""
        inside = self.current.heading and self.current.heading in self.open_elements
        return self.current.title if inside else self.current.text
