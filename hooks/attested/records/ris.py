"""A text in RIS as records: lines of a tag, two spaces, a hyphen and a value (Research Information Systems; the tags as EndNote and Zotero write them)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .dates import iso
from .identifiers import VERBATIM
from .item import FoundRecords, Record, RecordFault
from .tex import escaped

LINE = re.compile(r"^\ufeff?\s{0,3}([A-Z][A-Z0-9])\s{0,3}-(?:\s(.*))?$")
TYPES = {
    "JOUR": "article", "JFULL": "article", "EJOUR": "article", "MGZN": "article", "NEWS": "article", "ABST": "article", "INPR": "article", "BOOK": "book", "EBOOK": "book",
    "EDBOOK": "collection", "CLSWK": "book", "ANCIENT": "book", "CTLG": "book", "SER": "book", "CHAP": "incollection", "ECHAP": "incollection", "CONF": "inproceedings",
    "CPAPER": "inproceedings", "THES": "phdthesis", "RPRT": "techreport", "GOVDOC": "techreport", "ELEC": "online", "ICOMM": "online", "BLOG": "online", "WEB": "online",
    "DATA": "dataset", "AGGR": "dataset", "DBASE": "dataset", "COMP": "software", "UNPB": "unpublished", "MANSCPT": "unpublished", "UNPD": "unpublished", "PAMP": "booklet",
    "PAT": "patent", "STAND": "standard", "STAT": "legislation", "BILL": "legislation", "CASE": "jurisdiction", "LEGAL": "legal", "DICT": "inreference", "ENCYC": "inreference",
    "VIDEO": "video", "MPCT": "movie", "ADVS": "video", "SOUND": "audio", "MUSIC": "music", "ART": "artwork", "FIGURE": "image", "PCOMM": "letter",
}  # fmt: skip
SUBTYPES = {"MGZN": "magazine", "NEWS": "newspaper"}
NAMES = {"AU": "author", "A1": "author", "ED": "editor", "A2": "editor", "A4": "translator"}
TITLES = ("TI", "T1", "CT", "BT")
WITHIN = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle", "inreference": "booktitle"}
CONTAINERS = ("JF", "T2", "BT", "JO", "JA", "J1", "J2")
PLAIN = {
    "VL": "volume", "PB": "publisher", "CY": "address", "PP": "address", "ET": "edition", "DO": "doi", "ST": "shorttitle", "NV": "volumes", "LA": "language", "AB": "abstract",
    "N2": "abstract", "N1": "note", "RN": "note", "KW": "keywords", "UR": "url", "LK": "url", "L1": "file", "L2": "file", "L4": "file", "T3": "series",
}  # fmt: skip
SEVERAL = {"keywords": "; ", "note": " ", "abstract": " "}
"""Fields that hold what several lines of one tag say, and what stands between two of them."""


def is_ris(text: str) -> bool:
    """Tell whether a text is in RIS."""
    return re.search(r"(?m)^\ufeff?\s{0,3}TY\s{1,3}- ", text) is not None


def read_ris(lines: Sequence[str]) -> FoundRecords:
    """Read the records of a text, given by its lines. What stands before the first record is no part of one."""
    found = FoundRecords("RIS")
    rows: list[tuple[str, str, int]] = []
    for number, line in enumerate(lines, 1):
        tagged = LINE.match(line)
        tag, value = (tagged[1], (tagged[2] or "").strip()) if tagged else ("", line.strip())
        if tag == "TY":
            _add(found, rows, ended=False)
            rows = [(tag, value, number)]
        elif tag == "ER":
            _add(found, rows, ended=True)
            rows = []
        elif rows and tag:
            rows.append((tag, value, number))
        elif rows and value:
            former, words, at = rows[-1]
            rows[-1] = (former, f"{words} {value}".strip(), at)
        elif tag and found.items:
            message = f"“{tag}” stands in no record: the one before it has ended."
            found.faults.append(RecordFault(number, message, "A record begins with a line of its type, such as “TY  - JOUR”."))
    _add(found, rows, ended=False)
    return found


def _add(found: FoundRecords, rows: Sequence[tuple[str, str, int]], *, ended: bool) -> None:
    """Add the record of these tags, values and lines; ``ended`` says that a line “ER  - ” stands behind it."""
    if not rows:
        return
    given: dict[str, list[str]] = {}
    lines: dict[str, int] = {}
    for tag, value, line in rows:
        if value:
            given.setdefault(tag, []).append(value)
            lines.setdefault(tag, line)
    given.setdefault("TY", ["GEN"])
    kind = TYPES.get(given["TY"][0].upper(), "misc")
    taken = _Taken(given, lines)
    taken.fill(kind)
    key = (given.get("ID") or [""])[0]
    said = () if ended else ("no line “ER  - ” ends it",)
    found.items.append(Record(key, kind, taken.fields, rows[0][2], len(found.items), taken.places, tuple(sorted(taken.left)), said))


class _Taken:
    """The fields that the tags of one record give, each with its line, and the tags and values that no field takes."""

    def __init__(self, given: dict[str, list[str]], lines: dict[str, int]) -> None:
        self.given, self.lines = given, lines
        self.fields: dict[str, str] = {}
        self.places: dict[str, int] = {}
        self.used = {"TY", "ID", "ER"}
        self.left: list[str] = []

    def fill(self, kind: str) -> None:
        """Take one tag after the other."""
        if self.given["TY"][0].upper() in SUBTYPES:
            self.fields["entrysubtype"] = SUBTYPES[self.given["TY"][0].upper()]
        self._first("title", TITLES)
        self._container(kind)
        for tag, field in NAMES.items():
            self._names(tag, field)
        for tag, field in PLAIN.items():
            self._plain(tag, field)
        for tag in ("IS", "M1"):
            self._set("number", tag)
        if kind in ("phdthesis", "techreport"):
            self._set("type", "M3")
        self._dates()
        self._pages()
        self._numbers(kind)
        self.left += [f"RIS tag {tag}" for tag in self.given if tag not in self.used]

    def _set(self, field: str, tag: str, value: str = "") -> None:
        """Give a field what a tag says, unless it has a value already: then the tag is left over, if it says another thing."""
        said = value or (self.given.get(tag) or [""])[0]
        if not said:
            return
        said = said if field in VERBATIM else escaped(said)
        self.used.add(tag)
        if field not in self.fields:
            self.fields[field], self.places[field] = said, self.lines.get(tag, 0)
        elif self.fields[field] != said:
            self.left.append(f"a second {field} (RIS tag {tag})")

    def _first(self, field: str, tags: Sequence[str]) -> None:
        for tag in tags:
            self._set(field, tag) if field not in self.fields or self.fields[field] == escaped(
                self.given.get(tag, [""])[0]
            ) else None

    def _container(self, kind: str) -> None:
        """The title of the whole; its short forms beside a long one."""
        field = WITHIN.get(kind) or ("organization" if kind == "online" else "series")
        for tag in CONTAINERS:
            if tag in self.used:
                continue
            short = tag in ("JO", "JA", "J1", "J2") and field in self.fields
            self._set("shortjournal" if short else field, tag)

    def _names(self, tag: str, field: str) -> None:
        from ..model import Person
        from .names import name_text

        people = []
        for one in self.given.get(tag, ()):
            parts = [part.strip() for part in one.split(",")]
            suffix = parts[2] if len(parts) == 3 else ""
            people.append(
                name_text(Person(parts[0], parts[1], suffix))
                if 2 <= len(parts) <= 3 and all(parts[:2])
                else name_text(Person(one.strip(" ,")))
            )
        if people:
            self.used.add(tag)
            joined = " and ".join(people)
            if field in self.fields and joined != self.fields[field]:
                joined = f"{self.fields[field]} and {joined}"
            self.fields[field] = joined
            self.places.setdefault(field, self.lines[tag])

    def _plain(self, tag: str, field: str) -> None:
        values = self.given.get(tag, [])
        if field in SEVERAL:
            joined = SEVERAL[field].join(values)
            self._set(field, tag, joined)
            return
        for value in values:
            self._set(field, tag, value)

    def _dates(self) -> None:
        for tag in ("DA", "PY", "Y1"):
            written = (self.given.get(tag) or [""])[0].strip("/ ")
            if not written:
                continue
            self.used.add(tag)
            date = iso(written.replace("//", "/"))
            if not date and tag != "DA" and "year" not in self.fields:
                self.fields["year"] = written
            elif not date and "year" not in self.fields and "date" not in self.fields:
                self.fields["date"] = written
            elif len(date) > len(self.fields.get("date", "")):
                self.fields["date"] = date
            self.places.setdefault("date", self.lines[tag])
        if re.fullmatch(r"[0-9]{4}", self.fields.get("date", "")):
            self.fields["year"] = self.fields.pop("date")
        read = (self.given.get("Y2") or [""])[0]
        if iso(read.strip("/ ")):
            self.used.add("Y2")
            self.fields["urldate"] = iso(read.strip("/ "))

    def _pages(self) -> None:
        first, last = ((self.given.get(tag) or [""])[0].strip() for tag in ("SP", "EP"))
        if first or last:
            self.used |= {"SP", "EP"}
            between = "" if not last or last == first or "-" in first else f"--{last}"
            self.fields["pages"] = escaped(f"{first or last}") + (escaped(between) if first else "")

    def _numbers(self, kind: str) -> None:
        """ISSN and ISBN, which share a tag."""
        for value in self.given.get("SN", ()):
            bare = re.sub(r"[^0-9Xx]", "", value.split("(")[0])
            self._set("isbn" if len(bare) in (10, 13) and kind != "article" else "issn", "SN", value)
