"""Our prose as HTML. Every element is written here and every word is escaped, so nothing that was typed becomes a tag."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape as escape_text

from markupsafe import escape

from ..model import TermId
from .plain_text import MARKS, Span, add_link, apart, whole
from .stream import Token, read, typographic
from .terms import Matcher, Mention

ELEMENTS = {"emphasis": "em", "strong": "strong", "quote": "blockquote"}


@dataclass(frozen=True, slots=True)
class Links:
    """The functions that say where links lead. Each takes the written words and gives an address, or None where there is to be no link.

    ``mention`` is asked of terms that nobody linked, found by ``matcher``: the first mention of each is linked. ``citation``
    gives words and address, or None where the source is not known.
    """

    matcher: Matcher
    mention: Callable[[TermId], str | None]
    term: Callable[[str, str], str | None]
    citation: Callable[[str, str], tuple[str, str | None] | None]
    address: Callable[[str], str | None]


def html(markdown: str, links: Links) -> str:
    """Markdown as paragraphs and lists, without a line end behind the last. A heading is a paragraph."""
    return _Printer(links).run(read(markdown))


def heading(written: str) -> str:
    """The words of a heading with their stress and code, on one line; nothing in it is a link, and citations are left out."""
    words = " ".join(written.split())
    if not MARKS.search(words):
        return str(escape(typographic(words)))
    nowhere = Links(Matcher({}), lambda _: None, lambda *_: None, lambda *_: ("", None), lambda _: None)
    return _Printer(nowhere).run(read(f"### {words}")).removeprefix("<p>").removesuffix("</p>").strip()


def manual(markdown: str) -> str:
    """The same for a page of a manual: headings are headings, quotation marks stay as typed, and no term is linked."""
    nowhere = Links(Matcher({}), lambda _: None, lambda *_: None, lambda *_: None, lambda address: address)
    return _Printer(nowhere, typed=True).run(read(markdown))


class _Printer:
    def __init__(self, links: Links, *, typed: bool = False) -> None:
        self._links = links
        self._typed = typed
        self._out: list[str] = []
        self._seen: set[TermId] = set()
        self._closing: list[str] = []

    def run(self, tokens: Sequence[Token]) -> str:
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.kind == "paragraph" and token.nesting > 0:
                end = next(i for i in range(at, len(tokens)) if tokens[i].kind == "paragraph" and tokens[i].nesting < 0)
                self._paragraph(token, tokens[at + 1 : end])
                at = end
            else:
                self._block(token)
            at += 1
        return "".join(self._out).rstrip("\n")

    def _block(self, token: Token) -> None:
        if token.kind == "code block":
            self._line(f"<pre><code>{self._escaped(token.text)}</code></pre>\n")
        elif token.kind == "item":
            self._line("<li>" if token.nesting > 0 else "</li>\n", own=token.nesting > 0)
        elif token.kind in ("list", "quote"):
            name = ELEMENTS.get(token.kind) or ("ol" if token.detail else "ul")
            if token.nesting > 0:
                self._closing.append(name)
                name += f' start="{token.detail}"' if token.detail not in ("", "1") else ""
            else:
                name = f"/{self._closing.pop()}"
            self._line(f"<{name}>\n")

    def _line(self, html: str, *, own: bool = True) -> None:
        """``own``: on a line of its own."""
        if own and self._out and not self._out[-1].endswith("\n"):
            self._out.append("\n")
        self._out.append(html)

    def _paragraph(self, opening: Token, tokens: Sequence[Token]) -> None:
        name = opening.detail if opening.heading and self._typed else "p"
        bare = opening.detail == "tight"
        self._line("" if bare else f"<{name}>", own=not bare)
        self._out += self._inline(tokens, linking=not opening.heading)
        if not bare:
            self._out.append(f"</{name}>\n")

    def _escaped(self, words: str) -> str:
        """Words for an element; in a manual, quotation marks need no escape and have none."""
        return escape_text(words, quote=False) if self._typed else str(escape(words))

    def _shown(self, token: Token) -> str:
        return token.text if self._typed else token.shown

    def _inline(self, tokens: Sequence[Token], *, linking: bool) -> Iterator[str]:
        words, mentions = self._mentions(tokens)
        mentions = mentions if linking else []
        at = begun = 0
        closing: list[str] = []
        for token in tokens:
            end = at + len(token.text)
            if token.kind != "text":
                yield from self._linked(words, begun, at, mentions)
                yield self._mark(token, closing) if token.nesting else self._whole(token)
                begun = end
            at = end
        yield from self._linked(words, begun, at, mentions)

    def _mentions(self, tokens: Sequence[Token]) -> tuple[str, list[Mention]]:
        """The words of a paragraph as they are shown, and the terms in them that may be linked."""
        parts, edges, at, opened = list[str](), list[int](), 0, 0
        barred, linked = list[Span](), list[Span]()
        for token in tokens:
            parts.append(self._shown(token))
            start, at = at, at + len(token.text)
            if token.kind in ("emphasis", "strong", "break"):
                edges += [start, at]
            elif token.nesting > 0:
                opened = at
            elif token.kind in ("code", "address"):
                barred.append((start, at))
            elif token.kind != "text":
                add_link(linked, opened if token.nesting else start, at)
        text = "".join(parts)
        return text, [one for one in self._links.matcher.find(text, barred) if whole(one, edges) and apart(one, linked)]

    def _linked(self, words: str, start: int, end: int, mentions: list[Mention]) -> Iterator[str]:
        """Neighbouring words, in which the first mention of each term becomes a link."""
        while mentions and mentions[0].start < end:
            one = mentions.pop(0)
            address = None if one.term in self._seen else self._links.mention(one.term)
            if address is not None:
                self._seen.add(one.term)
                yield self._escaped(words[start : one.start])
                yield f'<a class="at-term" href="{escape(address)}">{escape(words[one.start : one.end])}</a>'
                start = one.end
        yield self._escaped(words[start:end])

    def _mark(self, token: Token, closing: list[str]) -> str:
        """The tag of an emphasis or a link; nothing where a link leads nowhere."""
        if token.nesting < 0:
            return closing.pop()
        if token.kind in ELEMENTS:
            closing.append(f"</{ELEMENTS[token.kind]}>")
            return f"<{ELEMENTS[token.kind]}>"
        term = token.kind == "term"
        address = self._links.term(token.target, token.detail) if term else self._links.address(token.target)
        closing.append("" if address is None else "</a>")
        return "" if address is None else f'<a href="{escape(address)}">'

    def _whole(self, token: Token) -> str:
        shown = self._escaped(self._shown(token))
        if token.kind == "break":
            return "<br>\n"
        if token.kind == "code":
            return f"<code>{shown}</code>"
        address = None
        if token.kind == "term":
            address = self._links.term(token.target, token.detail)
        elif token.kind == "citation" and (cited := self._links.citation(token.target, token.detail)):
            shown, address = self._escaped(cited[0]), cited[1]
        return shown if address is None else f'<a href="{escape(address)}">{shown}</a>'
