"""``glossary/published/``: the texts of all published versions, a JSON file for each page and version."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePosixPath

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..model import Part, Place, PublishedText
from ..model.published import PartKind
from .files import LARGEST_ORIGINAL, Reading

FOLDER = "glossary/published"


class KeptPart(BaseModel):
    """A part of a page."""

    model_config = ConfigDict(extra="forbid", strict=True)

    kind: PartKind
    id: str = ""
    version: str = Field(default="", pattern=r"^([1-9]\d{0,5}\.\d{1,6})?$")
    title: str = ""
    words: str = ""
    said: str = ""
    note: str = ""
    parts: list[KeptPart] = []


class KeptPage(BaseModel):
    """A page in one of its versions."""

    model_config = ConfigDict(extra="forbid", strict=True)

    page: str
    version: str = Field(pattern=r"^[1-9]\d{0,5}\.\d{1,6}$")
    day: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    text: KeptPart


def read_published_texts(reading: Reading) -> tuple[PublishedText, ...]:
    """All kept texts. Findings: ``malformed_published_text``."""
    found = []
    for path in _files(reading):
        lines = reading.lines(path, LARGEST_ORIGINAL)
        one = _page(reading, reading.name(path), "\n".join(lines)) if lines is not None else None
        if one is not None:
            found.append(one)
    return tuple(found)


def _files(reading: Reading, folder: str = FOLDER) -> Iterator[PurePosixPath]:
    """The files of the folder and of those within it, in order."""
    base = PurePosixPath(folder)
    if reading.exists(base):
        yield from reading.in_folder(folder, ".json")
        for name in reading.tree.names(base) if reading.tree.kind(base) == "folder" else ():
            if reading.tree.kind(base / name) == "folder":
                yield from _files(reading, f"{folder}/{name}")


def _page(reading: Reading, name: str, text: str) -> PublishedText | None:
    try:
        value = json.loads(text)
        read = KeptPage.model_validate(value)
    except (ValueError, RecursionError) as error:
        where = Place(name, error.lineno, error.colno) if isinstance(error, json.JSONDecodeError) else Place(name)
        _report(reading, where, _told(error))
        return None
    if name != f"{FOLDER}/{read.page}/{read.version}.json":
        _report(reading, Place(name), f"it holds version {read.version} of {read.page}, and is not named like that")
        return None
    return PublishedText(read.page, read.version, read.day, _part(read.text), name)


def _told(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"“{'.'.join(map(str, first['loc']))}”: {first['msg'][:1].lower()}{first['msg'][1:]}"
    return f"it is not JSON: {error.msg.lower()}" if isinstance(error, json.JSONDecodeError) else "it is not JSON that can be read"


def _report(reading: Reading, place: Place, fault: str) -> None:
    reading.broken.add(place.path)
    reading.report(
        place,
        "malformed_published_text",
        f"The text of a published version cannot be read: {fault}.",
        "Nobody edits these files: take it back as it was from the repository (git checkout).",
    )


def _part(read: KeptPart) -> Part:
    inner = tuple(_part(one) for one in read.parts)
    return Part(read.kind, read.id, read.title, read.words, read.said, read.note, inner, read.version)
