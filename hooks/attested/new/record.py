"""A record of the bibliography as this project writes them: its key, its fields in one order, one a line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..model import Person, Source, slug

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
    ]
)
"""Fields of reference managers that say nothing of the source here, or that hold more of its text than is needed."""


@dataclass(frozen=True, slots=True)
class Record:
    """One source. ``fields`` has neither braces around its values nor the authors, who are people."""

    type: str
    authors: tuple[Person, ...]
    fields: Mapping[str, str]

    @property
    def year(self) -> str:
        found = re.search(r"\d{4}", self.fields.get("year") or self.fields.get("date") or "")
        return found[0] if found else ""


def key_of(record: Record, taken: Iterable[str]) -> str:
    """The first author's family name without its particle, and the year; words of the title where no author is known.

    A letter tells it from a key that is taken.
    """
    known = set(taken)
    if record.authors:
        words = record.authors[0].family.split()
        base = _letters("".join(word for word in words if not word[:1].islower()) or "".join(words))
    else:
        base = "-".join(_letters(word) for word in slug(record.fields.get("title", "")).split("-")[:2])
    base = (base.strip("-") or "source") + record.year
    return next(
        key
        for key in (base, *(base + letter for letter in "bcdefghijklmnopqrstuvwxyz"), f"{base}-{len(known)}")
        if key not in known
    )


def _letters(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]", "", plain)


def same_work(record: Record, sources: Iterable[Source]) -> Source | None:
    """The source that is this work already: by DOI, e-print number or address, else by title and year."""
    for source in sources:
        for name in ("doi", "eprint", "url"):
            ours, theirs = record.fields.get(name, ""), source.fields.get(name, "")
            if ours and ours.casefold().rstrip("/") == theirs.casefold().rstrip("/"):
                return source
        if slug(record.fields.get("title", "")) == slug(source.title) and record.year == source.year:
            return source
    return None


def record_text(key: str, record: Record) -> str:
    """The record as it stands in the file, which ends with a line feed."""
    fields = {name: value for name, value in record.fields.items() if value and name not in LEFT_OUT}
    if record.authors:
        fields["author"] = " and ".join(map(_name, record.authors))
    middle = sorted(name for name in fields if name not in FIRST and name not in LAST)
    order = [*(name for name in FIRST if name in fields), *middle, *(name for name in LAST if name in fields)]
    return (
        f"@{record.type}{{{key},\n"
        + ",\n".join(f"  {name} = {{{_balanced(fields[name])}}}" for name in order)
        + "\n}\n"
    )


def left_out(record: Record) -> Sequence[str]:
    """The names of fields that were given and are not taken over."""
    return sorted(LEFT_OUT & record.fields.keys())


def _name(person: Person) -> str:
    """Braces hold a family name with a particle together, and the name of an organisation."""
    held = f"{{{person.family}}}" if " " in person.family else person.family
    return f"{held}, {person.given}" if person.given else held


def _balanced(value: str) -> str:
    depth = 0
    for sign in value:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            break
    return value if depth == 0 else value.replace("{", "").replace("}", "")
