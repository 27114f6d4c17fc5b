"""Pasted BibTeX or CSL-JSON as records."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from ..model import Finding, Person, Place
from ..read.bibliography import read_bibliography
from ..read.files import Reading
from ..read.limits import within_limits
from ..read.tree import Held
from .record import Record

PASTED = PurePosixPath("pasted")
LONGEST = 64 * 1024 * 1024
"""Bytes of a pasted text."""

CHECK = "malformed_bibliography"
MONTH = re.compile(r"(?i)\b(month\s*=\s*)(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?=\s*[,}\n])")
KEY = re.compile(r"^(\s*@\s*(?!string|comment|preamble)\w+\s*\{)[^,\n={}]*,", re.IGNORECASE | re.MULTILINE)
MADE = re.compile(r"record “pasted\d+”")
ACCENT = re.compile(r"\{?\\(?:([\"'`^~=.])\s*|([uvHcdbkr])\s*(?=\{))\{?\\?([A-Za-zı])\}?\}?")
MARKS = dict(
    zip(
        "\"'`^~=.uvHcdbkr",
        "\u0308\u0301\u0300\u0302\u0303\u0304\u0307\u0306\u030c\u030b\u0327\u0323\u0331\u0328\u030a",
        strict=True,
    )
)
LETTER = re.compile(r"\{?\\(ss|ae|AE|oe|OE|aa|AA|o|O|l|L)(?:\{\}|\}|(?![A-Za-z])\s?)")
LETTERS = dict(
    zip(
        ["ss", "ae", "AE", "oe", "OE", "aa", "AA", "o", "O", "l", "L"],
        ["ß", "æ", "Æ", "œ", "Œ", "å", "Å", "ø", "Ø", "ł", "Ł"],
        strict=True,
    )
)
TYPES = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "book": "book",
    "chapter": "incollection", "paper-conference": "inproceedings", "report": "techreport", "thesis": "phdthesis",
    "webpage": "online", "post": "online", "post-weblog": "online",
}  # fmt: skip
NAMES = {
    "title": "title", "publisher": "publisher", "volume": "volume", "issue": "number", "page": "pages", "DOI": "doi",
    "ISBN": "isbn", "URL": "url", "collection-title": "series", "edition": "edition", "abstract": "abstract",
}  # fmt: skip


def records(text: str) -> tuple[Sequence[Record], Sequence[Finding]]:
    """Read a pasted text into records, or into findings with its lines that say why there are none.

    BibTeX is read as the bibliography is; CSL-JSON as the schema at citationstyles.org has it, one item or a list of them.
    """
    if text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        return _csl(text.lstrip("\ufeff \t\r\n"))
    return _bibtex(text)


def plain_letters(text: str) -> str:
    """TeX's spellings of accents and of the signs that it reserves, as the letters and signs themselves."""
    text = ACCENT.sub(
        lambda one: unicodedata.normalize("NFC", one[3].replace("ı", "i") + MARKS[one[1] or one[2]]), text
    )
    text = LETTER.sub(lambda one: LETTERS[one[1]], text)
    return re.sub(r"\\([&%_#$])", r"\1", text)


def _bibtex(text: str) -> tuple[Sequence[Record], Sequence[Finding]]:
    text = MONTH.sub(r"\1{\2}", plain_letters(text))
    count = iter(range(1, len(text) + 2))
    text = KEY.sub(lambda one: f"{one[1]}pasted{next(count)},", text)  # keys are made anew, and theirs may not be ours
    reading = Reading(Held({PASTED: text.encode("utf-8", "replace")}))
    found = within_limits(reading, PASTED, read_bibliography, ())
    made = []
    for source in found:
        fields = {
            name: _tidy(name, value) for name, value in source.fields.items() if name not in ("author", "attribution")
        }
        if "attribution" in source.fields:
            fields["attribution"] = source.attribution
        people = (Person(one.family.replace("~", " "), one.given.replace("~", " ")) for one in source.authors)
        made.append(Record(source.type, tuple(people), fields))
    return made, [replace(one, message=MADE.sub("record", one.message)) for one in sorted(reading.findings)]


def _tidy(name: str, value: str) -> str:
    return value if name in ("url", "doi") else value.replace("~", " ")


def _csl(text: str) -> tuple[Sequence[Record], Sequence[Finding]]:
    reading = Reading(Held({PASTED: text.encode("utf-8", "replace")}))
    given = within_limits(reading, PASTED, _json, None)
    if reading.findings:
        return (), reading.findings
    made = []
    for item in given if isinstance(given, list) else [given]:
        if isinstance(item, dict) and isinstance(item.get("title"), str) and item["title"].strip():
            made.append(_item(item))
        else:
            reading.report(
                Place("pasted"),
                CHECK,
                "An item of this CSL-JSON has no “title”.",
                "Each item is {…} with at least a title.",
            )
    return made, reading.findings


def _json(reading: Reading, path: PurePosixPath) -> object:
    """The value that a text in JSON stands for; None after a finding."""
    text = "\n".join(reading.lines(path, LONGEST) or ())
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = Place(reading.name(path), error.lineno, error.colno)
        reading.report(place, CHECK, "This is not JSON.", "Paste one item of CSL-JSON, {…}, or a list of them, [{…}, {…}].")
        return None


def _item(item: dict[str, Any]) -> Record:
    kind = TYPES.get(str(item.get("type", "")), "misc")
    fields = {ours: _words(item[theirs]) for theirs, ours in NAMES.items() if isinstance(item.get(theirs), str | int)}
    around = _words(item.get("container-title") or "")
    if around:
        fields[
            {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}.get(kind, "organization")
        ] = around
    date = _date(item.get("issued"))
    if date:
        fields["year"] = date[:4]
        fields |= {"date": date} if len(date) > 4 else {}
    authors = item.get("author")
    people = [_person(one) for one in authors if isinstance(one, dict)] if isinstance(authors, list) else []
    return Record(kind, tuple(person for person in people if person.family), fields)


def _person(given: dict[str, Any]) -> Person:
    if "literal" in given:
        return Person(_words(given["literal"]))
    particle = _words(given.get("non-dropping-particle") or given.get("dropping-particle") or "")
    return Person(f"{particle} {_words(given.get('family', ''))}".strip(), _words(given.get("given", "")))


def _date(issued: object) -> str:
    """An ISO date as far as it is known."""
    if not isinstance(issued, dict):
        return ""
    parts = issued.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        numbers = [str(part) for part in parts[0] if str(part).isdigit()]
        return "-".join(one.zfill(4 if at == 0 else 2) for at, one in enumerate(numbers[:3]))
    found = re.match(r"\d{4}", str(issued.get("raw") or issued.get("literal") or ""))
    return found[0] if found else ""


def _words(value: object) -> str:
    """A value without the tags that CSL allows in titles, and without what BibTeX would read as its own."""
    bare = re.sub(r"</?(?:i|b|sup|sub|sc|span)\b[^<>]*>", "", str(value))
    return " ".join(re.sub(r"[{}\\]", "", html.unescape(bare)).split())
