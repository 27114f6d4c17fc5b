"""The words of a passage: paragraphs, and quotations in it that may hold others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..model import Citation, Paragraph, Place, Quoted
from ..prose.notation import CITATION
from .files import Reading
from .lines import DEEPER, ITEM, NUMBERED, QUOTE, Block, Line, indent_of, join, numbered
from .phrases import DASH, citation

DEEPEST = 8
TOO_DEEP = re.compile(rf"(?:\s{{0,3}}>[ \t\u00a0]?){{{DEEPEST}}}")  # the block has lost its first mark


class PassageText:
    """Builds a passage's text, its paragraphs, and the stretches that are quoted in it, block by block."""

    def __init__(self, reading: Reading, key: str) -> None:
        self.reading, self.key = reading, key
        self.lines: list[Line] = []
        self.length = 0
        self.paragraphs: list[Paragraph] = []
        self.quoted: list[Quoted] = []
        self.items: list[int] = []  # the columns at which the words of the open items begin, an outer one first

    def add(self, block: Block) -> None:
        """Add a paragraph or a quotation. What is not understood goes to the findings."""
        if block.kind == "quote":
            deep = next((line for line in block.lines if TOO_DEEP.match(line.text)), None)
            if deep is None:
                self._quote(block.lines, -1)
                return
            self.reading.report(
                deep.place,
                "malformed_passage",
                f"Quotations are nested more than {DEEPEST} deep.",
                "Quote the innermost source by its own locator.",
            )
        elif block.kind == "heading":
            self.reading.report(
                block.place,
                "malformed_passage",
                "A heading stands inside a passage.",
                "Only locators have headings, with ##.",
            )
        else:
            self._paragraph(block.lines, -1, block.sign, block.indent)

    def _depth(self, sign: str, indent: int) -> int:
        """How many items an item stands in: as in Markdown, in those whose words do not begin further to the right."""
        while self.items and (not sign or indent < self.items[-1]):
            self.items.pop()
        depth = len(self.items)
        if sign:
            self.items.append(indent + len(sign) + 1)
        return depth

    def _paragraph(self, lines: Sequence[Line], quoted: int, sign: str = "", indent: int = 0) -> None:
        """A paragraph, or with a sign an item of a list: in the passage's text the sign stands before the words, with one space."""
        depth = self._depth(sign, indent)
        if sign:
            first, *rest = lines
            lines = [Line(f"{sign} {first.text}", replace(first.place, column=max(first.place.column - len(sign) - 1, 1))), *rest]
        if self.lines:
            self.lines.append(Line("", lines[0].place))
            self.length += 1
        start = self.length
        self.lines += lines
        self.length += sum(len(line.text) + 1 for line in lines)
        self.paragraphs.append(Paragraph(start, self.length - 1, quoted, sign, depth))

    def _quote(self, lines: Sequence[Line], inside: int) -> None:
        """A blockquote, whose lines have lost one ``>``. Its last own line says whose words they are."""
        place = lines[0].place
        own = [at for at, line in enumerate(lines) if line.text.strip() and not QUOTE.match(line.text)]
        last = own[-1] if own else -1
        spoken = self._whose(lines[last]) if own and DASH.match(lines[last].text) else None
        if spoken is None:
            self.reading.report(
                place,
                "malformed_passage",
                "A quotation inside a passage does not say whose words it holds.",
                "End it with a line “> — [@key, locator]”, or “> — locator” for a locator of this file.",
            )
        body = lines if spoken is None else lines[:last]
        index = len(self.quoted)
        self.quoted.append(Quoted(0, 0, spoken, inside, place))
        first = len(self.paragraphs)
        self.items = []
        self._contents(body, index)
        self.items = []
        spans = self.paragraphs[first:]
        if spans:
            self.quoted[index] = Quoted(spans[0].start, spans[-1].end, spoken, inside, place)
        else:
            self.reading.report(
                place,
                "malformed_passage",
                "A quotation inside a passage holds no words.",
                "Put the quoted words above the line that says whose they are.",
            )

    def _contents(self, lines: Sequence[Line], index: int) -> None:
        run: list[Line] = []
        nested, sign, indent = False, "", 0
        for line in [*lines, Line("", lines[-1].place) if lines else None]:
            if line is None:
                return
            mark = QUOTE.match(line.text)
            item = None if mark else ITEM.match(line.text)
            if not (mark or item) and numbered(line.text, in_list=not run or bool(sign)):
                item = NUMBERED.match(line.text)
            item = item or (DEEPER.match(line.text) if self.items or sign else None)
            if run and (bool(mark) != nested or item or not line.text.strip()):
                if nested:
                    self._quote(run, index)
                else:
                    self._paragraph(run, index, sign, indent)
                run = []
            if line.text.strip():
                nested = bool(mark)
                sign, indent = (sign, indent) if run else (item.group().strip() if item else "", indent_of(line.text))
                shift = mark.end() if mark else item.end() if item else 0
                run.append(Line(line.text[shift:], Place(line.place.path, line.place.line, line.place.column + shift)))

    def _whose(self, line: Line) -> Citation | None:
        text = join([line])
        mark = DASH.match(line.text)
        start = mark.end() if mark else 0
        found = CITATION.match(line.text, start)
        if found:
            return citation(text, found)
        locator = " ".join(line.text[start:].split())
        return Citation(self.key, locator, text.at(start)) if locator else None
