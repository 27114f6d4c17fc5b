"""A record as it was read, in BibTeX's terms, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its key and type as given, its fields by their names in small letters, and the lines, from 1, of all of them.

    The value of a field is TeX, as between the braces of a ``.bib`` file, but for the fields of :data:`.identifiers.VERBATIM`.
    ``number`` tells it from the others of its text.
    ``left`` names what the record says and no field of BibTeX takes. ``said`` are sentences on what was read otherwise than it is written.
    """

    key: str
    type: str
    fields: Mapping[str, str]
    line: int
    number: int
    lines: Mapping[str, int] = field(default_factory=dict)
    left: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordFault:
    """What is wrong, where, and how to write it. ``of`` is the number of the record that it concerns, -1 where none could be read."""

    line: int
    message: str
    hint: str
    of: int = -1
    check: str = "malformed_bibliography"
    breaks: bool = True
    column: int = 1


@dataclass(slots=True)
class FoundRecords:
    """All records of a text, and all that is wrong with it. ``form`` is the name of its format."""

    form: str
    items: list[Record] = field(default_factory=list)
    faults: list[RecordFault] = field(default_factory=list)
