"""Passages and the originals they were taken from: whether each block stands there, and what that reading relied on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ...model import Paragraph, Passage, PassageKey
from ...verbatim import Departure, Match, Original, Standing, hidden, match
from ..knowledge import KnowledgeBase
from ..memory import remembered
from ..received import received

GAP = "\0"
"""Stands where lines between were left out; no passage can hold it."""

Collation = tuple[tuple[Paragraph, Standing | Departure], ...]


def original_of(kb: KnowledgeBase, passage: Passage) -> str | None:
    """The lines of an original that a passage names, as one text without hidden characters; None where the original or one of the lines is not there."""
    lines = kb.glossary.lines_of(passage)
    if lines is None or not all(1 <= number <= len(lines) for number in passage.lines):
        return None
    parts: list[str] = []
    for at, number in enumerate(passage.lines):
        if at:
            parts.append("\n" if number == passage.lines[at - 1] + 1 else GAP)
        parts.append(_seen(lines[number - 1]))
    return "".join(parts)


def _seen(line: str) -> str:
    """A line without its hidden characters. They are looked for one by one, since hardly any line has them."""
    while (at := hidden(line)) is not None:
        line = line.replace(line[at], "")
    return line


@remembered
def collations(kb: KnowledgeBase) -> Mapping[PassageKey, Collation]:
    """Each block of each passage with its place in the original, one behind the other, or with how it departs.

    A passage whose original is not there, or lacks a line that is named, is left out.
    """
    found = {}
    for key, passage in kb.passages.items():
        original = original_of(kb, passage)
        if original is not None:
            found[key] = tuple(_collated(passage, Original(original)))
    return found


def _collated(passage: Passage, original: Original) -> Iterator[tuple[Paragraph, Standing | Departure]]:
    done = 0
    for paragraph in passage.paragraphs:
        result = _found(passage, original, paragraph.start, paragraph.end, done)
        if isinstance(result, Departure) and paragraph.sign:  # which the original may have otherwise, or draw
            words = _found(passage, original, paragraph.words, paragraph.end, done)
            result = words if isinstance(words, Standing) else replace(words, at=words.at + paragraph.words - paragraph.start)
        if isinstance(result, Standing):
            done = result.span[1]
        yield paragraph, result


def _found(passage: Passage, original: Original, start: int, end: int, done: int) -> Standing | Departure:
    """Find a stretch of a passage behind ``done``, with or without the signs of its marks; a departure is that of the form that agrees longest."""
    departures: list[Departure] = []
    for form in received(passage, start, end):
        result = original.find(form.text, done)
        if isinstance(result, Standing):
            return result
        departures.append(replace(result, at=form.at(result.at)))
    return max(departures, key=lambda one: one.at)


def stands_in_original(kb: KnowledgeBase, passage: Passage, words: str, *, brackets_ours: bool = False) -> bool:
    """Tell whether the words stand in the original behind a passage, whatever the passage itself says."""
    for part in (original_of(kb, passage) or "").split(GAP):
        result = match(words, part, brackets_ours=brackets_ours, names=kb.names, polarity=kb.polarity(passage.key))
        if isinstance(result, Match) or result.reason == "ambiguous":
            return True
    return False
