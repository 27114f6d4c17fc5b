"""A text in BibTeX or BibLaTeX as records, by bibtexparser; what it lets pass in silence is found here."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from .identifiers import VERBATIM, verbatim
from .inherit import inherited
from .item import FoundRecords, Record, RecordFault

if TYPE_CHECKING:
    from bibtexparser.library import Library
    from bibtexparser.model import Entry, Field, ParsingFailedBlock, String

WRITE = "Write a record as @online{key, title = {…}, url = {…}} with a comma after the key and after each field."
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
RECORD = re.compile(r"\s*@\s*(?!comment\b)\w+\s*[{(]", re.IGNORECASE)
NAME = re.compile(r"[^\s\"#{}(),=%]+")


class _ValueFaultError(Exception):
    """A value is not one; the arguments are a message and a hint, with {0} for the field's name."""


def read_bibtex(lines: Sequence[str]) -> FoundRecords:
    """Read the records of a text, given by its lines."""
    import bibtexparser
    from bibtexparser.model import Block, DuplicateBlockKeyBlock, Entry, ParsingFailedBlock, String

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # its warnings are found again below, with their lines
    library = bibtexparser.parse_string("\n".join(lines) + "\n", parse_stack=[])
    found = FoundRecords("BibTeX")
    strings = _strings(library)
    for block in sorted(library.blocks, key=lambda one: one.start_line or 0):
        made: Block | None = block
        if isinstance(block, DuplicateBlockKeyBlock) and (isinstance(block.ignore_error_block, String) or not block.key):
            made = block.ignore_error_block  # records without a key are not one record
        if isinstance(made, String):
            _define(made, strings, found.faults)
        elif isinstance(made, Entry):
            found.items.append(_item(made, len(found.items), strings, found.faults))
        elif isinstance(made, ParsingFailedBlock):
            found.faults.append(_failed(made))
    known = {block.start_line for block in library.blocks}
    for index, line in enumerate(lines):
        if index not in known and RECORD.match(line):
            message = "The record that begins here is inside another one, which has no end."
            found.faults.append(RecordFault(index + 1, message, WRITE))
    inherited(found)
    return found


def _failed(block: ParsingFailedBlock) -> RecordFault:
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock

    line = (block.start_line or 0) + 1
    if isinstance(block, DuplicateBlockKeyBlock):
        first = (block.previous_block.start_line or 0) + 1
        message, hint = (
            f"The record “{block.key}” stands twice; the first is at line {first}.",
            "Keep one of the two, or give one another key.",
        )
        return RecordFault(line, message, hint, check="duplicate_key", breaks=False)
    if isinstance(block, DuplicateFieldKeyBlock):
        message = f"A field stands twice in this record: {', '.join(sorted(block.duplicate_keys))}."
        return RecordFault(line, message, "Keep one of the two.", check="duplicate_key")
    return RecordFault(line, "The record that begins here cannot be read.", WRITE)


def _strings(library: Library) -> dict[str, str]:
    """The abbreviations that the text defines anywhere, by their names in small letters, and the months, which every style of BibTeX defines."""
    known = {month: month for month in MONTHS}
    for one in library.strings:
        _define(one, known, [])
    return known


def _define(one: String, known: dict[str, str], faults: list[RecordFault]) -> None:
    """Note an abbreviation. The latest of several definitions holds for the records behind it, as in BibTeX."""
    try:
        known[one.key.lower()] = _value(str(one.value), known)
    except _ValueFaultError as fault:
        line = (one.start_line or 0) + 1
        faults.append(RecordFault(line, str(fault.args[0]).format(one.key), str(fault.args[1]).format(one.key)))


def _item(entry: Entry, number: int, strings: Mapping[str, str], faults: list[RecordFault]) -> Record:
    start = (entry.start_line or 0) + 1
    fields, lines = {}, {}
    for field in entry.fields:
        name = field.key.strip().lower()
        line = (field.start_line or 0) + 1
        try:
            fields[name], lines[name] = _read(name, field, strings), line
        except _ValueFaultError as fault:
            faults.append(
                RecordFault(line, str(fault.args[0]).format(field.key), str(fault.args[1]).format(field.key), number)
            )
    return Record(entry.key, entry.entry_type.lower(), fields, start, number, lines)


def _read(name: str, field: Field, strings: Mapping[str, str]) -> str:
    if not name:
        raise _ValueFaultError("A field here has no name.", WRITE.replace("{", "{{").replace("}", "}}"))
    value = _value(str(field.value), strings)
    return verbatim(value) if name in VERBATIM else value


def _value(raw: str, strings: Mapping[str, str]) -> str:
    """The value of pieces with “#” between them: in braces, in quotation marks, numbers, and names of abbreviations."""
    made, at, joined = "", 0, True
    while (at := _past_space(raw, at)) < len(raw):
        if raw[at] == "#":
            joined, at = True, at + 1
            continue
        if not joined:
            if re.match(r"\w[\w+-]*\s*=", raw[at:]):
                raise _ValueFaultError("No comma stands behind the value of “{0}”.", "Write {0} = {{…}}, with a comma.")
            raise _ValueFaultError(
                "Behind the value of “{0}” stands what is no part of it.",
                "Write {0} = {{…}}, with all of it between the braces.",
            )
        if raw[at] in '{"':
            end = _end(raw, at)
            made += raw[at + 1 : end]
            at = end + 1
        else:
            name = NAME.match(raw, at)
            if name is None or re.match(r"\s*=", raw[name.end() :]):
                raise _ValueFaultError(
                    "The value of “{0}” cannot be read.", "Write {0} = {{…}}, with a comma behind it."
                )
            made += name[0] if name[0].isdigit() else _abbreviated(name[0], strings)
            at = name.end()
        joined = False
    return " ".join(made.split())


def _abbreviated(name: str, strings: Mapping[str, str]) -> str:
    if name.lower() not in strings:
        raise _ValueFaultError(
            "The value of “{0}” stands without braces and is no number"
            + f": no @string defines “{name}”.".replace("{", "").replace("}", ""),
            "Write {0} = {{…}}, or add the @string.",
        )
    return strings[name.lower()]


def _past_space(raw: str, at: int) -> int:
    while at < len(raw) and raw[at].isspace():
        at += 1
    return at


def _end(raw: str, at: int) -> int:
    """The index of the brace or quotation mark that closes the one at ``at``."""
    depth, close = 0, "}" if raw[at] == "{" else '"'
    for index in range(at + 1, len(raw)):
        sign = raw[index]
        if sign == close and depth == 0:
            return index
        if sign in "{}":  # BibTeX counts those behind a backslash too
            depth += 1 if sign == "{" else -1
    raise _ValueFaultError(
        "The value of “{0}” has no end.", "Write {0} = {{…}}, with as many closing braces as opening ones."
    )
