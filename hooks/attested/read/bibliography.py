"""``bib/references.bib`` as sources, by the one reader of records."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Literal

from ..model import Place, Source, language_tag, slug
from ..records.bibtex import read_bibtex
from ..records.dates import year_of
from ..records.identifiers import VERBATIM
from ..records.item import Record
from ..records.names import people
from ..records.tex import plain, read
from .addresses import fault_of, of_doi, of_eprint
from .defines import defined_there
from .files import LARGEST, Reading
from .former_names import former_keys

KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]*$")
STANDINGS = ("established", "probable", "not established")
OWN = frozenset({"annotation", "attribution", "defines", "was"})
"""Fields of ours, in our own notation and not in TeX's."""


def read_bibliography(reading: Reading, path: PurePosixPath) -> tuple[Source, ...]:
    """Read the records. Findings: ``malformed_bibliography`` with the line of the record or field, ``duplicate_key``, ``tex_left_over``."""
    name = reading.name(path)
    if not reading.exists(path):
        reading.broken.add(name)
        reading.report(
            Place(name),
            "malformed_bibliography",
            "The bibliography is missing.",
            "Add bib/references.bib with a record for each source.",
        )
        return ()
    lines = reading.lines(path, LARGEST * 16)
    if lines is None:
        return ()
    found = read_bibtex(lines)
    for fault in found.faults:
        reading.report(Place(name, fault.line, fault.column), fault.check, fault.message, fault.hint)
        if fault.breaks:
            reading.broken.add(name)
    sources = []
    wrong = {fault.of for fault in found.faults}
    for item in found.items:
        if KEY.match(item.key):
            sources.append(_source(reading, name, item, lines, item.number not in wrong))
        else:
            _no_key(reading, name, item)
    return tuple(sources)


def _no_key(reading: Reading, path: str, item: Record) -> None:
    reading.broken.add(path)
    mapped = slug(item.key) or "key"
    hint = f"A key is one word of letters, digits and hyphens: @{item.type}{{{mapped}, …}}."
    reading.report(Place(path, item.line), "malformed_bibliography", f"“{item.key}” cannot be the key of a record.", hint)


def _source(reading: Reading, path: str, item: Record, lines: tuple[str, ...], whole: bool) -> Source:
    place = Place(path, item.line)
    places = {field: Place(path, line) for field, line in item.lines.items()}
    fields = item.fields
    _left_over(reading, fields, places)
    standing = fields.get("attribution", "established").lower()
    if standing not in STANDINGS:
        reading.report(
            places["attribution"],
            "malformed_bibliography",
            f"“{standing}” does not say how sure the attribution is.",
            f"Write attribution = {{…}} with one of {', '.join(STANDINGS)}.",
        )
        standing = "not established"
    if not fields.get("title") and whole:
        reading.report(place, "malformed_bibliography", f"The record “{item.key}” has no title.", "Add title = {…}.")
    addresses = {"url": fields.get("url") or of_doi(fields.get("doi", "")) or of_eprint(fields), "fulltext": fields.get("fulltext", "")}
    for name, address in addresses.items():
        if address and (fault := fault_of(address)) is not None:
            reading.report(places.get(name, place), "unsafe_link", *fault)
            addresses[name] = ""
    return Source(
        key=item.key,
        type=item.type,
        authors=tuple(people(fields.get("author", ""))),
        title=plain(fields.get("title", "")),
        year=year_of(fields),
        url=addresses["url"],
        attribution=_certainty(standing),
        annotation=_own(fields.get("annotation", "")),
        fields=fields,
        place=place,
        editors=tuple(people(fields.get("editor", ""))),
        language=language_tag(fields.get("langid", "")) or language_tag(fields.get("language", "")),
        fulltext=addresses["fulltext"],
        defines=defined_there(reading, places.get("defines", place), fields.get("defines", ""), lines),
        places=places,
        was=former_keys(reading, places.get("was", place), fields.get("was", ""), KEY),
    )


def _left_over(reading: Reading, fields: Mapping[str, str], places: Mapping[str, Place]) -> None:
    for name, value in fields.items():
        for piece in () if name in VERBATIM or name in OWN else read(value).left:
            message = f"“{piece}” in “{name}” is TeX that is not understood here, and stands in citations as it is."
            reading.report(places[name], "tex_left_over", message, "Write the sign itself, or plain words; \\emph{…}, accents and formulas in $…$ are understood.")


def _own(words: str) -> str:
    """A field in our own notation on one line, without braces."""
    return " ".join(words.replace("{", "").replace("}", "").split())


def _certainty(written: str) -> Literal["established", "probable", "not established"]:
    return "established" if written == "established" else "probable" if written == "probable" else "not established"
