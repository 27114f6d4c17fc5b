"""Pasted records, in whatever format reference managers write, as this project's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from ..model import Finding, Place, language_tag
from ..read.addresses import fault_of
from ..read.files import Reading
from ..read.limits import within_limits
from ..read.tree import Held
from ..records import tex
from ..records.csl import TEXS
from ..records.dates import dated
from ..records.identifiers import VERBATIM, doi_in
from ..records.item import FoundRecords, Record, RecordFault
from ..records.name_faults import fault_of_names, without_placeholders
from ..records.names import people
from ..records.reader import read_records
from .record import LEFT_OUT, NewRecord

PASTED = PurePosixPath("pasted")
LONGEST = 64 * 1024 * 1024
"""Bytes of a pasted text."""

CHECK = "malformed_bibliography"
OWN = frozenset({"attribution", "annotation", "defines", "fulltext"})
HTML = re.compile(r"</?[A-Za-z][^<>]*>|<!--.*?-->")
SHAPED = re.compile(r"<(i|b|em|strong|sup|sub)>([^<>{}]*)</\1>", re.IGNORECASE)
RENAMED = {"journaltitle": "journal"}


def records(text: str) -> tuple[Sequence[NewRecord], Sequence[Finding]]:
    """Read a pasted text into records, and findings with its lines on those that are not sound: of each record, one or the other.

    The formats are those of :mod:`attested.records.reader`. What was read otherwise than it is written is said in each record.
    """
    reading = Reading(Held({PASTED: text.encode("utf-8", "replace")}))
    found = within_limits(reading, PASTED, lambda files, path: read_records(files.lines(path, LONGEST) or ()), FoundRecords(""))
    made = []
    wrong = {fault.of for fault in found.faults}
    for item in found.items:
        record = None if item.number in wrong else _record(item)
        if isinstance(record, NewRecord):
            made.append(record)
        elif record is not None:
            found.faults.append(record)
    for fault in found.faults:
        reading.report(Place(PASTED.name, fault.line, fault.column), fault.check, fault.message, fault.hint)
    return made, sorted(reading.findings)


def _record(item: Record) -> NewRecord | RecordFault:
    """A record with its fields as this project writes them, or what is wrong with it."""
    fields = {RENAMED.get(name, name): value for name, value in item.fields.items() if value.strip("{} ")}
    unread = {name: fields.pop(name) for name in LEFT_OUT & fields.keys()}
    if item.type == "set" and "entryset" in fields:
        return RecordFault(item.line, f"{_named(item)} only names others, which are records of their own.", "Leave it out.", item.number)
    if not tex.plain(fields.get("title", "")):
        return RecordFault(item.line, f"{_named(item)} has no title.", "Add a title, or leave it out.", item.number)
    said = list(item.said)
    for role in ("author", "editor"):
        fields[role], changed = without_placeholders(role, fields.get(role, ""))
        said += changed
        fault = fault_of_names(role, fields[role])
        if fault is not None:
            return RecordFault(item.lines.get(role, item.line), fault[0], fault[1], item.number)
    fields, mended = dated({name: value if name in VERBATIM else _tidy(name, value) for name, value in fields.items() if value})
    said += [*mended, *_addresses(fields), *_languages(fields), *_without_html(fields)]
    left = [f"{field}: {piece}" for field, value in item.fields.items() if field not in {*VERBATIM, *OWN, *LEFT_OUT} for piece in tex.read(value).left]
    said += [f"TeX that is not understood stays as it is in {one}" for one in left]
    for name in OWN & fields.keys():
        fields[name] = tex.plain(fields[name]) if name != "fulltext" else fields[name]
    authors = tuple(people(fields.pop("author", "")))
    return NewRecord(item.type, authors, {**fields, **unread}, item.key, item.line, item.left, tuple(said))


def _named(item: Record) -> str:
    return f"The record “{item.key}”" if item.key else "The record"


def _tidy(name: str, value: str) -> str:
    """A value as this project writes it: each letter as itself, TeX where it says more than a letter. Names keep their braces."""
    if name in ("author", "editor", "translator", "bookauthor"):
        return value
    written = tex.read(value).written
    return re.sub(r"(?<=\w)–(?=\w)", "--", written) if name == "pages" else written


def _languages(fields: dict[str, str]) -> list[str]:
    """Mend the languages in place; sentences on those that nobody knows."""
    said = []
    for name in ("langid", "language"):
        written = tex.plain(fields.get(name, ""))
        if written and not language_tag(written):
            mended = re.sub(r"\s*\(.*\)$", "", written).replace("_", "-")
            fields[name] = mended if language_tag(mended) else ""
            said.append(f"{name} = {{{written}}} is " + (f"read as {mended}" if fields[name] else "no language that is known and is left out"))
    return said


def _without_html(fields: dict[str, str]) -> list[str]:
    """Take HTML out of the fields in place, but for what TeX has too; a sentence that says where."""
    found = [name for name, value in fields.items() if name not in VERBATIM and HTML.search(value)]
    for name in found:
        shaped = SHAPED.sub(lambda one: f"{TEXS[one[1].lower()]}{one[2]}}}", fields[name])
        fields[name] = " ".join(HTML.sub(" " if name in ("note", "annotation") else "", shaped).split())
    return [f"HTML is left out of {', '.join(found)}"] if found else []


def _addresses(fields: dict[str, str]) -> list[str]:
    """Mend the DOI and the address in place; sentences on what was changed or left out."""
    said = []
    doi = fields.get("doi", "")
    if doi and doi_in(doi) != doi:
        mended = doi_in(doi)
        fields.pop("doi")
        if mended:
            fields["doi"] = mended
        said.append(f"doi = {{{doi}}} is read as {mended}" if mended else f"doi = {{{doi}}} is no DOI and is left out")
    url = fields.get("url", "")
    if url and re.match(r"(?i)www\.[\w-]+\.\w", url):
        fields["url"] = f"https://{url}"
        said.append(f"url = {{{url}}} is read as https://{url}")
    for name in ("url", "fulltext"):
        if fields.get(name) and fault_of(fields[name]) is not None:
            said.append(f"{name} = {{{fields.pop(name)}}} is no address that a page may link to and is left out")
    return said

