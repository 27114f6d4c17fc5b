"""Our own words without their Markdown, for files that hold text and for the terms in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .stream import REMEMBERED, Token, read
from .terms import Matcher, Mention

Span = tuple[int, int]
SPACE = re.compile(r"\s+")
MARKS = re.compile(r"[\\`*_\[&#]")
CLOSING = tuple(",.;:)")
"""Before these, no space is left where a citation was left out."""


@dataclass(frozen=True, slots=True)
class PlainText:
    """Words on one line, and what stood where, as half-open offsets into them.

    ``barred`` is code and addresses, and an empty stretch wherever a block begins or ends; ``linked`` are the words of links,
    terms, citations and headings; ``edges`` are the offsets at which emphasis begins or ends or a line is broken on purpose.
    """

    text: str
    barred: tuple[Span, ...]
    linked: tuple[Span, ...]
    edges: tuple[int, ...]

    def named(self, matcher: Matcher) -> list[Mention]:
        """The terms that our words name, in links too."""
        return matcher.find(self.text, self.barred)

    def linkable(self, matcher: Matcher) -> list[Mention]:
        """The terms that a page may link by itself: those named of which no word stands in a link, and no edge of an emphasis between them."""
        return [one for one in self.named(matcher) if whole(one, self.edges) and apart(one, self.linked)]


def whole(mention: Mention, edges: Sequence[int]) -> bool:
    """Tell whether no edge parts the words of a mention. The edges ascend."""
    at = bisect_right(edges, mention.start)
    return at == len(edges) or edges[at] >= mention.end


def apart(mention: Mention, linked: Sequence[Span]) -> bool:
    """Tell whether no word of a mention stands in a link. The links ascend, as :func:`add_link` has them."""
    at = bisect_left(linked, (mention.end,))
    return at == 0 or linked[at - 1][1] <= mention.start


def add_link(linked: list[Span], start: int, end: int) -> None:
    """Add the words of a link to those before it; a picture within it is a part of them."""
    while linked and linked[-1][0] >= start:
        linked.pop()
    if start < end:
        linked.append((start, end))


def plain(markdown: str) -> str:
    """Markdown as plain text on one line.

    ``[[term]]`` and links leave their words. ``[@key, locator]`` stays as it is written, so that a program finds what is
    cited; the key is that of a source in the same file. Items keep the mark before them.
    """
    return plain_text(markdown, citations=True).text


def heading_words(written: str) -> str:
    """Give the words of a heading on one line, without their marks; what leads elsewhere leaves its words, and citations are left out."""
    words = " ".join(written.split())
    return plain_text(f"### {words}", citations=False).text if MARKS.search(words) else words


def plain_with(markdown: str, cited: Callable[[str, str], str]) -> str:
    """Markdown as plain text on one line, in which ``cited`` says each citation, given its key and locator. What stands in code or behind a backslash is none."""
    return _made(markdown, lambda token: cited(token.target, token.detail)).text


@lru_cache(maxsize=REMEMBERED)
def plain_text(markdown: str, *, citations: bool) -> PlainText:
    """Markdown as plain text on one line, with what stood where. Without ``citations``, these are left out."""
    return _made(markdown, lambda token: token.text if citations else "")


def _made(markdown: str, cited: Callable[[Token], str]) -> PlainText:
    parts: list[str] = []
    barred, linked = list[Span](), list[Span]()
    edges, dropped = list[int](), list[int]()
    at = opened = 0
    for token in read(markdown):
        words = token.text
        if token.kind in ("paragraph", "item", "list", "quote", "rule"):
            words = f"\n{token.text}"
            barred.append((at, at))
        elif token.kind == "code block":
            words = f"\n{token.text}\n"
        elif token.kind == "citation":
            words = cited(token)
            dropped += [] if words else [at]
        parts.append(words)
        start, at = at, at + len(words)
        if token.kind in ("emphasis", "strong", "break"):
            edges.append(at)
        elif token.kind in ("code", "code block", "address"):
            barred.append((start, at))
        elif token.nesting > 0 and (token.kind in ("link", "term") or token.heading):
            opened = at
        elif token.kind in ("link", "term", "citation", "image") or token.heading:
            add_link(linked, *((opened, start) if token.nesting else (start, at)))
    text, moved = _on_one_line("".join(parts), dropped)
    return PlainText(
        text,
        tuple((moved(low), moved(high)) for low, high in barred),
        tuple((moved(low), moved(high)) for low, high in linked if low < high),
        tuple(map(moved, edges)),
    )


class _Moved:
    """A map from offsets in a text to offsets in the same text after stretches of white space became shorter."""

    def __init__(self) -> None:
        self._old, self._new = [0], [0]

    def add(self, old: int, new: int) -> None:
        self._old.append(old)
        self._new.append(new)

    def __call__(self, offset: int) -> int:
        at = bisect_right(self._old, offset) - 1
        reached = self._new[at] + offset - self._old[at]
        return min(reached, self._new[at + 1]) if at + 1 < len(self._new) else reached


def _on_one_line(text: str, dropped: Sequence[int]) -> tuple[str, _Moved]:
    """White space made one space, none of it at the ends, nor before a closing mark where a citation was left out."""
    moved, parts, at, length, drop = _Moved(), list[str](), 0, 0, 0
    for gap in SPACE.finditer(text):
        while drop < len(dropped) and dropped[drop] < gap.start():
            drop += 1
        cited = drop < len(dropped) and dropped[drop] <= gap.end() and text.startswith(CLOSING, gap.end())
        space = " " if gap.start() and gap.end() < len(text) and not cited else ""
        parts += [text[at : gap.start()], space]
        length += gap.start() - at + len(space)
        at = gap.end()
        moved.add(at, length)
    return "".join([*parts, text[at:]]), moved
