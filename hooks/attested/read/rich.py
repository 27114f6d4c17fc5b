"""A passage that says ``markup: yes``: its words without the signs of their marks, and the marks."""

from __future__ import annotations

from dataclasses import replace

from ..model import Mark, Paragraph, Quoted, Text
from ..prose.marks import read_marks
from .files import Reading

Words = tuple[Text, tuple[Paragraph, ...], tuple[Quoted, ...], tuple[Mark, ...]]


def with_marks(reading: Reading, text: Text, paragraphs: tuple[Paragraph, ...], quoted: tuple[Quoted, ...]) -> Words:
    """Give the words of a passage, its blocks and what it quotes in offsets of these words, and its marks. What was not understood goes to the findings."""
    made = read_marks(text, [(one.words, one.end) for one in paragraphs])
    for fault in made.faults:
        reading.report(text.at(fault.offset), "malformed_passage", fault.message, fault.hint)
    for one in paragraphs:
        if not made.text.value[made.at(one.words) : made.at(one.end)].strip():
            reading.report(text.at(one.start), "malformed_passage", "This paragraph holds marks and no words.", "Put the mark of a footnote behind the word that has it.")
    moved = tuple(replace(one, start=made.at(one.start), end=made.at(one.end)) for one in paragraphs)
    held = tuple(replace(one, start=made.at(one.start), end=made.at(one.end)) for one in quoted)
    return made.text, moved, held, made.marks
