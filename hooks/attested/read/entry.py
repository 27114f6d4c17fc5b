"""An entry: one Markdown file of ``glossary/`` as a value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from ..model import (
    Anchor,
    Case,
    Claim,
    DatedFact,
    Definition,
    Entry,
    Note,
    Place,
    Quotation,
    Relation,
    TermId,
    Text,
    Usage,
    Wording,
    slug,
)
from .files import Reading
from .frontmatter import EntryMatter, read_front_matter
from .headings import sound_headings
from .items import HeadedBlocks, read_items
from .lines import Block, blocks
from .lists import read_relations, read_word_history, read_wordings

NAMED = re.compile(r"\s*(definition)\s*[:：]", re.IGNORECASE)
"""The heading of a definition whose sense has a name: “Definition: by what it does”."""

SECTIONS = ("Definition", "Relations", "Usage", "Cases", "Claims", "Wording", "History")


def read_entry(reading: Reading, path: PurePosixPath) -> Entry | None:
    """Read one entry.

    None where the file cannot be read as text; otherwise the entry as far as it was understood, the rest in findings.
    """
    lines = reading.lines(path)
    if lines is None:
        return None
    name = reading.name(path)
    front = read_front_matter(reading, name, lines, EntryMatter)
    parts = list(_parts(reading, sound_headings(reading, blocks(name, lines, front.body), SECTIONS)))
    title = next((part.heading for part in parts if part.heading is not None and part.heading.level == 1), None)
    matter = front.values
    term = matter.term if matter else (title.text.value if title else path.stem)
    if title is not None or matter or front.body < len(lines):
        _titled(reading, Place(name, front.body + 1), title, term)
    items: list[Definition | Usage | Case | Claim] = []
    relations: list[Relation] = []
    wordings: list[Wording] = []
    history: list[DatedFact] = []
    for part in parts:
        section = part.section
        if section == "Relations":
            relations += read_relations(reading, part.blocks, (term, *(matter.aliases if matter else ()), *(matter.forms if matter else ())))
        elif section == "Wording":
            wordings += read_wordings(reading, part.blocks)
        elif section == "History":
            history += read_word_history(reading, part.blocks)
        elif section and part.heading is not None:
            items += read_items(reading, section, part, len([one for one in items if isinstance(one, Definition)]))
    return Entry(
        id=TermId(path.stem),
        term=term,
        slug=matter.slug if matter else "",
        aliases=tuple(matter.aliases) if matter else (),
        forms=tuple(matter.forms) if matter else (),
        autolink=matter.autolink if matter else True,
        was=tuple(matter.was) if matter else (),
        gloss=_gloss(reading, parts),
        items=tuple(_distinct(items)),
        relations=tuple(relations),
        wordings=tuple(wordings),
        path=name,
        place=title.place if title else Place(name),
        places=front.places,
        history=tuple(history),
    )


def _titled(reading: Reading, below: Place, title: Block | None, term: str) -> None:
    """The heading of the first level says the term."""
    if title is None:
        reading.report(
            below, "malformed_section", "The entry has no title.", f"Write “# {term}” under the front matter."
        )
    elif title.text.value.split() != term.split():
        reading.report(
            title.place,
            "malformed_section",
            f"The title “{title.text.value}” is not the term “{term}”.",
            f"Write “# {term}”, or change “term:” in the front matter.",
        )


def _parts(reading: Reading, found: Iterable[Block]) -> Iterable[HeadedBlocks]:
    """The body cut at its headings of the first two levels; unknown ones are reported and what they hold is dropped."""
    current, section = HeadedBlocks(None, [], ""), ""
    for block in found:
        if block.kind != "heading" or block.level == 3:
            current.blocks.append(block)
            continue
        yield current
        words = block.text.value
        opens = NAMED.match(words)
        named = (opens[1] if opens else words.strip()).casefold()
        section = next((known for known in SECTIONS if known.casefold() == named), "")
        if block.level == 2 and not section:
            reading.report(
                block.place,
                "unknown_section",
                f"“{words}” is not a section of an entry.",
                f"The sections are {', '.join('## ' + one for one in SECTIONS)}; under Usage, Cases and Claims each item has a heading with ###.",
            )
        current = HeadedBlocks(block, [], section if block.level == 2 else "")
    yield current


def _gloss(reading: Reading, parts: Sequence[HeadedBlocks]) -> Text | None:
    """The lead paragraph."""
    lead = [block for part in parts if part.heading is None or part.heading.level == 1 for block in part.blocks]
    for block in lead:
        if block.kind in ("quote", "heading"):
            reading.report(
                block.place,
                "malformed_section",
                "A quotation stands before the first section."
                if block.kind == "quote"
                else "This heading stands before the first section.",
                "Put it under ## Definition, ## Usage, ## Cases or ## Claims.",
            )
    prose = [block for block in lead if block.kind in ("paragraph", "item")]
    return HeadedBlocks.prose(prose) if prose else None


def _distinct(items: Sequence[Definition | Usage | Case | Claim]) -> Iterable[Definition | Usage | Case | Claim]:
    """The items, with anchors that were made (not written) told apart by a number where two would be the same."""
    taken: dict[str, int] = {}
    for item in items:
        blocks = tuple(_apart(block, taken) if isinstance(block, Quotation) else block for block in item.blocks)
        yield type(item)(
            **{name: getattr(item, name) for name in item.__dataclass_fields__ if name not in ("blocks", "role")},
            blocks=blocks,
        )


def _apart(quotation: Quotation, taken: dict[str, int]) -> Quotation:
    anchor = _free(quotation.anchor, taken)
    notes = tuple(
        Note(_free(f"{anchor}-{slug(note.phrase.value)}", taken), note.phrase, note.body, note.was) for note in quotation.notes
    )
    return replace(quotation, anchor=anchor, notes=notes)


def _free(anchor: str, taken: dict[str, int]) -> Anchor:
    taken[anchor] = taken.get(anchor, 0) + 1
    return Anchor(anchor if taken[anchor] == 1 else _free(f"{anchor}-{taken[anchor]}", taken))
