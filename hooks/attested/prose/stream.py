"""Our prose as tokens, each with its place: the one reading of Markdown that pages, checks, exports and comparisons stand on.

The Markdown is CommonMark 0.31 without HTML, addresses in angle brackets and underlined headings, and with ``[[term]]`` and
``[@key, locator]`` (see :mod:`.commonmark`). What is too long or too deep (:mod:`.bounds`) is one paragraph of plain words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Literal

from .bounds import readable

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token as Made

Kind = Literal[
    "paragraph", "list", "item", "quote", "code block", "rule", "definition",
    "text", "break", "address", "code", "emphasis", "strong", "link", "image", "term", "citation",
]  # fmt: skip
"""Those of the first line are blocks; ``definition`` is ``[name]: address``, ``address`` one that stands among the words."""

KINDS: dict[str, Kind] = {
    "paragraph": "paragraph", "heading": "paragraph", "bullet_list": "list", "ordered_list": "list", "list_item": "item",
    "blockquote": "quote", "fence": "code block", "code_block": "code block", "hr": "rule", "text": "text", "text_special": "text",
    "softbreak": "text", "hardbreak": "break", "code_inline": "code", "em": "emphasis", "strong": "strong", "link": "link",
    "image": "image", "term": "term", "citation": "citation",
}  # fmt: skip
ADDRESS = re.compile(r"(?:https?://|\bwww\.)\S+")
REMEMBERED = 4096
"""Pieces of prose; the largest glossaries have some ten of them an entry, and each page asks for its own several times."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of prose. ``nesting`` is 1 where something begins, -1 where it ends, 0 where it is whole.

    ``start`` and ``end`` are half-open offsets (code points) into what was written. ``text`` are its words as they were typed:
    the name of a term, what stands in code, a citation as it is written, the mark before the words of an item. ``shown`` is the same with
    typographic quotation marks. ``target`` is the address of a link, the name of a term, the key of a source; ``detail`` the
    anchor of a term, the locator of a citation, the first number of a numbered list, of a paragraph ``h1`` to ``h6`` for a heading, or
    ``tight`` if it is printed bare; ``target_at`` is where the target of a link was written.
    """

    kind: Kind
    nesting: int
    start: int
    end: int
    text: str = ""
    shown: str = ""
    target: str = ""
    detail: str = ""
    target_at: int = -1
    literal: bool = False
    """True where ``text`` is, sign by sign, what was written; False where that was an escape or an entity."""

    @property
    def heading(self) -> bool:
        return self.kind == "paragraph" and self.detail not in ("", "tight")


def read(written: str) -> tuple[Token, ...]:
    """The tokens of a piece of prose, in the order of reading. It never fails."""
    if not _may_hold_marks(written):
        return _words(written)
    return _read(written)


def _may_hold_marks(written: str) -> bool:
    """Tell whether anything but the words of one paragraph can be in it: most pieces of prose are just that, or nearly."""
    first = written[:1]
    return first in "#>~-+" or first.isspace() or first.isdigit() or any(sign in written for sign in "\\`*_[&\n\t\r\0'\"") or "://" in written or "www." in written


@lru_cache(maxsize=REMEMBERED)
def _read(written: str) -> tuple[Token, ...]:
    if not readable(written):
        return _words(written)
    text = written.replace("\r\n", " \n").replace("\r", "\n").replace("\0", "\ufffd")
    env: dict[str, object] = {"steps": 0}
    return tuple(_tokens(text, reader().parse(text, env), env))


@cache
def reader() -> MarkdownIt:
    """The one reader: it takes longer to make than a paragraph to read."""
    from .commonmark import converter

    return converter()


def typographic(words: str) -> str:
    """Words that are no Markdown, with typographic quotation marks; the number of signs stays."""
    if '"' not in words and "'" not in words:
        return words
    from .commonmark import with_curly_marks

    return with_curly_marks(reader(), words)


def _words(written: str) -> tuple[Token, ...]:
    """A paragraph in which nothing is a mark; nothing, where there are no words."""
    if not written.strip():
        return ()
    start, end = len(written) - len(written.lstrip()), len(written.rstrip())
    words = written[start:end]
    return (
        Token("paragraph", 1, start, start),
        Token("text", 0, start, end, words, words, literal=True),
        Token("paragraph", -1, end, end),
    )


def _tokens(text: str, made: list[Made], env: dict[str, object]) -> Iterator[Token]:
    lines = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    last = len(text)
    for one in made:
        begin, end = (min(lines[at], last) for at in one.map) if one.map else (last, last)
        if one.type == "inline":
            yield from _inline(one, _Places(text, lines, one), text)
        elif one.type in ("fence", "code_block"):
            yield Token("code block", 0, begin, end, one.content, one.content)
        else:
            kind = KINDS[one.type.removesuffix("_open").removesuffix("_close")]
            detail = "tight" if one.hidden else one.tag if one.type.startswith("heading") else ""
            if one.type == "ordered_list_open":
                detail = str(one.attrs.get("start", 1))
            mark = f"{one.info}{one.markup} " if one.type == "list_item_open" else ""
            yield Token(kind, one.nesting, begin, end, mark, mark, detail=detail)
    for references in (env.get("references", {}), {str(at): ref for at, ref in enumerate(env.get("duplicate_refs", []))}):  # type: ignore[arg-type, var-annotated]
        for reference in references.values():  # type: ignore[attr-defined]
            begin, end = (min(lines[at], last) for at in reference["map"])
            target = reference["href"]
            at = text.find("]:", begin, end) + 2
            at = max(text.find(target, at, end), at)
            yield Token("definition", 0, begin, end, target=target, target_at=at)


class _Places:
    """A map from a block's words to their offsets in the written text: markdown-it takes away the marks before each line."""

    def __init__(self, text: str, lines: list[int], block: Made) -> None:
        assert block.map is not None
        self._inner, self._outer = [], []
        at = 0
        for number, words in enumerate(block.content.split("\n"), block.map[0]):
            line = text[lines[number] : lines[number + 1] - 1]
            core = words.strip(" \t")  # markdown-it takes nothing else for white space here
            found = line.rfind(core) if core else len(line)
            self._inner.append(at)
            self._outer.append(lines[number] + max(found, 0) - (len(words) - len(words.lstrip(" \t"))))
            at += len(words) + 1

    def of(self, offset: int) -> int:
        """The place of the sign at ``offset`` of the block's words."""
        at = bisect_right(self._inner, offset) - 1
        return max(self._outer[at] + offset - self._inner[at], 0)


