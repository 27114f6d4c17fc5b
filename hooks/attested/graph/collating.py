"""Each passage held against its original, block by block, and what the original has between two blocks that the passage leaves out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise, zip_longest

from ..model import Glossary, Paragraph, Passage, PassageFile, PassageKey
from ..verbatim import BlockPlace, Departure, Original, hidden
from .received import received

GAP = "\0"
"""Stands where lines between were left out; no passage can hold it."""

Collation = tuple[tuple[Paragraph, BlockPlace | Departure], ...]

LINE = r"(?:\s|(?<=\n)(?:>|#{1,6}(?=\s)|[*_=~-]{3,}(?=\s)))*+"
"""White space, and the signs with which plain text begins a quotation or a heading, or draws a line."""
ITEM = r"(?:[-*+•·◦▪‣–—\ue000-\uf8ff]|\(?(?:\d{1,3}|[A-Za-z]|[ivxlc]{1,5})[.)])?"
"""The sign of an item; one of private use is how fonts of signs write a bullet."""
QUOTES = r"[\"'“”„‟‘’‚‛«»‹›]*"
"""Marks around words that a passage has as a quotation inside."""


def with_left_out(glossary: Glossary) -> tuple[Glossary, dict[PassageKey, Collation]]:
    """Give the glossary with what each passage leaves out of its original between its blocks, and each block with its place there.

    Blocks stand one behind the other, or depart. A passage whose original is not there, or lacks a line that is named, is left out of
    the second. Of two passages with one locator, which a check refuses, the first counts there.
    """
    found: dict[PassageKey, Collation] = {}
    return replace(glossary, passage_files=tuple(_file(one, glossary, found) for one in glossary.passage_files)), found


def _file(file: PassageFile, glossary: Glossary, found: dict[PassageKey, Collation]) -> PassageFile:
    passages = []
    for passage in file.passages:
        text = original_text(glossary, passage)
        if text is not None:
            collation = tuple(_collated(passage, Original(text)))
            found.setdefault((passage.key, passage.locator), collation)
            passage = replace(passage, left_out=tuple(_left_out(collation, text, _skipped(glossary.lines_of(passage) or (), passage.lines))))
        passages.append(passage)
    return replace(file, passages=tuple(passages))


def _left_out(collation: Collation, original: str, skipped: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Where a block begins that does not adjoin the one before it in the original, and what stands between them there; ``skipped`` stands at each gap."""
    for (one, first), (two, second) in pairwise(collation):
        if isinstance(first, BlockPlace) and isinstance(second, BlockPlace):
            between = original[first.span[1] : second.span[0]]
            marks = QUOTES if one.quoted != two.quoted else ""
            if not re.fullmatch(f"{marks}{LINE}{ITEM if two.sign else ''}{LINE}{marks}", between):
                low, high = (original.count(GAP, 0, at) for at in (first.span[1], second.span[0]))
                words = chain.from_iterable(zip_longest(between.split(GAP), skipped[low:high], fillvalue=""))
                yield two.start, " ".join(" ".join(words).split())


def _skipped(lines: Sequence[str], named: Sequence[int]) -> list[str]:
    """The lines of an original that are left out at each gap between those that a passage names."""
    return [" ".join(map(_seen, lines[one : two - 1])) for one, two in pairwise(named) if _gap(lines, one, two)]


def _gap(lines: Sequence[str], one: int, two: int) -> bool:
    """Tell whether more than empty lines stand between two lines by their numbers, or the second stands above the first."""
    return two <= one or any(line.strip() for line in lines[one : two - 1])


def original_text(glossary: Glossary, passage: Passage) -> str | None:
    """The lines of an original that a passage names, as one text without characters that are never seen; None where the original or one of the lines is not there."""
    lines = glossary.lines_of(passage)
    if lines is None or not all(1 <= number <= len(lines) for number in passage.lines):
        return None
    parts: list[str] = []
    for at, number in enumerate(passage.lines):
        if at:
            parts.append(GAP if _gap(lines, passage.lines[at - 1], number) else "\n")
        parts.append(_seen(lines[number - 1]))
    return "".join(parts)


def _seen(line: str) -> str:
    """A line without what is never seen, such as spaces without width. A sign in the place of a character that was lost stays, and equals nothing."""
    if hidden(line) is None:
        return line
    return "".join(char for char in line if hidden(char) is None or unicodedata.category(char) != "Cf").replace(GAP, "\ufffd")


def _collated(passage: Passage, original: Original) -> Iterator[tuple[Paragraph, BlockPlace | Departure]]:
    done = 0
    for paragraph in passage.paragraphs:
        result = _found(passage, original, paragraph.start, paragraph.end, done)
        if isinstance(result, Departure) and paragraph.sign:  # which the original may have otherwise, or draw
            words = _found(passage, original, paragraph.words, paragraph.end, done)
            result = words if isinstance(words, BlockPlace) else replace(words, at=words.at + paragraph.words - paragraph.start)
        if isinstance(result, BlockPlace):
            done = result.span[1]
        yield paragraph, result


def _found(passage: Passage, original: Original, start: int, end: int, done: int) -> BlockPlace | Departure:
    """Find a stretch of a passage behind ``done``, with or without the signs of its marks; a departure is that of the form that agrees longest."""
    departures: list[Departure] = []
    for form in received(passage, start, end):
        result = original.find(form.text, done)
        if isinstance(result, BlockPlace):
            return result
        departures.append(replace(result, at=form.at(result.at)))
    return max(departures, key=lambda one: one.at)
