"""``glossary/published/journal/``: the publications, a JSON file for each, named after what it holds."""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from ..model import Place
from ..model.journal import JOURNAL, JournalEntry, digest, restoring, stated
from .files import LARGEST_ORIGINAL, Reading
from .limits import within_limits

NAME = re.compile(r"(\d{4,6})-[0-9a-f]{12}")
Line = Annotated[str, AfterValidator(lambda line: str(stated(line)))]
KEPT = re.compile(r"glossary/published/(?:glossary|sources)/(?!\.\.?/)[^/\\]+/[0-9]+\.[0-9]+\.json")
"""The file of a kept text. Restoring writes what an entry names, so no entry may name anything else."""


def _kept(path: str) -> str:
    if not KEPT.fullmatch(path):
        raise ValueError(f"no kept text: {path}")
    return path


Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class WrittenEntry(BaseModel):
    """An entry as its file holds it."""

    model_config = ConfigDict(extra="forbid", strict=True)

    publication: int = Field(ge=1, le=999_999)
    parents: list[Annotated[str, Field(pattern=r"^\d{4,6}-[0-9a-f]{64}$")]]
    day: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    branch: str
    lines: list[Line]
    texts: dict[Annotated[str, AfterValidator(_kept)], Hash]


def read_journal(reading: Reading) -> tuple[JournalEntry, ...]:
    """All entries, in the order of their numbers. Findings: ``malformed_journal_entry``."""
    found = []
    for path in reading.in_folder(JOURNAL, ".json"):
        one = within_limits(reading, path, _entry, None)
        if one is not None:
            found.append(one)
    return tuple(sorted(found, key=lambda one: (one.number, one.hash)))


def parsed_entry(text: str) -> JournalEntry:
    """An entry from the text of its file. ValueError where it is none, with words for what is wrong."""
    try:
        read = WrittenEntry.model_validate(json.loads(text))
    except json.JSONDecodeError as error:
        raise ValueError(f"it is not JSON: {error.msg.lower()}") from None
    except ValidationError as error:
        first = error.errors()[0]
        raise ValueError(f"“{'.'.join(map(str, first['loc']))}”: {first['msg'][:1].lower()}{first['msg'][1:]}") from None
    return JournalEntry(read.publication, digest(text), tuple(read.parents), read.day, read.branch, tuple(read.lines), read.texts)


def _entry(reading: Reading, path: PurePosixPath) -> JournalEntry | None:
    lines = reading.lines(path, LARGEST_ORIGINAL)
    if lines is None:
        return None
    if not NAME.fullmatch(path.stem):
        _malformed(reading, path, "a file of the journal is named after a publication’s number and the first 12 digits of its hash, and this one is not")
        return None
    try:
        read = parsed_entry("\n".join(lines))
    except ValueError as error:
        _malformed(reading, path, str(error))
        return None
    if read.name != path.stem:
        _malformed(reading, path, f"it was altered, since what it holds would be named {read.name}.json")
        return None
    return read


def _malformed(reading: Reading, path: PurePosixPath, fault: str) -> None:
    name = reading.name(path)
    reading.broken.add(name)
    message = f"This entry of the journal of publications is not as it was written: {fault}."
    reading.report(Place(name), "malformed_journal_entry", message, f"Run: {restoring(name)}")
