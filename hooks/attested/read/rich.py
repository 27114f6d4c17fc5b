"""A passage that says ``markup: yes``: its words without the signs of their marks, and the marks."""

from __future__ import annotations

from dataclasses import replace

from ..model import Mark, Paragraph, Quoted, Text
from ..prose.footnotes import HINT, misplaced
from ..prose.marks import MarkedText, read_marks
from .files import Reading

Words = tuple[Text, tuple[Paragraph, ...], tuple[Quoted, ...], tuple[Mark, ...]]


def with_marks(reading: Reading, text: Text, paragraphs: tuple[Paragraph, ...], quoted: tuple[Quoted, ...]) -> Words:
    """Give the words of a passage, its blocks and what it quotes in offsets of these words, and its marks. What was not understood goes to the findings."""
    made = read_marks(text, [(one.words, one.end) for one in paragraphs])
    for fault in made.faults:
        reading.report(text.at(fault.offset), "malformed_passage", fault.message, fault.hint)
    for one in paragraphs:
        if made.text.value[made.at(one.words) : made.at(one.end)].strip():
            _footnotes(reading, text, made, one)
        else:
            reading.report(text.at(one.start), "malformed_passage", "This paragraph holds marks and no words.", "Put the mark of a footnote behind the word that has it.")
    moved = tuple(replace(one, start=made.at(one.start), end=made.at(one.end)) for one in paragraphs)
    held = tuple(replace(one, start=made.at(one.start), end=made.at(one.end)) for one in quoted)
    return made.text, moved, held, made.marks


def _footnotes(reading: Reading, text: Text, made: MarkedText, block: Paragraph) -> None:
    """Report each mark of a footnote in a block that stands where it may be a part of a word."""
    for start, end in made.cut:
        if block.words <= start < block.end and text.value[start] == "[":
            at, sign = made.at(start), text.value[start + 2 : end - 1]
            if message := misplaced(made.text.value[made.at(block.words) : at], sign, made.text.value[at : made.at(block.end)]):
                reading.report(text.at(start), "malformed_passage", message, HINT.format(sign))
