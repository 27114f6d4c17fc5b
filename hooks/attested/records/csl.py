"""A text in CSL-JSON as records (the schema of citationstyles.org), as Zotero, Mendeley, Crossref and citation processors write it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..model import Person
from .identifiers import VERBATIM
from .item import FoundRecords, Record, RecordFault
from .names import name_text
from .tex import escaped

TYPES = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "review": "article", "review-book": "article", "book": "book",
    "monograph": "book", "journal-article": "article", "proceedings-article": "inproceedings", "book-chapter": "incollection", "classic": "book", "collection": "collection",
    "chapter": "incollection", "paper-conference": "inproceedings", "speech": "unpublished", "report": "techreport", "thesis": "phdthesis", "webpage": "online", "post": "online",
    "post-weblog": "online", "dataset": "dataset", "software": "software", "manuscript": "unpublished", "pamphlet": "booklet", "patent": "patent", "standard": "standard",
    "entry": "inreference", "entry-dictionary": "inreference", "entry-encyclopedia": "inreference", "legislation": "legislation", "bill": "legislation", "regulation": "legislation",
    "legal_case": "jurisdiction", "motion_picture": "movie", "broadcast": "video", "song": "audio", "graphic": "artwork", "figure": "image", "personal_communication": "letter",
    "musical_score": "music", "periodical": "periodical", "performance": "performance", "book-section": "incollection", "posted-content": "misc",
}  # fmt: skip
SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
FIELDS = {
    "title": "title", "publisher": "publisher", "publisher-place": "address", "volume": "volume", "issue": "number", "number": "number", "page": "pages", "DOI": "doi",
    "ISBN": "isbn", "ISSN": "issn", "URL": "url", "collection-title": "series", "edition": "edition", "abstract": "abstract", "language": "language", "version": "version",
    "title-short": "shorttitle", "shortTitle": "shorttitle", "container-title-short": "shortjournal", "journalAbbreviation": "shortjournal", "number-of-pages": "pagetotal",
    "number-of-volumes": "volumes", "chapter-number": "chapter", "event-title": "eventtitle", "event": "eventtitle", "event-place": "venue", "genre": "type", "note": "note",
    "keyword": "keywords", "volume-title": "maintitle", "part-number": "part", "original-title": "origtitle", "original-publisher": "origpublisher", "PMID": "pmid", "PMCID": "pmcid",
    "original-publisher-place": "origlocation", "status": "pubstate", "annote": "annote",
}  # fmt: skip
NAMES = {
    "author": "author", "editor": "editor", "translator": "translator", "container-author": "bookauthor", "director": "author", "composer": "author", "inventor": "author",
    "collection-editor": "serieseditor", "introduction": "introduction", "commentator": "commentator", "afterword": "afterword",
}  # fmt: skip
DATES = {"issued": "date", "accessed": "urldate", "event-date": "eventdate", "original-date": "origdate"}
LISTED = {"container-title", "title", "ISSN", "ISBN", "DOI"}
"""Variables of which Crossref gives a list."""

SILENT = {"id", "type", "citation-key", "source", "categories"}
SHAPE = re.compile(r"<(/?)(i|b|em|strong|sup|sub|sc|span)\b[^<>]*>", re.IGNORECASE)
TEXS = {
    "i": r"\emph{",
    "em": r"\emph{",
    "b": r"\textbf{",
    "strong": r"\textbf{",
    "sup": r"\textsuperscript{",
    "sub": r"\textsubscript{",
    "sc": r"\textsc{",
}
EACH = "Each item is {…} with at least a title."


def read_csl(text: str) -> FoundRecords:
    """Read one item of CSL-JSON, a list of them, or an object whose “items” are that list. ``ValueError`` is raised for what is no JSON."""
    found = FoundRecords("CSL-JSON")
    given = json.loads(text)
    if isinstance(given, dict) and isinstance(given.get("items"), list):
        given = given["items"]
    items = given if isinstance(given, list) else [given]
    lines = _lines(text, len(items)) if isinstance(given, list) else [1]
    for one, line in zip(items, lines, strict=True):
        if isinstance(one, dict) and any(
            isinstance(one.get(name), str | list) and one[name]
            for name in ("title", "type", "author", "issued", "URL", "DOI")
        ):
            found.items.append(_item(one, line, len(found.items)))
        else:
            found.faults.append(RecordFault(line, "This is no item of CSL-JSON.", EACH))
    return found


def _lines(text: str, count: int) -> list[int]:
    """The lines on which the items of the first list begin."""
    decoder, at, lines = json.JSONDecoder(), text.index("[") + 1, []
    for _ in range(count):
        at += len(text[at:]) - len(text[at:].lstrip(" \t\r\n,")) if len(text) < 1_000_000 else _spaces(text, at)
        lines.append(text.count("\n", 0, at) + 1)
        _, at = decoder.raw_decode(text, at)
    return lines


def _spaces(text: str, at: int) -> int:
    found = re.compile(r"[\s,]*").match(text, at)
    return len(found[0]) if found else 0


def _item(item: Mapping[str, Any], line: int, number: int) -> Record:
    csl_type = str(item.get("type", ""))
    kind = TYPES.get(csl_type, "misc")
    if kind == "phdthesis" and re.search(r"(?i)master|diplom|magist", str(item.get("genre", ""))):
        kind = "mastersthesis"
    fields: dict[str, str] = {"entrysubtype": SUBTYPES[csl_type]} if csl_type in SUBTYPES else {}
    left = []
    for name, value in item.items():
        if name in LISTED and isinstance(value, list):
            left += [f"a second {FIELDS.get(name, name)} (CSL variable {name})"] if len(value) > 1 else []
            value = value[0] if value else ""
        made = dict(_fields(name, value, kind))
        for field, words in made.items():
            if words and field in fields and field in NAMES.values():
                words = f"{fields[field]} and {words}"
            if (words and fields.get(field, words) == words) or field in NAMES.values():
                fields[field] = words
            elif words:
                left.append(f"a second {field} (CSL variable {name})")
        if not made and name not in SILENT and value not in (None, "", [], {}):
            left.append(f"CSL variable {name}")
    key = str(item.get("citation-key") or item.get("id") or "")
    return Record(key, kind, fields, line, number, {}, tuple(sorted(left)))


def _fields(name: str, value: object, kind: str) -> Iterator[tuple[str, str]]:
    """The fields that a variable gives, with their values; one without a value where it says nothing, none where no field takes it."""
    if name == "container-title" and isinstance(value, str):
        yield (
            {
                "article": "journal",
                "incollection": "booktitle",
                "inproceedings": "booktitle",
                "inreference": "booktitle",
                "misc": "howpublished",
            }.get(kind, "organization"),
            words(value),
        )
    elif name in FIELDS and isinstance(value, str | int | float):
        field = FIELDS[name]
        yield field, " ".join(str(value).split()) if field in VERBATIM else words(str(value))
    elif name in NAMES and isinstance(value, list):
        yield NAMES[name], " and ".join(filter(None, (_name(one) for one in value if isinstance(one, dict))))
    elif name in DATES and isinstance(value, dict):
        yield from _dates(DATES[name], value)


def _name(given: Mapping[str, Any]) -> str:
    if given.get("literal"):
        return name_text(Person(_bare(given["literal"])))
    particles = [_bare(given[name]) for name in ("dropping-particle", "non-dropping-particle") if given.get(name)]
    family = " ".join([*particles, _bare(given.get("family") or given.get("name") or "")]).strip()
    return name_text(
        Person(
            family or _bare(given.get("given", "")),
            _bare(given.get("given", "")) if family else "",
            _bare(given.get("suffix", "")),
        )
    )


def _bare(value: object) -> str:
    return " ".join(html.unescape(str(value)).split())


def _dates(field: str, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A date as BibLaTeX writes it, as far as it is known; ``year`` beside it, as all programs read it."""
    parts = given.get("date-parts")
    ends = [_date(one) for one in parts if isinstance(one, list)] if isinstance(parts, list) else []
    made = "/".join(filter(None, ends[:2]))
    if made and len(ends) == 1:
        season = str(given.get("season", ""))
        made = f"{made}-2{season}" if season in ("1", "2", "3", "4") and len(made) == 4 else made
        made += "~" if given.get("circa") else ""
    written = made or " ".join(str(given.get("raw") or given.get("literal") or "").split())
    if field != "date":
        yield field, written
    elif made:
        year = re.match(r"[0-9]{4}(?![0-9X~/])", made)
        if year and year[0][0] != "0":
            yield "year", year[0]
        if not year or len(made) > 4 or year[0][0] == "0":
            yield "date", made
    elif re.match(r"[0-9]{4}(?![0-9])", written) and not re.match(r"[0-9]{4}[-/.]", written):
        yield "year", written[:4]
    else:
        yield "date" if re.match(r"[0-9]{4}[-/.]", written) else "year", written


def _date(parts: Sequence[object]) -> str:
    numbers = []
    for part in parts[:3]:
        try:
            numbers.append(int(str(part)))
        except ValueError:
            break
    if not numbers or not numbers[0]:
        return ""
    year = numbers[0] + 1 if numbers[0] < 0 else numbers[0]
    return "-".join([f"{'-' if year < 0 else ''}{abs(year):04d}", *(f"{one:02d}" for one in numbers[1:] if one > 0)])


def words(value: str) -> str:
    """A value with the tags that CSL allows in titles as TeX, and all else as it is printed."""
    made, at = "", 0
    opened: list[str] = []
    for tag in SHAPE.finditer(value):
        made += escaped(html.unescape(value[at : tag.start()]))
        at = tag.end()
        if tag[1]:
            made += opened.pop() if opened else ""
        else:
            held = TEXS.get(
                tag[2].lower(), "{" if "nocase" in tag[0] else r"\textsc{" if "small-caps" in tag[0] else ""
            )
            made += held
            opened.append("}" if held else "")
    made += escaped(html.unescape(value[at:])) + "".join(reversed(opened))
    return " ".join(made.split())