def _inline(block: Made, places: _Places, text: str) -> Iterator[Token]:
    children = block.children or []
    ends = _link_ends(children)
    for at, one in enumerate(children):
        begin, end = one.meta["at"]
        start = places.of(begin)
        stop = places.of(end - 1) + 1 if end > begin else start
        kind = KINDS[one.type.removesuffix("_open").removesuffix("_close")]
        words = "\n" if one.type in ("softbreak", "hardbreak") else one.content
        literal = one.type == "text"
        typed = block.content[begin:end] if literal else words
        target, detail, target_at = one.meta.get("target", ""), one.meta.get("anchor", ""), -1
        if kind == "link" and one.nesting > 0:
            close = children[ends[at]].meta["at"]
            target = str(one.attrs["href"])
            tail = block.content[close[0] : close[1]]
            inside = len(tail) - len(tail[2:].lstrip()) if tail.startswith("](") else 0
            target_at = places.of(close[0] + inside if inside else begin)
        elif kind == "image":
            target, target_at = str(one.attrs["src"]), start
        token = Token(kind, one.nesting, start, stop, typed, words, target, detail, target_at, literal)
        if literal and ("://" in typed or "www." in typed):
            yield from _parted(token, begin, places)
        else:
            yield token


def _parted(token: Token, begin: int, places: _Places) -> Iterator[Token]:
    """Words parted at the addresses in them, in which nothing is a word."""
    cuts = [0, *(at for found in ADDRESS.finditer(token.text) for at in (found.start(), _address_end(found))), len(token.text)]
    for at, (low, high) in enumerate(pairwise(cuts)):
        if low < high:
            typed = token.text[low:high]
            stop = places.of(begin + high - 1) + 1
            shown = typed if at % 2 else token.shown[low:high]
            yield Token("address" if at % 2 else "text", 0, places.of(begin + low), stop, typed, shown, literal=True)


def _address_end(found: re.Match[str]) -> int:
    """The end of an address, before a quotation mark behind it whose other one does not stand in it."""
    words = found[0]
    while (last := max(words.rfind('"'), words.rfind("'"))) > 0:
        if words.count(words[last]) % 2 == 0 or any(map(str.isalnum, words[last:])):
            break
        words = words[:last]
    return found.start() + len(words)


def _link_ends(children: list[Made]) -> dict[int, int]:
    """The index of the token that closes each link; links hold no other links."""
    ends, opened = {}, 0
    for at, one in enumerate(children):
        if one.type == "link_open":
            opened = at
        elif one.type == "link_close":
            ends[opened] = at
    return ends
