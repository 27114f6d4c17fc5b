"""The sections of a page, as the site's search finds them, in the form of Material's index.

A section begins at a heading with an id. Its text keeps the tags that the results show (paragraphs, lists, code, small and raised
signs), without their attributes. Parts that say what other pages say (see :class:`attested.render.page.Body`), elements with
``data-search-exclude`` and the names of buttons are left out.
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
HEAD = re.compile(r"<thead\b.*?</thead>", re.DOTALL)
CELLS = re.compile(r"</t[dh]>\s*<t[dh]\b[^>]*>")
ROW = re.compile(r"<(/?)tr\b[^>]*>")
GROUPS = TOKEN.groups + 1


@dataclass(slots=True)
class _OpenSection:
    """A section while it is read. ``depth`` counts the open elements at its heading, itself included."""

    id: str
    depth: int
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


def search_sections(html: str, title: str) -> list[SearchSection]:
    """Give the sections of a body of valid HTML, in page order; ``title`` is that of what stands before the first heading."""
    reader = _Reader()
    parts = TOKEN.split(html)  # words, then what the groups of a token have, and so on, and words at the end
    for raw, end, tag, attributes in zip(parts[::GROUPS], parts[2::GROUPS], parts[3::GROUPS], parts[4::GROUPS], strict=False):
        if raw:
            reader.words(raw)
        if tag:
            name = tag.lower()
            if name not in VOID:
                if not end:
                    reader.open(name, attributes)
                if end or attributes.endswith("/"):
                    reader.close(name)
    reader.words(parts[-1])
    return [SearchSection(one.id, "".join(one.title).strip() or title, "".join(one.text).strip()) for one in reader.sections]


def prose_sections(html: str, title: str) -> list[SearchSection]:
    """The same for a page of prose, each row of whose tables becomes a paragraph, its cells apart: else the results would show a table as one sentence.

    The heads of tables are left out, since they say nothing by themselves.
    """
    return search_sections(ROW.sub(r"<\1p>", CELLS.sub(" · ", HEAD.sub("", html))), title)


class _Reader:
    """Keeps which elements are open, and to which section the words belong. ``told`` are the words of its title or of its text, whichever is read."""

    current: _OpenSection
    told: list[str]

    def __init__(self) -> None:
        self.sections: list[_OpenSection] = []
        self.open_elements: list[str] = []
        self.left_out = NEVER  # how many elements are open in the one that is left out
        self.heading = NEVER  # how many are open in the heading that is read
        self.preformatted = 0  # how many of those that are open keep their white space

    def open(self, name: str, attributes: str) -> None:
        """An element begins."""
        self.open_elements.append(name)
        depth = len(self.open_elements)
        if name in HEADINGS and depth < self.left_out and (found := ID.search(attributes)):
            if name != "h1" and not self.sections:
                self._begin("", 0)
            self._begin(unescape(found[1] or found[2] or found[3]) if self.sections else "", depth)
            self.heading, self.told = depth, self.current.title
        elif not self.sections:
            self._begin("", 0)
        if ("data-search-exclude" in attributes or name == "button") and depth < self.left_out:
            self.left_out = depth
        if name in SHOWN:
            self.preformatted += name == "pre"
            if depth < self.left_out:
                self.told.append(f"<{name}>")

    def close(self, name: str) -> None:
        """An element ends; an empty one is taken out again. Behind the element around a heading, the section before it goes on."""
        if not self.open_elements or self.open_elements[-1] != name:
            return
        depth = len(self.open_elements)
        if self.current.depth > depth:
            before = next((one for one in reversed(self.sections) if one.depth <= depth), None)
            if before is not None:
                self.current.depth = NEVER
                self.current, self.told = before, before.text
        elif depth == self.heading:
            self.heading, self.told = NEVER, self.current.text
        self.open_elements.pop()
        if depth == self.left_out:
            self.left_out = NEVER
        if name in SHOWN:
            self.preformatted -= name == "pre"
            if depth < self.left_out:
                self._end(name)

    def words(self, raw: str) -> None:
        """Text between two tags, as it is written in HTML."""
        if len(self.open_elements) >= self.left_out:
            return
        if not self.sections:
            self._begin("", 0)
        text = unescape(raw) if "&" in raw else raw
        if not self.preformatted:
            if text.isspace():
                if self.told is not self.current.text or not self.told or not self.told[-1].isspace():
                    self.told.append(" ")
                return
            text = text.replace("\n", " ")
        self.told.append(escape(text, quote=False))

    def _begin(self, name: str, depth: int) -> None:
        self.current = _OpenSection(name, depth)
        self.sections.append(self.current)
        self.told = self.current.text

    def _end(self, name: str) -> None:
        begin = len(self.told) - 1
        while begin >= 0 and self.told[begin].isspace():
            begin -= 1
        if begin >= 0 and self.told[begin] == f"<{name}>":
            del self.told[begin:]
        else:
            self.told.append(f"</{name}>")
