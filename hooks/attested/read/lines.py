"""Lines of Markdown as the blocks that an entry or a file of passages is made of.

Written for contributors' typing: a heading, a quotation or a list begins a block of its own whether or not a blank line
stands before it, and a quotation ends at the first line without ``>``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ..model import Place, Text

HASHES = re.compile(r"\s{0,3}(#{1,6})(?!#)\s*")
CLOSING_HASHES = re.compile(r"(?:^|(?<=\s))#+$")
"""As in CommonMark, hashes that close a heading stand behind a space: “C#” keeps its own."""

ID = re.compile(r"\{\s*#([^}\s]*)\s*\}$")
LONGEST_ID = 1_000
"""Characters at the end of a heading in which its id is looked for."""

ITEM = re.compile(r"\s{0,3}[-*+•]\s+(?=\S)")
NUMBERED = re.compile(r"\s{0,3}(\d{1,3})[.)]\s+(?=\S)")
DEEPER = re.compile(r"\s{4,24}(?:[-*+•]|\d{1,3}[.)])\s+(?=\S)")
"""An item in a list within an item of a source, further to the right than a list of its own may begin."""
VERSE = "  "
"""Two spaces at the end of a line of a source keep its end, as in Markdown."""
QUOTE = re.compile(r"\s{0,3}>[ \t\u00a0]?")
FENCE = re.compile(r"\s{0,3}(```|~~~)")


@dataclass(frozen=True, slots=True)
class Line:
    """The text of one line without the marks before it, and the place at which that text begins."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a quotation, one item of a list, or a paragraph.

    ``level`` and ``id`` belong to headings; ``id`` is None where none was written. ``gap`` tells whether a blank line stands before.
    ``sign`` is the mark before an item, which its text lacks, and ``indent`` the width of what stands before that.
    """

    kind: Literal["heading", "quote", "item", "paragraph"]
    lines: tuple[Line, ...]
    level: int = 0
    id: str | None = None
    gap: bool = True
    sign: str = ""
    indent: int = 0

    @property
    def place(self) -> Place:
        return self.lines[0].place

    @property
    def text(self) -> Text:
        return join(self.lines)


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that is a heading: its level, its words, the column from 1 at which they begin, and its id, None where none is written."""

    level: int
    words: str
    column: int
    id: str | None


def heading_in(line: str) -> Heading | None:
    """Read a line as a heading, ``## words {#id} ##``; None where it is none. The time that takes grows with its length, and no faster."""
    hashes = HASHES.match(line)
    if hashes is None:
        return None
    rest = CLOSING_HASHES.sub("", line[hashes.end() :].rstrip()).rstrip()
    found = ID.search(rest, max(0, len(rest) - LONGEST_ID))
    return Heading(len(hashes[1]), rest[: found.start()].rstrip() if found else rest, hashes.end() + 1, found[1] if found else None)


def join(lines: Sequence[Line]) -> Text:
    """Lines as one text; their ends stay, as single line feeds."""
    starts: list[tuple[int, Place]] = []
    offset = 0
    for line in lines:
        starts.append((offset, line.place))
        offset += len(line.text) + 1
    return Text("\n".join(line.text for line in lines), tuple(starts))


def blocks(path: str, lines: Sequence[str], first: int, *, source: bool = False) -> Iterator[Block]:
    """The blocks of a file's body. ``first`` is the index in ``lines`` at which the body begins.

    In the words of a ``source``, items may be numbered too, and two spaces at a line's end stay.
    """
    index, gap, listed = first, True, False
    sign: re.Match[str] | None = None
    while index < len(lines):
        line = lines[index]
        if not line.strip():
            index, gap = index + 1, True
            continue
        heading = heading_in(line)
        if heading:
            place = Place(path, index + 1, heading.column)
            yield Block("heading", (Line(heading.words, place),), heading.level, heading.id, gap)
            index, gap, listed = index + 1, False, False
            continue
        if QUOTE.match(line):
            kind: Literal["quote", "item", "paragraph"] = "quote"
            end = _while(lines, index, lambda one: bool(QUOTE.match(one)))
        elif sign := ITEM.match(line) or ((NUMBERED.match(line) or (DEEPER.match(line) if listed else None)) if source else None):
            kind = "item"
            end = _while(lines, index + 1, lambda one: bool(one.strip()) and not (_begins(one) or (source and item_of_list(one))))
        elif fence := FENCE.match(line):
            kind = "paragraph"
            end = _fenced(lines, index, fence[1])
        else:
            kind = "paragraph"
            end = _while(lines, index + 1, lambda one: bool(one.strip()) and not (_begins(one) or (source and numbered(one, in_list=False))))
        found = tuple(_line(path, kind, lines, at, sign if at == index else None) for at in range(index, end))
        if source:
            found = tuple(_with_end(line, lines[at]) for at, line in enumerate(found[:-1], index)) + found[-1:]
        yield Block(kind, found, gap=gap, sign=sign.group().strip() if sign else "", indent=indent_of(line))
        index, gap, listed, sign = end, False, kind == "item", None


def _line(path: str, kind: str, lines: Sequence[str], at: int, sign: re.Match[str] | None) -> Line:
    line = lines[at]
    mark = QUOTE.match(line) if kind == "quote" else sign
    start = mark.end() if mark else len(line) - len(line.lstrip()) if kind == "item" else 0
    return Line(line[start:].rstrip(), Place(path, at + 1, start + 1))


def _with_end(line: Line, written: str) -> Line:
    """A line that is not its block's last, with the two spaces that keep its end."""
    return Line(line.text + VERSE, line.place) if line.text and written.rstrip("\r\n").endswith(VERSE) else line


def indent_of(line: str) -> int:
    """The width of the white space at the begin of a line, where a tab goes on to the next multiple of four."""
    return len(line[: len(line) - len(line.lstrip())].expandtabs(4))


def item_of_list(line: str) -> bool:
    """Tell whether a line of a source that follows an item begins a numbered one, or one in a list within it."""
    return numbered(line, in_list=True) or DEEPER.match(line) is not None


def numbered(line: str, *, in_list: bool) -> bool:
    """Tell whether a line of a source begins a numbered item.

    As in CommonMark, a number other than 1 begins none inside a paragraph, where it is more likely the end of a sentence.
    """
    found = NUMBERED.match(line)
    return found is not None and (in_list or int(found[1]) == 1)


def _begins(line: str) -> bool:
    return bool(HASHES.match(line) or QUOTE.match(line) or ITEM.match(line) or FENCE.match(line))


def _fenced(lines: Sequence[str], index: int, mark: str) -> int:
    """The index behind the fence that closes the one at ``index``; without one, that line is all of it."""
    end = _while(lines, index + 1, lambda one: not one.strip().startswith(mark))
    return end + 1 if end < len(lines) else index + 1


def _while(lines: Sequence[str], index: int, holds: Callable[[str], bool]) -> int:
    while index < len(lines) and holds(lines[index]):
        index += 1
    return index
