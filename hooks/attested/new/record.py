"""A record of the bibliography as this project writes them: its key, its fields in one order, one a line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model import Person, Source, slug
from ..records.names import name_text
from ..records.tex import plain

FIRST = (
    "author",
    "editor",
    "title",
    "booktitle",
    "journal",
    "organization",
    "institution",
    "publisher",
    "series",
    "volume",
)
LAST = ("year", "date", "eprint", "archiveprefix", "doi", "isbn", "url", "urldate", "attribution", "annotation")
LEFT_OUT = frozenset(
    [
        "abstract",
        "annote",
        "keywords",
        "file",
        "timestamp",
        "biburl",
        "bibsource",
        "copyright",
        "date-added",
        "date-modified",
        "mendeley-groups",
        "adsurl",
        "adsnote",
        "bdsk-url-1",
        "bdsk-url-2",
        "bdsk-file-1",
        "interhash",
        "intrahash",
        "owner",
        "pmid",
        "pmcid",
        "groups",
        "acmid",
        "numpages",
        "articleno",
        "issue_date",
        "added-at",
        "posted-at",
        "priority",
        "citeulike-article-id",
        "mrnumber",
        "mrclass",
        "mrreviewer",
        "zblnumber",
        "fjournal",
    ]
)
"""Fields of reference managers that say nothing of the source here, or that hold more of its text than is needed."""


@dataclass(frozen=True, slots=True)
class NewRecord:
    """One source. ``fields`` has neither braces around its values nor the authors, who are people.

    ``key`` and ``line`` are those that it had where it comes from, ``left`` what it said there and no field takes, ``said`` what was read
    otherwise than it is written there.
    """

    type: str
    authors: tuple[Person, ...]
    fields: Mapping[str, str]
    key: str = ""
    line: int = 0
    left: tuple[str, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def year(self) -> str:
        found = re.search(r"\d{4}", self.fields.get("year") or self.fields.get("date") or "")
        return found[0] if found else ""


def key_of(record: NewRecord, taken: Iterable[str]) -> str:
    """The first author's family name without its particle, and the year; words of the title where no author is known.

    A letter tells it from a key that is taken.
    """
    known = set(taken)
    if record.authors:
        words = record.authors[0].family.split()
        base = _letters("".join(word for word in words if not word[:1].islower()) or "".join(words))
    else:
        base = "-".join(_letters(word) for word in slug(plain(record.fields.get("title", ""))).split("-")[:2])
    base = (base.strip("-") or "source") + record.year
    return next(
        key
        for key in (base, *(base + letter for letter in "bcdefghijklmnopqrstuvwxyz"), f"{base}-{len(known)}")
        if key not in known
    )


def _letters(words: str) -> str:
    bare = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]", "", bare)


class Works:
    """Works that are known, each by a name for whoever has to say which one it is."""

    def __init__(self) -> None:
        self._named: dict[tuple[str, ...], str] = {}

    def add_source(self, source: Source) -> None:
        """Add one of the bibliography."""
        self._add(source.key, source.fields, source.title, source.year, source.authors)

    def add(self, name: str, record: NewRecord) -> None:
        """Add one that is new."""
        self._add(name, record.fields, plain(record.fields.get("title", "")), record.year, record.authors)

    def same(self, record: NewRecord) -> str:
        """The name of the work that is this one: by DOI, e-print number or address, else by title, year, first author and volume; else empty."""
        marks = _marks(record.fields, plain(record.fields.get("title", "")), record.year, record.authors)
        return next((self._named[mark] for mark in marks if mark in self._named), "")

    def _add(self, name: str, fields: Mapping[str, str], title: str, year: str, authors: Sequence[Person]) -> None:
        for mark in _marks(fields, title, year, authors):
            self._named.setdefault(mark, name)


def _marks(fields: Mapping[str, str], title: str, year: str, authors: Sequence[Person]) -> Iterator[tuple[str, ...]]:
    """What tells a work from all others, the surest first. A part of a work may bear the numbers of the whole: its title counts with them."""
    named = slug(title) or title.casefold()
    part = (named, fields.get("chapter", ""), fields.get("pages", "")) if "booktitle" in fields or "chapter" in fields else ()
    for name in ("doi", "eprint", "url"):
        if fields.get(name):
            yield name, fields[name].casefold().rstrip("/"), *part
    yield "title", named, year, _letters(authors[0].family) if authors else "", fields.get("volume", ""), *part


def record_text(key: str, record: NewRecord) -> str:
    """The record as it stands in the file, which ends with a line feed."""
    fields = {name: value for name, value in record.fields.items() if value and name not in LEFT_OUT}
    if record.authors:
        fields["author"] = " and ".join(map(name_text, record.authors))
    middle = sorted(name for name in fields if name not in FIRST and name not in LAST)
    order = [*(name for name in FIRST if name in fields), *middle, *(name for name in LAST if name in fields)]
    return (
        f"@{record.type}{{{key},\n"
        + ",\n".join(f"  {name} = {{{_balanced(fields[name])}}}" for name in order)
        + "\n}\n"
    )


def left_out(record: NewRecord) -> Sequence[str]:
    """The names of fields that were given and are not taken over."""
    return sorted(LEFT_OUT & record.fields.keys())


def _balanced(value: str) -> str:
    """A value whose braces pair: one that stands alone is written as a command, since BibTeX counts it behind a backslash too."""
    named = value.replace("\\{", "\\textbraceleft ").replace("\\}", "\\textbraceright ")
    return next((one for one in (value, named) if _pairs(one)), named.replace("{", "").replace("}", ""))


def _pairs(value: str) -> bool:
    depth = 0
    for sign in value:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            return False
    return depth == 0
