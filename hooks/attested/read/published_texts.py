"""``glossary/published/``: the texts of all published versions, a JSON file for each page and version."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePosixPath

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..model import Part, Place, PublishedText
from ..model.journal import JOURNAL, digest, restoring
from ..model.published import PartKind
from .files import LARGEST_ORIGINAL, Reading
from .limits import within_limits

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
    acts: str = ""
    by: str = ""
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
        one = within_limits(reading, path, _page, None)
        if one is not None:
            found.append(one)
    return tuple(found)


def _files(reading: Reading) -> Iterator[PurePosixPath]:
    """The files of the folders that pages have there, ``glossary/<term>`` and ``sources/<key>``, in order."""
    folders = [PurePosixPath(FOLDER)]
    for folder in folders[:1]:
        kinds = [kind for kind in reading.folders_in(folder) if reading.name(kind) != JOURNAL]
        folders += [inner for kind in kinds for inner in (kind, *reading.folders_in(kind))]
    for folder in folders:
        yield from reading.in_folder(reading.name(folder), ".json")


def _page(reading: Reading, path: PurePosixPath) -> PublishedText | None:
    name, lines = reading.name(path), reading.lines(path, LARGEST_ORIGINAL)
    if lines is None:
        return None
    try:
        read = parsed_published_text("\n".join(lines), name)
    except (json.JSONDecodeError, ValidationError) as error:
        where = Place(name, error.lineno, error.colno) if isinstance(error, json.JSONDecodeError) else Place(name)
        _report(reading, where, _told(error))
        return None
    if name != f"{FOLDER}/{read.page}/{read.version}.json":
        _report(reading, Place(name), f"it holds version {read.version} of {read.page}, and is not named like that")
        return None
    return read


def parsed_published_text(text: str, path: str) -> PublishedText:
    """A kept text from the text of its file. ValueError, of which JSONDecodeError and ValidationError are kinds, where it is none."""
    read = KeptPage.model_validate(json.loads(text))
    return PublishedText(read.page, read.version, read.day, _part(read.text), path, digest(text))


def _told(error: json.JSONDecodeError | ValidationError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"it is not JSON: {error.msg.lower()}"
    first = error.errors()[0]
    return f"“{'.'.join(map(str, first['loc']))}”: {first['msg'][:1].lower()}{first['msg'][1:]}"


def _report(reading: Reading, place: Place, fault: str) -> None:
    reading.broken.add(place.path)
    reading.report(
        place,
        "malformed_published_text",
        f"The text of a published version cannot be read: {fault}.",
        f"Nobody edits these files. Run: {restoring(place.path)}",
    )


def _part(read: KeptPart) -> Part:
    inner = tuple(_part(one) for one in read.parts)
    return Part(read.kind, read.id, read.title, read.words, read.said, read.note, inner, read.version, read.acts, read.by)
