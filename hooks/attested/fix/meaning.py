"""The content of a file without its formatting, so that a repair can be proved to change the formatting alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import PurePosixPath

from ..model import Place, Text
from ..read.bibliography import read_bibliography
from ..read.entry import read_entry
from ..read.files import Reading
from ..read.frontmatter import EntryMatter, PassagesMatter, read_front_matter
from ..read.limits import within_limits
from ..read.passages import read_passages
from ..read.tree import Held

UNSAID = frozenset(("place", "places", "path", "target_place", "anchor_written"))
"""Fields that say where something is written, or that an id is written down; not what is said."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """The values of a file without their places, how often each check speaks of it, and the index of the body's first line."""

    values: object
    faults: Mapping[str, int]
    body: int

    def is_that_of(self, other: Meaning) -> bool:
        """Tell whether the values are the same and no check speaks more often than in the other."""
        return self.values == other.values and all(count <= other.faults.get(check, 0) for check, count in self.faults.items())


def meaning(path: str, data: bytes) -> Meaning:
    """Read one file for what it says. Words count letter for letter; how much white space stands between them does not."""
    pure = PurePosixPath(path)
    reading = Reading(Held({pure: data}))
    body = 0
    found: object = data
    if path.startswith("glossary/") and path.endswith(".md"):
        found = within_limits(reading, pure, read_entry, None)
        body = _body(pure, data, EntryMatter)
    elif path.startswith("bib/passages/") and path.endswith(".md"):
        found = within_limits(reading, pure, read_passages, None)
        body = _body(pure, data, PassagesMatter)
    elif path.endswith(".bib"):
        found = within_limits(reading, pure, read_bibliography, None)
    return Meaning(_plain(found), Counter(finding.check for finding in reading.findings), body)


def _body(path: PurePosixPath, data: bytes, shape: type[EntryMatter] | type[PassagesMatter]) -> int:
    reading = Reading(Held({path: data}))
    lines = reading.lines(path)
    return read_front_matter(reading, path.as_posix(), lines, shape).body if lines is not None else 0


def _plain(value: object) -> object:
    if isinstance(value, Text):
        return " ".join(value.value.split())
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, Place):
        return None
    if is_dataclass(value):
        known = [(one.name, getattr(value, one.name)) for one in fields(value) if one.name not in UNSAID]
        return (type(value).__name__, *((name, _plain(one)) for name, one in known))
    if isinstance(value, tuple):
        return tuple(_plain(one) for one in value)
    if isinstance(value, Mapping):
        return tuple((key, _plain(one)) for key, one in value.items())
    return value
