"""Headings as they are written by mistake.

Each is told once and then read as what was plainly meant, so that one slip does not bring a finding for every line below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..model import slug
from .files import Reading
from .lines import FENCE, Block, Line

UNDERLINE = re.compile(r"\s*(?:-{2,}|={2,})\s*$")
DRESSED = re.compile(r"[\s*_]*([A-Za-z]+)[\s*_:]*$")
BRACES = re.compile(r"\s*(\{[^{}]*\}?)\s*$")


def sound_headings(reading: Reading, found: Iterable[Block], sections: Sequence[str]) -> Iterator[Block]:
    """The blocks of an entry with their headings mended. ``sections`` are the names of its sections.

    Findings: ``malformed_section``, one for each heading that is not written as headings are.
    """
    titled = opened = False
    for block in found:
        if block.kind == "paragraph":
            yield _from_paragraph(reading, block, sections)
            continue
        if block.kind != "heading":
            yield block
            continue
        first = block.level == 1 and not titled
        titled = titled or first
        name = "" if first or block.level == 2 or block.id else _section(block.text.value, sections)
        if name:
            _tell(reading, block, f"“{name}” is a section, but its heading has {_hashes(block.level)}.", f"Write “## {name}”.")
            block = replace(block, level=2)
        elif block.level > 3 or (block.level == 1 and not first and opened):
            _tell(
                reading,
                block,
                f"This heading has {_hashes(block.level)}.",
                "The title of the entry has one, a section two, and what stands under Usage, Cases or Claims three: “### Words {#id}”.",
            )
            block = replace(block, level=3)
        opened = opened or block.level == 2
        yield sound_id(reading, block, "malformed_section")


def sound_id(reading: Reading, heading: Block, check: str) -> Block:
    """A heading whose id is written as ids are; braces at its end that hold none are told as ``check`` and taken away."""
    if heading.id is not None:
        return heading
    text = heading.text
    braces = BRACES.search(text.value)
    if braces is None:
        return heading
    reading.report(
        text.at(braces.start(1)),
        check,
        f"“{braces[1]}” at the end of this heading is no id.",
        "Write {#short-name}: a hash, then letters, digits and hyphens without spaces.",
    )
    line = Line(text.value[: braces.start()], heading.place)
    return replace(heading, lines=(line,), id=slug(braces[1]) or None)


def _from_paragraph(reading: Reading, block: Block, sections: Sequence[str]) -> Block:
    lines = [line.text for line in block.lines]
    alone = len(lines) == 1 or (len(lines) == 2 and UNDERLINE.match(lines[1]))
    name = _section(lines[0], sections) if alone else ""
    if name:
        message = f"“{name}” stands here like a heading, but is not written as one."
        _tell(reading, block, message, f"Write “## {name}” on a line of its own.")
        return Block("heading", (Line(name, block.place),), 2, None, block.gap)
    fence = FENCE.match(lines[0])
    if fence and not any(line.strip().startswith(fence[1]) for line in lines[1:]):
        message = f"The “{fence[1]}” that begins a block of code here has no end."
        _tell(reading, block, message, f"Write “{fence[1]}” on a line of its own behind it, or take it away.")
        return replace(block, lines=(Line("", block.place), *block.lines[1:]))
    return block


def _section(words: str, sections: Sequence[str]) -> str:
    plain = DRESSED.match(words)
    return next((one for one in sections if plain and one.casefold() == plain[1].casefold()), "")


def _hashes(level: int) -> str:
    return f"{('one', 'two', 'three', 'four', 'five', 'six')[level - 1]} “#”"


def _tell(reading: Reading, block: Block, message: str, hint: str) -> None:
    reading.report(block.place, "malformed_section", message, hint)
