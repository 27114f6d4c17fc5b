"""The names that headings, passages, notes and sources had before, where their contributor lists them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import FormerName, Place, Text
from .files import Reading
from .lines import Block
from .phrases import MARKS, phrase

LINE = re.compile(r"[\s*_]*was[\s*_]*[:：=][\s*_]*(.*?)[\s*_]*\.?\s*$", re.IGNORECASE | re.DOTALL)
ID = re.compile(r"#?([^\W_](?:[\w-]*[^\W_])?)$")
IN_NOTE = re.compile(rf"\s*\(\s*was\b\s*(?=[{MARKS}])", re.IGNORECASE)
BETWEEN_PHRASES = re.compile(rf"\s*,\s*(?=[{MARKS}])")
WRITE = "Write “Was: old-id” with the ids that this heading had before; commas part several."
WRITE_NOTE = 'Write - "phrase" (was "old phrase"): the note.'


def read_former_ids(reading: Reading, found: Sequence[Block]) -> tuple[list[Block], tuple[FormerName, ...]]:
    """Give the blocks under a heading without the line ``Was:``, and the ids that it names. Findings: ``malformed_section``."""
    rest: list[Block] = []
    names: list[FormerName] = []
    for block in found:
        written = LINE.match(block.text.value) if block.kind in ("paragraph", "item") else None
        if written is None:
            rest.append(block)
            continue
        for one in listed(block.text, written.start(1), written[1]):
            valid = ID.match(one.name)
            if valid:
                names.append(FormerName(valid[1], one.place))
            else:
                reading.report(one.place, "malformed_section", f"“{one.name}” cannot have been the id of a heading.", WRITE)
    return rest, tuple(names)


def listed(text: Text, start: int, value: str) -> list[FormerName]:
    """The names in a list with commas between, which begins at an offset of a text; an empty one where nothing stands between two commas."""
    found: list[FormerName] = []
    for part in value.split(","):
        place = text.at(start + len(part) - len(part.lstrip()))
        found.append(FormerName(" ".join(part.split()), place))
        start += len(part) + 1
    return found


def former_phrases(text: Text, start: int) -> tuple[tuple[FormerName, ...], int] | None:
    """What stands in ``(was "…", "…")`` behind the phrase of a note, and the offset behind it.

    Nothing where no such bracket follows; None where one begins and is not written like this.
    """
    opened = IN_NOTE.match(text.value, start)
    if opened is None:
        return ((), start) if not re.match(r"\s*\(\s*was\b", text.value[start:], re.IGNORECASE) else None
    names: list[FormerName] = []
    at: int = opened.end()
    while (read := phrase(text, at, r",|\)")) is not None:
        names.append(FormerName(" ".join(read[0].value.split()), read[0].place))
        comma = BETWEEN_PHRASES.match(text.value, read[1])
        if comma is None:
            closed = re.compile(r"\s*\)").match(text.value, read[1])
            return (tuple(names), closed.end()) if closed else None
        at = comma.end()
    return None


def former_keys(reading: Reading, place: Place, value: str, valid: re.Pattern[str]) -> tuple[FormerName, ...]:
    """The keys in the field ``was`` of a record. Findings: ``malformed_bibliography`` for what can be no key, which is left out."""
    names = [" ".join(part.split()) for part in value.replace("{", "").replace("}", "").split(",")] if value else []
    for name in names:
        if not valid.match(name):
            reading.report(place, "malformed_bibliography", f"“{name}” cannot have been the key of a record.", "Write was = {old-key}; commas part several.")
    return tuple(FormerName(name, place) for name in names if valid.match(name))
