"""A source in CSL's terms, from the fields of its record.

Types and variables are those of CSL 1.0.2 (appendices III and IV), the record's those of BibTeX and BibLaTeX. Where the two
do not answer each other, this follows what pandoc makes of a record (``Text.Pandoc.Citeproc.BibTeX``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..model import Person, Source
from ..records.dates import MONTHS, SEASONS
from ..records.identifiers import VERBATIM
from ..records.names import people
from ..records.tex import rich
from .reference import date_parts

TYPES = {
    "article": "article-journal", "book": "book", "mvbook": "book", "collection": "book", "proceedings": "book", "booklet": "pamphlet",
    "inbook": "chapter", "incollection": "chapter", "inproceedings": "paper-conference", "conference": "paper-conference",
    "inreference": "entry-encyclopedia", "online": "webpage", "electronic": "webpage", "www": "webpage", "report": "report", "techreport": "report",
    "manual": "report", "thesis": "thesis", "phdthesis": "thesis", "mastersthesis": "thesis", "unpublished": "manuscript",
    "software": "software", "dataset": "dataset", "misc": "document", "mvcollection": "book", "mvproceedings": "book", "reference": "book", "mvreference": "book",
    "bookinbook": "chapter", "suppbook": "chapter", "suppcollection": "chapter", "suppperiodical": "article-journal", "periodical": "periodical", "review": "review",
    "patent": "patent", "standard": "standard", "legislation": "legislation", "jurisdiction": "legal_case", "movie": "motion_picture", "video": "motion_picture",
    "audio": "song", "music": "song", "artwork": "graphic", "image": "graphic", "letter": "personal_communication", "performance": "performance",
}  # fmt: skip
WITHIN = ("journaltitle", "journal", "booktitle", "maintitle")
BY = ("publisher", "institution", "school", "organization", "howpublished")
PLAIN = {
    "edition": "edition", "doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "version": "version", "chapter": "chapter-number",
    "eventtitle": "event-title", "venue": "event-place", "volumes": "number-of-volumes", "origpublisher": "original-publisher", "origlocation": "original-publisher-place",
}  # fmt: skip
ROLES = {"translator": "translator", "bookauthor": "container-author"}
SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
GENRES = {
    "phdthesis": "PhD dissertation", "mastersthesis": "Master’s thesis", "mathesis": "Master’s thesis", "bathesis": "Bachelor’s thesis", "candthesis": "Candidate thesis",
    "techreport": "technical report", "resreport": "research report", "patent": "patent", "patentde": "German patent", "patenteu": "European patent",
    "patentfr": "French patent", "patentuk": "British patent", "patentus": "U.S. patent", "patreq": "patent request", "patreqde": "German patent request",
    "patreqeu": "European patent request", "patreqfr": "French patent request", "patrequk": "British patent request", "patrequs": "U.S. patent request",
}  # fmt: skip
"""What a thesis, report or patent is, by the words of BibLaTeX's field ``type``; of a thesis also by the type of its record in BibTeX."""

OURS = ("attribution", "annotation", "defines", "fulltext", "note", "url", "urldate")
COMMENT = re.compile(r"comment on\b", re.IGNORECASE)


def known(source: Source) -> bool:
    """Tell whether the record's author may be given: an attribution that is not established is no name."""
    return source.attribution == "established"


def names(people: Iterable[Person]) -> list[dict[str, str]]:
    """CSL's names. An organisation or a handle is one whole, and so is a family name with its particle."""
    return [
        {"family": one.family, "given": one.given} | ({"suffix": one.suffix} if one.suffix else {}) if one.given else {"literal": one.family}
        for one in people
    ]


def csl_of(source: Source) -> dict[str, Any]:
    """The variables of a source, without id, note, and day of reading."""
    fields = {key: value if key in VERBATIM else rich(value) for key, value in source.fields.items() if key not in OURS}
    title = _title(fields, "")
    found: dict[str, Any] = {"type": _type(source, fields), "title": title}
    if source.authors and known(source):
        found["author"] = names(source.authors)
    if source.editors:
        found["editor"] = names(source.editors)
    found |= {role: names(people(source.fields[key])) for key, role in ROLES.items() if source.fields.get(key)}
    if fields.get("volume"):
        found["volume"] = ".".join(filter(None, (fields["volume"], fields.get("part", ""))))
    found |= {variable: fields[key] for key, variable in PLAIN.items() if fields.get(key)} | _series(fields, source.type)
    if source.language:
        found["language"] = source.language
    found |= _published(fields, found["type"]) | _numbered(fields, found["type"])
    if found["type"] == "book" and fields.get("maintitle"):
        found |= {"title": _title(fields, "main"), "volume-title": title}
    if fields.get("pages"):
        found["page"] = fields["pages"]
    if fields.get("type") or source.type in ("phdthesis", "mastersthesis"):
        found["genre"] = GENRES.get(fields.get("type", "").lower(), fields.get("type") or GENRES.get(source.type, ""))
    if origin := _dates(fields.get("origdate") or fields.get("origyear") or ""):
        found["original-date"] = origin
    if issued := _issued(fields):
        found["issued"] = issued
    if source.url:
        found["URL"] = source.url
    if COMMENT.match(title) and found["type"] == "post":
        found["genre"] = found.pop("title")  # no title of its own: the styles print a description without quotation marks
    return found


