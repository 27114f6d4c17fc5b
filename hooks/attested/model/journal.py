"""The journal of publications: an entry for each, which says what it changed and which entries it goes on from."""

from __future__ import annotations

import hashlib
import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass

JOURNAL = "glossary/published/journal"
"""The folder of the journal, relative to the root."""

SHORT = 12
"""Hexadecimal digits of an entry's hash that stand in the name of its file."""


PLAIN = re.compile(r"[\w./-]+")
"""A path that no shell reads otherwise; the letters are those of any script."""

STATED = re.compile(
    r"^(?P<address>\S+) (?P<state>live|moved|retired) (?P<version>[0-9]+\.[0-9]+(?:\+[0-9]+)?) (?P<hash>\S+) (?P<first>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r" (?P<since>[0-9]{4}-[0-9]{2}-[0-9]{2})(?: -> (?P<successor>\S+))?(?: because (?P<reason>.+))?$"
)
"""A line of the ledger with single spaces between its words."""


@dataclass(frozen=True, slots=True)
class StatedLine:
    """A line of the ledger as an entry of the journal states it, in its columns: those of :class:`~attested.model.ledger.Published`, as they are written."""

    address: str
    state: str
    version: str
    hash: str
    first: str
    since: str
    successor: str = ""
    reason: str = ""

    def __str__(self) -> str:
        """The line with single spaces between its words."""
        end = (*(("->", self.successor) if self.successor else ()), *(("because", self.reason) if self.reason else ()))
        return " ".join((self.address, self.state, self.version, self.hash, self.first, self.since, *end))


def stated(line: str) -> StatedLine:
    """Read a line of the ledger as an entry of the journal holds it. ValueError for any other line."""
    found = STATED.match(line)
    if found is None:
        raise ValueError(f"no line of the ledger: {line}")
    return StatedLine(**found.groupdict(""))


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """A publication as it was written down: a file of the journal, named after its number and its content.

    ``parents`` are the entries that it goes on from, each as its number and whole hash (``0002-…``): none for the first, and two where
    both sides of a merge were joined. ``lines`` are those lines of the ledger that it wrote or changed, as they stand there. ``texts``
    gives the hash of each kept text that it added or restated, by the path of its file. ``branch`` is where it was published, empty
    outside of a repository. Hashes are SHA-256 in hexadecimal digits, of the file with line feeds at its lines' ends.
    """

    number: int
    hash: str
    parents: tuple[str, ...]
    day: str
    branch: str
    lines: tuple[str, ...]
    texts: Mapping[str, str]

    @property
    def stated(self) -> tuple[StatedLine, ...]:
        """Its lines in their columns."""
        return tuple(map(stated, self.lines))

    @property
    def full_name(self) -> str:
        """The number and the whole hash, as the entries after this one name it."""
        return f"{self.number:04}-{self.hash}"

    @property
    def name(self) -> str:
        """The number and the first digits of the hash: the name of its file, without the suffix."""
        return short_name(self.full_name)

    @property
    def path(self) -> str:
        """The file of the entry, relative to the root."""
        return entry_file(self.name)


def short_name(full_name: str) -> str:
    """The name of an entry's file, without the suffix, from its number and whole hash."""
    number, _, hash_ = full_name.partition("-")
    return f"{number}-{hash_[:SHORT]}"


def entry_file(name: str) -> str:
    """The file of the journal's entry of a name, relative to the root."""
    return f"{JOURNAL}/{name}.json"


def digest(text: str) -> str:
    """The hash of a file's text, whose lines end with line feeds."""
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def restoring(path: str) -> str:
    """The command that puts a file of the ledger back as it was, or takes away one that no publication wrote."""
    return f"attested restore {path if PLAIN.fullmatch(path) else shlex.quote(path)}"
