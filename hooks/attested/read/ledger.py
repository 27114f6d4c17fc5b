"""``glossary/anchors.lock``: what was published, a line for each anchor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath
from typing import cast

from ..model import Anchor, Ledger, Place, Published
from ..model.journal import restoring
from ..model.ledger import LOCK, AnchorState, WrittenLine, numbers, parted
from .files import Reading
from .journal import read_journal
from .published_texts import read_published_texts

LARGEST = 64 * 1024 * 1024
"""Bytes: some 500,000 anchors."""

ADDRESS = re.compile(r"(?:glossary|sources)/[^\s/#]+(?:#[^\s#]+)?")
VERSION = re.compile(r"[1-9]\d{0,5}\.(?:0|[1-9]\d{0,5})(?:\+[1-9]\d{0,5})?")
HASH = re.compile(r"[0-9a-f]{16}\.[0-9a-f]{16}(?:\.[0-9a-f]{16})?")
BECAUSE = re.compile(r"\s+because(?:\s+|$)")
MERGE = re.compile(r"(<{7}|={7}|>{7}|\|{7})")
STATES = ("live", "moved", "retired")
HOW = (
    "A line that “attested publish” writes is: address, state, version, hash, day of the first publication, day of this version. "
    "A line to add by hand is: address moved -> new address; or: address retired because of this reason."
)


LAST = re.compile(r"# Last publication: (\S+)")
"""The comment in which the ledger names the entry of the journal that it was added up to."""


class MalformedLineError(Exception):
    """A line of the ledger is malformed: the column (from 1) of the fault, and a message."""

    def __init__(self, column: int, message: str) -> None:
        super().__init__(message)
        self.column, self.message = column, message


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A line as written, its words separated by single spaces. ``short`` has no version, hash and days: a contributor added it."""

    published: Published
    short: bool
    text: str


def read_ledger(reading: Reading, path: PurePosixPath) -> Ledger:
    """Read the ledger at a path, which is :data:`LOCK`, and the texts of its versions; empty where there is none.

    Findings: ``malformed_ledger_line``, after which nothing is concluded from it, and ``malformed_published_text``.
    """
    published_texts, journal = read_published_texts(reading), read_journal(reading)
    lines = reading.lines(path, LARGEST) if reading.exists(path) else None
    if lines is None:
        return Ledger(published_texts=published_texts, journal=journal)
    read: list[LedgerLine] = []
    last = ""
    for number, text in enumerate(lines, start=1):
        if not text.strip() or text.lstrip().startswith("#"):
            named = LAST.match(text)
            last = named[1] if named else last
            continue
        try:
            read.append(_line(text, Place(LOCK, number)))
        except MalformedLineError as fault:
            _report(reading, Place(LOCK, number, fault.column), fault.message, bool(journal))
    written = {line.published.address: WrittenLine(line.text, line.published.place) for line in read if not line.short}
    return Ledger(tuple(_joined(reading, read, bool(journal))), published_texts, written, last, journal)


def _report(reading: Reading, place: Place, message: str, has_journal: bool) -> None:
    reading.broken.add(place.path)
    again = f" To have the lines of the program as they were published, run: {restoring(LOCK)}"
    reading.report(place, "malformed_ledger_line", message, f"{HOW}{again if has_journal else ''}")


def _joined(reading: Reading, read: list[LedgerLine], has_journal: bool) -> Iterator[Published]:
    """One value an anchor: what was published, with what a contributor says became of it."""
    full: dict[str, Published] = {}
    short: dict[str, Published] = {}
    for line in read:
        found, kind = line.published, short if line.short else full
        if found.address in kind:
            first = kind[found.address].place.line
            _report(reading, found.place, f"“{found.address}” stands here a second time; the first is at line {first}.", has_journal)
        else:
            kind[found.address] = found
    for address in short.keys() - full.keys():
        _report(reading, short[address].place, f"“{address}” was never published, so nothing needs to be said of it.", has_journal)
    for address, published in full.items():
        said = short.get(address)
        if said is None:
            yield published
        else:
            yield replace(published, state=said.state, successor=said.successor, reason=said.reason, place=said.place, pending=True)


def _line(text: str, place: Place) -> LedgerLine:
    """One line. Raises :class:`MalformedLineError`."""
    if MERGE.match(text):
        raise MalformedLineError(1, "A merge was left unfinished here.")
    normal, because = " ".join(text.split()), BECAUSE.search(text)
    reason = " ".join(text[because.end() :].split()) if because else ""
    words = list(re.finditer(r"\S+", text[: because.start()] if because else text))
    columns = [found.start() + 1 for found in words]
    row = [found[0] for found in words]
    successor = ""
    if "->" in row:
        at = row.index("->")
        if len(row) != at + 2:
            raise MalformedLineError(columns[at], "Behind “->” stands one address, and nothing else but “because” and a reason.")
        successor = _address(row[at + 1], columns[at + 1])
        row = row[:at]
    page, anchor = parted(_address(row[0], columns[0]) if row else "")
    if len(row) < 2 or row[1] not in STATES:
        at = columns[1] if len(row) > 1 else len(text.rstrip()) + 1
        raise MalformedLineError(at, f"“{row[1]}” is no state of an anchor." if len(row) > 1 else "This line has no state.")
    state = cast("AnchorState", row[1])
    if state == "moved" and not successor:
        raise MalformedLineError(columns[1], "An anchor that has moved needs “->” and its new address.")
    if state == "live" and (successor or reason):
        raise MalformedLineError(columns[1], "An anchor that is live leads nowhere else and needs no reason.")
    if len(row) == 2:
        return LedgerLine(Published(page, Anchor(anchor), state, 1, 0, "", "", "", successor, reason, place, pending=True), True, normal)
    if len(row) != 6:
        raise MalformedLineError(columns[2], f"Behind the state stand version, hash and two days, which are 4 words; here are {len(row) - 2}.")
    (quotation, notes), (first, since) = _version(row[2], columns[2]), (_day(row[at], columns[at]) for at in (4, 5))
    if not HASH.fullmatch(row[3]):
        raise MalformedLineError(columns[3], f"“{row[3]}” is no hash: those are three times 16 hexadecimal digits with full stops between.")
    if since < first:
        raise MalformedLineError(columns[5], f"This version, of {since}, is older than the first publication, of {first}.")
    return LedgerLine(Published(page, Anchor(anchor), state, quotation, notes, row[3], first, since, successor, reason, place, record=int(row[2].partition("+")[2] or 0)), False, normal)


def _address(written: str, column: int) -> str:
    if not ADDRESS.fullmatch(written):
        raise MalformedLineError(column, f"“{written}” is no address: that is glossary/term or sources/key, and “#id” for a place on the page.")
    return written


def _version(written: str, column: int) -> tuple[int, int]:
    if not VERSION.fullmatch(written):
        raise MalformedLineError(column, f"“{written}” is no version: those are two numbers, from 1.0.")
    return numbers(written)


def _day(written: str, column: int) -> str:
    try:
        if date.fromisoformat(written).isoformat() == written:
            return written
    except ValueError:
        pass
    raise MalformedLineError(column, f"“{written}” is no day: write year, month and day like 2026-01-31.")


def added_lines(text: str) -> tuple[list[str], list[str]]:
    """The lines that contributors added to a ledger, whatever state its file is in; and those that nobody can read, but for the marks of a merge."""
    added, unread = [], []
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#") or MERGE.match(line):
            continue
        try:
            read = _line(line, Place(LOCK))
        except MalformedLineError:
            unread.append(line)
        else:
            added += [read.text] if read.short else []
    return list(dict.fromkeys(added)), unread
