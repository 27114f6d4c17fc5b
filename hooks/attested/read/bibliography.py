"""``bib/references.bib`` as records, by bibtexparser; what it lets pass in silence is found here."""

from __future__ import annotations

import logging
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal

from ..model import Place, Source, language_tag
from .addresses import fault_of, of_doi
from .defines import defined_there
from .files import LARGEST, Reading
from .people import people, plain

if TYPE_CHECKING:
    from bibtexparser.model import Entry, Field

KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]*$")
SWALLOWED = re.compile(r"[}\"]\s*\w+\s*=")
STANDINGS = ("established", "probable", "not established")
WRITE = "Write a record as @online{key, title = {…}, url = {…}} with a comma after the key and after each field."


def read_bibliography(reading: Reading, path: PurePosixPath) -> tuple[Source, ...]:
    """Read the records. Findings: ``malformed_bibliography`` with the line of the record or field, ``duplicate_key``."""
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
    import bibtexparser
    from bibtexparser.middlewares import RemoveEnclosingMiddleware, ResolveStringReferencesMiddleware

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # its warnings are found again below, with their lines
    library = bibtexparser.parse_string(
        "\n".join(lines) + "\n", parse_stack=[ResolveStringReferencesMiddleware(True), RemoveEnclosingMiddleware(True)]
    )
    for block in library.failed_blocks:
        _failed(reading, name, block)
    sources = []
    for entry in library.entries:
        if not KEY.match(entry.key):
            reading.broken.add(name)
            where = Place(name, (entry.start_line or 0) + 1)
            reading.report(
                where,
                "malformed_bibliography",
                f"“{entry.key}” cannot be the key of a record.",
                "A key is one word of letters, digits and hyphens: @online{key, …}.",
            )
            continue
        sources.append(_source(reading, name, entry, lines))
    _lost(reading, name, lines, library)
    return tuple(sources)


def _failed(reading: Reading, path: str, block: object) -> None:
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, ParsingFailedBlock

    assert isinstance(block, ParsingFailedBlock)
    line = (block.start_line or 0) + 1
    if isinstance(block, DuplicateBlockKeyBlock):
        first = (block.previous_block.start_line or 0) + 1
        reading.report(
            Place(path, line),
            "duplicate_key",
            f"The record “{block.key}” stands twice; the first is at line {first}.",
            "Keep one of the two, or give one another key.",
        )
    elif isinstance(block, DuplicateFieldKeyBlock):
        reading.report(
            Place(path, line),
            "duplicate_key",
            f"A field stands twice in this record: {', '.join(sorted(block.duplicate_keys))}.",
            "Keep one of the two.",
        )
        reading.broken.add(path)
    else:
        reading.report(
            Place(path, line), "malformed_bibliography", "The record that begins here cannot be read.", WRITE
        )
        reading.broken.add(path)


def _lost(reading: Reading, path: str, lines: tuple[str, ...], library: object) -> None:
    """Records that the parser took for comments or swallowed into another one."""
    known = {block.start_line for block in library.blocks}  # type: ignore[attr-defined]
    for index, line in enumerate(lines):
        if re.match(r"\s*@\s*(?!comment\b)\w+\s*[{(]", line, re.IGNORECASE) and index not in known:
            reading.broken.add(path)
            reading.report(
                Place(path, index + 1),
                "malformed_bibliography",
                "The record that begins here is inside another one, which has no end.",
                WRITE,
            )


def _source(reading: Reading, path: str, entry: Entry, lines: tuple[str, ...]) -> Source:
    place = Place(path, (entry.start_line or 0) + 1)
    sound = [field for field in entry.fields if _sound(reading, path, entry, field)]
    fields = {field.key.lower(): " ".join(str(field.value).split()) for field in sound}
    standing = fields.get("attribution", "established").lower()
    if standing not in STANDINGS:
        reading.report(
            _place(path, entry, "attribution"),
            "malformed_bibliography",
            f"“{standing}” does not say how sure the attribution is.",
            f"Write attribution = {{…}} with one of {', '.join(STANDINGS)}.",
        )
        standing = "not established"
    if not fields.get("title") and len(sound) == len(entry.fields):
        reading.report(place, "malformed_bibliography", f"The record “{entry.key}” has no title.", "Add title = {…}.")
    addresses = {"url": fields.get("url") or of_doi(fields.get("doi", "")), "fulltext": fields.get("fulltext", "")}
    for name, address in addresses.items():
        if address and (fault := fault_of(address)) is not None:
            reading.report(_place(path, entry, name), "unsafe_link", *fault)
            addresses[name] = ""
    year = re.match(r"\d{4}", fields.get("year") or fields.get("date") or "")
    return Source(
        key=entry.key,
        type=entry.entry_type.lower(),
        authors=tuple(people(fields.get("author", ""))),
        title=plain(fields.get("title", "")),
        year=year[0] if year else "",
        url=addresses["url"],
        attribution=_standing(standing),
        annotation=plain(fields.get("annotation", "")),
        fields=fields,
        place=place,
        editors=tuple(people(fields.get("editor", ""))),
        language=language_tag(fields.get("langid", "")) or language_tag(fields.get("language", "")),
        fulltext=addresses["fulltext"],
        defines=defined_there(reading, _place(path, entry, "defines"), fields.get("defines", ""), lines),
        places={field.key.lower(): _place(path, entry, field.key.lower()) for field in sound},
    )


def _standing(written: str) -> Literal["established", "probable", "not established"]:
    return "established" if written == "established" else "probable" if written == "probable" else "not established"


def _place(path: str, entry: Entry, key: str) -> Place:
    field = next((one for one in entry.fields if one.key.lower() == key), None)
    line = field.start_line if field is not None and field.start_line is not None else entry.start_line or 0
    return Place(path, line + 1)


def _sound(reading: Reading, path: str, entry: Entry, field: Field) -> bool:
    """Tell whether a field was parsed as it was meant, since the parser lets some slips pass.

    A missing comma makes the next field a part of this one's value; an undefined @string passes as bare words, an empty
    key as an empty key.
    """
    place = _place(path, entry, field.key.lower())
    enclosing = (entry.parser_metadata.get("removed_enclosing") or {}).get(field.key)
    bare = enclosing == "no-enclosing" and not str(field.value).strip().isdigit()
    if not field.key.strip():
        message, hint = "A field here has no name.", WRITE
    elif bare and SWALLOWED.search(str(field.value)):
        message, hint = (
            f"No comma stands behind the value of “{field.key}”.",
            f"Write {field.key} = {{…}}, with a comma.",
        )
    elif bare:
        message, hint = (
            f"The value of “{field.key}” stands without braces and is no number.",
            f"Write {field.key} = {{…}}.",
        )
    else:
        return True
    reading.broken.add(path)
    reading.report(place, "malformed_bibliography", message, hint)
    return False
