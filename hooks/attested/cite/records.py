"""A reference as a record for programs: BibLaTeX, BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from ..records.tex import escaped
from .reference import Reference, bare

CLASSIC = {
    "online": "misc", "electronic": "misc", "www": "misc", "inreference": "misc", "software": "misc", "dataset": "misc", "report": "techreport",
    "mvbook": "book", "collection": "book", "thesis": "phdthesis",
}  # fmt: skip
"""BibLaTeX's types in BibTeX's terms."""

as_json = json.JSONEncoder(ensure_ascii=False).encode
"""A value as JSON, on one line."""

RENAMED = {"journaltitle": "journal", "location": "address", "eprinttype": "archiveprefix", "eprintclass": "primaryclass"}
RIS = {
    "article-journal": "JOUR", "book": "BOOK", "chapter": "CHAP", "paper-conference": "CPAPER", "webpage": "ELEC", "post": "ELEC",
    "report": "RPRT", "thesis": "THES", "manuscript": "MANSCPT", "article": "MANSCPT", "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC", "software": "COMP", "dataset": "DATA", "pamphlet": "PAMP",
}  # fmt: skip
"""CSL's types in RIS's (Research Information Systems, list of reference types); any other is GEN."""


def biblatex(reference: Reference, read: date | None) -> str:
    """A record for BibLaTeX. Without the day of reading where none is given."""
    fields = dict(reference.record)
    if read and reference.perishable and "url" in fields:
        fields["urldate"] = read.isoformat()
    return _record(reference, reference.kind, fields, reference.work_told)


def bibtex(reference: Reference, read: date | None) -> str:
    """A record for BibTeX, of whose styles few know ``url``, and none ``date``. Without the day of reading where none is given."""
    kind = CLASSIC.get(reference.kind, reference.kind)
    fields = {RENAMED.get(name, name): value for name, value in reference.record.items() if name not in ("url", "date", "version")}
    url, version, note = reference.record.get("url", ""), reference.record.get("version", ""), reference.work_told
    if kind == "misc" and "howpublished" not in fields:
        where = [fields.pop(name) for name in ("booktitle", "organization") if name in fields]
        where += [f"version {version}"] if version else []
        where += [f"\\url{{{url}}}"] if url else []
        if where:
            fields["howpublished"] = ", ".join(where)
    if url:
        fields["url"] = url
    if "archiveprefix" in fields:
        fields["eprinttype"] = fields["archiveprefix"]  # Zotero reads this name alone, styles the other
    fields |= {part: value for part, value in _date(str(reference.record.get("date", ""))).items() if part not in fields}
    if read and reference.perishable and url:
        note = f"{note} Accessed {read.isoformat()}.".strip()
    return _record(reference, kind, fields, note)


def _date(written: str) -> dict[str, str]:
    """A date of BibLaTeX's in the fields of BibTeX: a year, or a span of years, or the beginning of a span of days."""
    span = re.fullmatch(r"([0-9]{4})/([0-9]{4})", written)
    if span:
        return {"year": f"{span[1]}--{span[2]}"}
    if written.startswith("-") or written[:4] == "0000":
        return {"year": f"{1 - int(written[:5] if written[0] == '-' else 0)} BCE"}
    parts = re.match(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?", written)
    return {name: value.lstrip("0") for name, value in zip(("year", "month", "day"), parts.groups() if parts else (), strict=False) if value}


def _record(reference: Reference, kind: str, fields: Mapping[str, str], note: str) -> str:
    """A record, the same whichever place in the work is cited. What is said of the place stands before it, where programs read nothing."""
    noted = {**fields, "note": escaped(note)} if note else fields
    lines = (f"  {name} = {{{_address(value) if name == 'url' else value}}}" for name, value in noted.items())
    told = f"% {' '.join(reference.place_told.replace('@', ' at ').split())}\n" if reference.place_told else ""
    return f"{told}@{kind}{{{reference.key},\n" + ",\n".join(lines) + "\n}\n"


def _address(url: str) -> str:
    """An address between braces must not hold any."""
    return url.replace("{", "%7B").replace("}", "%7D")


def ris(reference: Reference, read: date) -> str:
    """A record for reference managers: lines of a tag of two signs, two spaces, a hyphen, a space and the value."""
    rows = [("TY", RIS.get(reference.csl["type"], "GEN")), *_ris(reference, read), ("ER", "")]
    return "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in rows)


def _ris(reference: Reference, read: date) -> Iterator[tuple[str, str]]:
    csl = reference.csl
    for tag, role in (("AU", "author"), ("ED", "editor"), ("A4", "translator")):
        for one in csl.get(role, ()):
            if one.get("literal") != "others":
                yield tag, one.get("literal") or ", ".join(one[part] for part in ("family", "given", "suffix") if part in one)
    yield "TI", bare(csl.get("title") or csl["genre"])
    plain = {
        "container-title": "T2", "collection-title": "T3", "volume": "VL", "issue": "IS", "number": "M1", "publisher": "PB", "publisher-place": "CY",
        "edition": "ET", "version": "ET", "ISBN": "SN", "ISSN": "SN", "DOI": "DO", "URL": "UR",
    }  # fmt: skip
    yield from ((tag, bare(str(csl[name]))) for name, tag in plain.items() if csl.get(name))
    if csl.get("page"):
        yield from zip(("SP", "EP"), re.split(r"\s*[–-]\s*", csl["page"], maxsplit=1), strict=False)
    if csl.get("issued"):
        parts = csl["issued"]["date-parts"][0]
        year = f"{parts[0]:0{5 if parts[0] < 0 else 4}d}"
        yield "PY", year
        yield "DA", "/".join([year, *(f"{part:02d}" for part in parts[1:]), *[""] * (3 - len(parts)), ""][:4])
    if reference.perishable and csl.get("URL"):
        yield "Y2", f"{read:%Y/%m/%d}"
    if reference.note:
        yield "N1", reference.note


def csl_json(references: Iterable[Reference], read: date | None) -> str:
    """Records of CSL-JSON as a JSON array, a variable a line. Without the day of reading where none is given."""
    shown = [_item(one, read) for one in references]
    objects = (
        "  {\n" + ",\n".join(f"    {as_json(name)}: {as_json(value)}" for name, value in one.items()) + "\n  }"
        for one in shown
    )
    return "[\n" + ",\n".join(objects) + "\n]\n" if shown else "[]\n"


def _item(reference: Reference, read: date | None) -> dict[str, Any]:
    item = reference.item(read) if read else {"id": reference.key, **reference.csl}
    if "URL" not in item:
        item.pop("accessed", None)
    for role in ("author", "editor"):
        named = [one for one in item.get(role, ()) if one.get("literal") != "others"]  # CSL has no word for them; the note tells
        item.pop(role, None)
        if named:
            item[role] = named
    if "title" not in item:
        item["title"] = item.pop("genre")
    told = {"custom": {"place": reference.place_told}} if reference.place_told else {}
    note = reference.work_told
    if reference.published[0]:  # a line of its own: Zotero has no field for it here, and reads it from such a line when it cites
        note = note.replace(reference.kept, f"Version: {reference.kept.removeprefix('Version ').replace('; ', chr(10))}")
    return {**item, **({"note": note} if note else {}), **told}
