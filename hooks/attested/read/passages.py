"""A file of passages: the verbatim text of one source, locator by locator, with who speaks and who is quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from ..model import Anchor, FormerName, Passage, PassageFile, Place, Text, slug
from .files import Reading
from .former_names import listed
from .frontmatter import PassagesMatter, read_front_matter
from .headings import sound_id
from .items import VALID_ID
from .lines import Block, blocks, join
from .named_lines import named_lines
from .passage_text import PassageText
from .rich import with_marks

FACT = re.compile(r"([a-z]+(?: [a-z]+)?)\s*:\s*(.*)$", re.IGNORECASE | re.DOTALL)
FACTS = ("by", "answers", "original", "headword", "variant", "url", "place", "markup", "cut", "was")
ASIDE = re.compile(r"\s*\(([^()]*)\)\s*$")


def read_passages(reading: Reading, path: PurePosixPath) -> PassageFile | None:
    """Read one file of passages; None where it cannot be read as text. What is not understood goes to the findings."""
    lines = reading.lines(path)
    if lines is None:
        return None
    name = reading.name(path)
    front = read_front_matter(reading, name, lines, PassagesMatter)
    key = front.values.source if front.values else path.stem
    if front.values and key != path.stem:
        reading.report(
            front.places["source"],
            "malformed_passage",
            f"The file's name is “{path.name}”, its source “{key}”.",
            f"Name the file {key}.md, or write “source: {path.stem}”.",
        )
    passages: list[Passage] = []
    current: tuple[Block, list[Block]] | None = None
    for block in [*blocks(name, lines, front.body, source=True), None]:
        if block is not None and not (block.kind == "heading" and block.level <= 2):
            if current:
                current[1].append(block)
            else:
                reading.report(
                    block.place,
                    "malformed_passage",
                    "This stands before the first locator.",
                    "Put a heading above it: “## Locator {#id}”.",
                )
            continue
        if current:
            passages.append(_passage(reading, key, *current))
        current = (block, []) if block is not None and block.level == 2 else None
    _once(reading, passages)
    return PassageFile(key, front.values.retrieved if front.values else "unknown", tuple(passages), name, Place(name))


def _once(reading: Reading, passages: Sequence[Passage]) -> None:
    seen: dict[str, Passage] = {}
    for passage in passages:
        for what in (f"locator “{passage.locator}”", f"id “{passage.anchor}”"):
            if what in seen:
                reading.report(
                    passage.place,
                    "malformed_passage",
                    f"The {what} stands twice; the first is at line {seen[what].place.line}.",
                    "Give each passage a locator and an id of its own.",
                )
            seen.setdefault(what, passage)


@dataclass(slots=True)
class _Facts:
    """The list under a locator."""

    values: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)


def _named(reading: Reading, heading: Block) -> tuple[str, str]:
    """The locator that a heading gives, and its id."""
    heading = sound_id(reading, heading, "malformed_passage")
    locator = " ".join(heading.text.value.split())
    anchor = heading.id if heading.id is not None else slug(locator)
    if not locator or not VALID_ID.match(anchor):
        hint = "Write “## Locator {#id}” with an id of letters, digits and hyphens."
        reading.report(heading.place, "malformed_passage", f"“{anchor}” cannot be the id of a locator.", hint)
        anchor = slug(anchor) or f"line-{heading.place.line}"
    return locator, anchor


def _passage(reading: Reading, key: str, heading: Block, found: Sequence[Block]) -> Passage:
    locator, anchor = _named(reading, heading)
    found = [part for block in found for part in _parted(block)]
    count = next((at for at, block in enumerate(found) if block.kind != "item" or (at and block.gap and not _is_fact(block))), len(found))
    facts = _facts(reading, found[:count])
    named = named_lines(reading, facts.values.get("original", ""), facts.places.get("original", heading.place))
    body = PassageText(reading, key)
    for block in found[count:]:
        body.add(block)
    rich = _rich(reading, facts)
    words = (join(body.lines) if body.lines else Text("", ((0, heading.place),)), tuple(body.paragraphs), tuple(body.quoted))
    text, paragraphs, quoted, marks = with_marks(reading, *words) if rich else (*words, ())
    by, answers = facts.values.get("by", ""), facts.values.get("answers", "")
    if not body.paragraphs:
        reading.report(
            heading.place, "malformed_passage", f"“{locator}” holds no words.", "Put the words of the source below it."
        )
    return Passage(
        key=key,
        locator=locator,
        anchor=Anchor(anchor),
        by=ASIDE.sub("", by),
        name_established="not established" not in by.lower(),
        by_remark=_aside(by),
        answers=ASIDE.sub("", answers),
        answers_inferred="inferred" in _aside(answers).lower(),
        original=named.original,
        lines=named.lines,
        variant=facts.values.get("variant", ""),
        url=facts.values.get("url", ""),
        remark=facts.values.get("place", ""),
        text=text,
        paragraphs=paragraphs,
        quoted=quoted,
        place=heading.place,
        places=facts.places,
        headword=facts.values.get("headword", ""),
        rich=rich,
        marks=marks,
        cut=facts.values.get("cut", ""),
        view=named.view,
        parts=named.parts,
        stands=named.stands,
        was=_was(reading, facts),
    )


def _was(reading: Reading, facts: _Facts) -> tuple[FormerName, ...]:
    """The names that a passage had before: ids, or locators of which ids can be made."""
    if "was" not in facts.values:
        return ()
    place, value = facts.places["was"], facts.values["was"]
    names = [FormerName(one.name, place) for one in listed(Text(value, ((0, place),)), 0, value)]
    for one in names:
        if not slug(one.name):
            reading.report(place, "malformed_passage", f"“{one.name}” cannot have been the id of a locator.", "Write - was: old-id; commas part several.")
    return tuple(one for one in names if slug(one.name))


def _parted(block: Block) -> Sequence[Block]:
    """A fact, and as a paragraph of its own what follows it without a blank line and without indentation."""
    at = next((at for at, line in enumerate(block.lines) if at and line.place.column == 1), 0)
    if block.kind != "item" or not at or not _is_fact(block):
        return [block]
    return [replace(block, lines=block.lines[:at]), Block("paragraph", block.lines[at:], gap=False)]


def _aside(words: str) -> str:
    """Give the text in brackets at the end of a value; empty where there is none."""
    found = ASIDE.search(words)
    return found[1].strip() if found else ""


def _is_fact(block: Block) -> bool:
    """Tell whether an item says something of its passage; behind a blank line any other one is the first of a list of the source's."""
    fact = FACT.match(block.text.value)
    return fact is not None and fact[1].lower() in FACTS


def _facts(reading: Reading, found: Sequence[Block]) -> _Facts:
    facts = _Facts()
    for block in found:
        fact = FACT.match(block.text.value)
        name = fact[1].lower() if fact else ""
        if fact is None or name not in FACTS:
            reading.report(
                block.place,
                "malformed_passage",
                "This line under the locator was not understood.",
                f"The list under a locator has the lines {', '.join(f'- {one}: …' for one in FACTS)}; the source's words stand below it.",
            )
        elif name in facts.values:
            reading.report(
                block.place, "duplicate_key", f"“{name}” stands twice under this locator.", "Keep one of the two."
            )
        else:
            facts.values[name] = " ".join(fact[2].split())
            facts.places[name] = block.place
    return facts


def _rich(reading: Reading, facts: _Facts) -> bool:
    """Tell whether a passage says that it has marks of its source's type; a passage that says nothing is plain text."""
    said = facts.values.get("markup", "no")
    if said.lower() not in ("yes", "no"):
        reading.report(
            facts.places["markup"], "malformed_passage", f"“{said}” does not say whether the passage has marks.", "Write - markup: yes, or leave the line out."
        )
    return said.lower() == "yes"
