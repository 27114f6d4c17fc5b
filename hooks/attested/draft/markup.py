"""The words of a draft in HTML. Nothing of it is run or fetched.

``docs/assets/draft/markup.js`` does the same with the browser's own inert parser.
"""

from __future__ import annotations

import html
import re
import unicodedata
from html.parser import HTMLParser

from .building import Building, Draft, Pieces
from .patterns import OMITTED

SILENT = {"head", "script", "style", "template", "noscript", "svg", "math", "nav", "textarea", "select", "iframe", "object"}
CODE = {"pre", "code", "kbd", "samp"}
BLOCKS = {
    "address", "article", "aside", "body", "blockquote", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main",
    "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
PIECE = re.compile(r"[ \t\n\f\r]+|[^ \t\n\f\r]+")
UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\[\]]*[^\s<>\[\](),.;:!?\"'’”]")


TAG = re.compile(r"<(?:[A-Za-z/?]|!(?!--))[^>]*(?:>|\Z)")


def read_html(written: str) -> Draft:
    """The words, block by block: white space is one space, ``q`` is in quotation marks, ``blockquote`` is another's."""
    reader = _Reader(written)
    reader.feed(TAG.sub(_tag, _closed(written)))
    reader.close()
    return reader.building.draft()


def _closed(written: str) -> str:
    """Without a comment that has no end, which goes on to the end of the text."""
    start = written.find("<!--", written.rfind("-->") + 1)
    return written if start < 0 else written[:start]


def _tag(found: re.Match[str]) -> str:
    """A tag of the same length without another one in it; none for one that has no end. The parser takes minutes over many such."""
    tag = found[0]
    return f"<{re.sub('<(?!/)', '-', tag[1:])}" if tag.endswith(">") else ""


class _Reader(HTMLParser):
    def __init__(self, written: str) -> None:
        super().__init__(convert_charrefs=False)
        self.building = Building(written)
        self._lines = [0, *(found.end() for found in re.finditer("\n", written))]
        self._silent: list[str] = []
        self._quotes = 0
        self._spaced = True
        self._held: list[tuple[str, int]] = []

    @property
    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._flush()
        if tag in BLOCKS:
            self._block()
        if self._silent:
            self._silent += [tag] * (tag == self._silent[0])
        elif tag in SILENT or tag in CODE:
            if tag in CODE:
                self._say(OMITTED)
            self._silent.append(tag)
        elif tag == "blockquote":
            self._quotes += 1
            self.building.quote(True)
        elif tag == "br":
            self._say("\n")
        elif tag in ("q", "img"):
            self._say("“" if tag == "q" else OMITTED)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._flush()
        if tag in BLOCKS:
            self._block()
        if self._silent:
            if tag == self._silent[0]:
                self._silent.pop()
        elif tag == "blockquote" and self._quotes:
            self._quotes -= 1
            self.building.quote(self._quotes > 0)
        elif tag == "q":
            self._say("”")

    def handle_data(self, data: str) -> None:
        self._held.append((data, self._at))

    def handle_entityref(self, name: str) -> None:
        self._held.append((html.unescape(f"&{name};"), self._at))

    def handle_charref(self, name: str) -> None:
        self._held.append((html.unescape(f"&#{name};"), self._at))

    def handle_comment(self, data: str) -> None:
        self._flush()

    def close(self) -> None:
        super().close()
        self._flush()

    def _flush(self) -> None:
        """The text up to a tag, in which an address may hold entities."""
        pieces, at = Pieces(self._held), 0
        self._held = []
        for found in ADDRESS.finditer(pieces.text):
            self._words(pieces, at, found.start())
            self._say(OMITTED, pieces.origin(found.start()))
            at = found.end()
        self._words(pieces, at, len(pieces.text))

    def _block(self) -> None:
        self.building.end_block()
        self._spaced = True

    def _say(self, sign: str, origin: int | None = None) -> None:
        if not self._silent:
            self.building.add(sign, self._at if origin is None else origin)
            self._spaced = sign == "\n"

    def _words(self, pieces: Pieces, start: int, end: int) -> None:
        if self._silent:
            return
        for found in PIECE.finditer(pieces.text, start, end):
            if found[0].strip(" \t\n\f\r"):
                for piece, origin in pieces.between(*found.span()):
                    self.building.add(UNSEEN.sub("", unicodedata.normalize("NFC", piece)), origin)
                self._spaced = False
            elif not self._spaced:
                self.building.add(" ", pieces.origin(found.start()))
                self._spaced = True
