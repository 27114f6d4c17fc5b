"""The items of an entry, each under a heading: quotations with their notes, and our prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Anchor, Case, Claim, Definition, Note, Place, Quotation, Text, Usage, slug
from ..prose.plain_text import heading_words
from .answers import read_answers
from .files import Reading
from .former_names import read_former_ids
from .lines import Block, Line, join
from .quotations import almost_note, joined, read_note, read_quotation

SENSES = ("conforms", "narrows", "widens", "departs")
SENSE = re.compile(r"[\s*_]*sense[\s*_]*[:：=][\s*_]*(.*?)[\s*_]*\.?\s*$", re.IGNORECASE)
OF_DEFINITION = re.compile(r"(?:([0-9]{1,3})\s*(?:[,;:]\s*|$))?(.*)", re.DOTALL)
NUMBERED = re.compile(r"definition(?:-([2-9]|[1-9]\d+))?$")
VALID_ID = re.compile(r"[^\W_](?:[\w-]*[^\W_])?$")


@dataclass(frozen=True, slots=True)
class HeadedBlocks:
    """A heading and the blocks under it. ``section`` is the name of the section it opens, or empty."""

    heading: Block | None
    blocks: list[Block]
    section: str

    @staticmethod
    def prose(found: Sequence[Block]) -> Text:
        """Blocks as one Markdown text, list marks put back, so that one converter can print them."""
        lines: list[Line] = []
        for index, block in enumerate(found):
            if index and (block.gap or block.kind != found[index - 1].kind):
                lines.append(Line("", block.place))
            for at, line in enumerate(block.lines):
                mark = ("- " if at == 0 else "  ") if block.kind == "item" else ""
                lines.append(
                    Line(mark + line.text, Place(line.place.path, line.place.line, line.place.column - len(mark)))
                )
        return join(lines)


def read_items(
    reading: Reading, section: str, part: HeadedBlocks, definitions: int
) -> list[Definition | Usage | Case | Claim]:
    """The items of a section.

    In: the section's name, its heading and blocks, and how many definitions stand before it. What is not understood
    goes to the findings.
    """
    heading = part.heading
    assert heading is not None
    if section == "Definition":
        return [_definition(reading, heading, part.blocks, definitions + 1)]
    items: list[Definition | Usage | Case | Claim] = []
    current: tuple[Block, list[Block]] | None = None
    for block in [*part.blocks, None]:
        if block is None or block.kind == "heading":
            if current:
                items.append(_item(reading, section, *current))
            current = (block, []) if block else None
        elif current:
            current[1].append(block)
        else:
            reading.report(
                block.place,
                "malformed_section",
                f"This stands under ## {section} without a heading of its own.",
                "Put a heading above it, “### What it is about {#short-name}”: it is what others link to.",
            )
    return items


def _definition(reading: Reading, heading: Block, found: Sequence[Block], number: int) -> Definition:
    anchor = "definition" if number == 1 else f"definition-{number}"
    if heading.id is not None:
        written = NUMBERED.match(heading.id)
        if written:
            number, anchor = int(written[1] or 1), heading.id
        else:
            reading.report(
                heading.place,
                "malformed_section",
                f"“{heading.id}” cannot be the id of a definition.",
                "Write {#definition}, or {#definition-2} and so on: numbers never move.",
            )
    _, colon, name = heading.text.value.replace("：", ":").partition(":")
    if colon and not name.strip():
        reading.report(heading.place, "malformed_section", "This definition is to have a name, and has none.", "Write “## Definition: by what it does”, or leave the colon out.")
    found, was = read_former_ids(reading, found)
    return Definition(
        Anchor(anchor),
        heading.text,
        _blocks(reading, found, "definition", anchor),
        heading.place,
        heading.id is not None,
        number,
        heading_words(name),
        was=was,
    )


def _item(reading: Reading, section: str, heading: Block, found: Sequence[Block]) -> Usage | Case | Claim:
    anchor = heading.id or slug(heading.text.value)
    if not VALID_ID.match(anchor):
        reading.report(
            heading.place,
            "malformed_section",
            f"“{anchor}” cannot be the id of a heading." if anchor else "This heading has no words.",
            "Give it an id of letters, digits and hyphens: {#short-name}.",
        )
        anchor = slug(anchor) or f"line-{heading.place.line}"
    made = bool(heading.id)
    found, answers = read_answers(reading, found)
    found, was = read_former_ids(reading, found)
    if section == "Claims":
        return Claim(Anchor(anchor), heading.text, _blocks(reading, found, "claim", anchor), heading.place, made, answers=answers, was=was)
    sense, of, rest = "", 0, list(found)
    for block in found:
        written = SENSE.match(block.text.value) if block.kind in ("paragraph", "item") else None
        if written:
            rest.remove(block)
            sense, of = _sense(reading, block, written[1], section)
    if section == "Cases":
        return Case(Anchor(anchor), heading.text, _blocks(reading, rest, "case", anchor), heading.place, made, of, answers=answers, was=was)
    return Usage(Anchor(anchor), heading.text, _blocks(reading, rest, "usage", anchor), heading.place, made, sense, of, answers=answers, was=was)


def _sense(reading: Reading, block: Block, written: str, section: str) -> tuple[str, int]:
    """How a use stands to the definition, and the number of that definition; of a case, the number alone."""
    parts = OF_DEFINITION.fullmatch(written)
    assert parts is not None
    sense, of = (parts[2] or "").lower(), int(parts[1] or 0)
    if section == "Cases" and (sense or not of):
        hint = "Write “Sense: 2” with the number of the definition that is meant, or leave the line out."
        reading.report(block.place, "malformed_section", f"“{written}” is not the number of a definition.", hint)
        return "", 0
    if section == "Usage" and sense not in SENSES:
        hint = f"Write “Sense: ” and one of {', '.join(SENSES)}: how this use stands to the definition; where there are several, “Sense: 2, {SENSES[1]}”."
        reading.report(block.place, "malformed_section", f"“{written}” is not a sense.", hint)
        return "", 0
    return sense, of


def _blocks(reading: Reading, found: Sequence[Block], role: str, anchor: str) -> tuple[Quotation | Text, ...]:
    """Quotations, each with the list of notes right under it, and between them our prose."""
    made: list[Quotation | Text] = []
    prose: list[Block] = []
    index = 0
    while index < len(found):
        block = found[index]
        if block.kind != "quote":
            prose.append(block)
            index += 1
            continue
        if prose:
            made.append(HeadedBlocks.prose(prose))
            prose = []
        block, index = joined(found, index)
        below = found[index] if index < len(found) else None
        notes: list[Note] = []
        while index < len(found) and found[index].kind == "item":
            note = read_note(reading, found[index])
            notes += [note] if note else []
            index += 1
        if not notes and index < len(found) and almost_note(reading, found[index]):
            index += 1
        first = not any(isinstance(one, Quotation) for one in made)
        made.append(read_quotation(reading, block, below, role, anchor, notes, first=first))
    if prose:
        made.append(HeadedBlocks.prose(prose))
    return tuple(made)