def _title(fields: Mapping[str, str], of: str) -> str:
    """The title with its subtitle and what is added to both; ``of`` is “main”, “book” or “journal” for that of the whole."""
    title = fields.get(f"{of}title", "")
    title += f": {fields[f'{of}subtitle']}" if title and fields.get(f"{of}subtitle") else ""
    return f"{title}{'' if title[-1:] in '?!.' else '.'} {fields[f'{of}titleaddon']}" if title and fields.get(f"{of}titleaddon") else title


def _type(source: Source, fields: Mapping[str, str]) -> str:
    kind = SUBTYPES.get(fields.get("entrysubtype", ""), "article-journal") if source.type == "article" else TYPES.get(source.type, "document")
    if kind == "document" and fields.get("eprint"):
        return "article"  # a preprint
    if kind != "webpage":
        return kind
    if not known(source):
        return "webpage" if source.url else "document"
    if COMMENT.match(source.title):
        return "post"
    return "webpage"


def _published(fields: Mapping[str, str], kind: str) -> dict[str, str]:
    """Give the CSL variables of the place of publication and the publisher. The meaning of BibTeX's fields depends on the type."""
    whole = next((key for key in WITHIN if fields.get(key)), "") if kind != "book" else ""
    within = _title(fields, whole.removesuffix("title")) if whole.endswith("title") else fields.get(whole, "")
    by = next((fields[key] for key in BY if fields.get(key)), "")
    if kind == "article" and not within:
        archive = fields.get("archiveprefix") or fields.get("eprinttype") or ""
        found = {"publisher": archive, "number": f"{archive}:{fields['eprint']}" if archive else fields["eprint"]}
    elif kind in ("webpage", "post"):
        found = {"container-title": within or by}
    else:
        found = {"container-title": within, "publisher": by, "publisher-place": fields.get("address") or fields.get("location") or ""}
    if kind == "chapter" and whole == "booktitle" and fields.get("maintitle"):
        found |= {"container-title": _title(fields, "main"), "volume-title": within}
    return {key: value for key, value in found.items() if value}


def _numbered(fields: Mapping[str, str], kind: str) -> dict[str, str]:
    """The number: of an issue, within a series, or of the work itself."""
    number = fields.get("number", "")
    if kind == "article" or not number:
        return {}
    if kind.startswith("article-"):
        return {"issue": number}
    return {"collection-number" if fields.get("series") and kind in ("book", "chapter", "paper-conference") else "number": number}


def _series(fields: Mapping[str, str], kind: str) -> dict[str, str]:
    """The series; of a journal, BibLaTeX has it as a number or as one of two words."""
    series = fields.get("series", "")
    if kind in ("article", "periodical") and series.isdigit():
        ending = "th" if series[-2:-1] == "1" else {"1": "st", "2": "nd", "3": "rd"}.get(series[-1], "th")
        series = f"{series}{ending} series"
    series = {"newseries": "new series", "oldseries": "old series"}.get(series, series)
    return {"collection-title": series} if series else {}


def _issued(fields: Mapping[str, str]) -> dict[str, Any]:
    """The date as far as it is known, from ``date``, or from ``year`` and ``month``."""
    if made := _dates(fields.get("date", "")):
        return made
    year = re.match(r"\d{4}", fields.get("year", ""))
    if not year:
        return {}
    month = fields.get("month", "").strip().casefold()
    number = int(month) if month.isdigit() else MONTHS.index(month[:3]) + 1 if month[:3] in MONTHS else 0
    return date_parts((int(year[0]), number) if 1 <= number <= 12 else (int(year[0]),))


def _dates(date: str) -> dict[str, Any]:
    """Year, month and day as far as they are known, of both ends of a range (ISO 8601); empty for what is no date."""
    ends = [end for end in (tuple(_parts(written)) for written in date.split("/")) if end]
    if not ends:
        return {}
    last = ends[1:2] if ends[0] != ends[-1] else []
    made = {"date-parts": [list(end[:1] if len(end) > 1 and end[1] in SEASONS else end) for end in (ends[0], *last)]}
    season = {"season": ends[0][1] - 20} if len(ends[0]) > 1 and ends[0][1] in SEASONS else {}
    return {**made, **season, **({"circa": True} if date[-1] in "~%" else {})}


def _parts(written: str) -> Iterator[int]:
    """The numbers of a date. CSL counts no year 0: that of ISO 8601 is the first before the year 1."""
    found = re.match(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?", written)
    if found:
        first, *others = (int(part) for part in found.groups() if part)
        yield first if first > 0 else first - 1
        yield from others
