"""One work as it is cited: what the formats need to know of it, before any of them writes it down."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

SLOT = date(8888, 11, 11)
"""Stands for the day of reading in texts that are made before anybody reads them: no glossary has this day, so that
:mod:`.entry_template` finds it again, in whatever form a format writes it, and puts a slot there."""

OF_WORDS = "SHA-256 of the words begins"
"""Stands in a record before the digest."""

TAG = re.compile(r"</?(?:span|i|sup|sub)\b[^>]*>")
"""The tags that a value of CSL may have here."""

@dataclass(frozen=True, slots=True)
class Reference:
    """A work with the place in it that is cited.

    ``csl`` holds its CSL variables without id, note, and day of reading; ``kind`` and ``record`` are its BibLaTeX type and
    fields, values written as in a ``.bib`` file. ``name`` is a short way to speak of it, ``people`` its authors and year in short, or empty. ``on_work`` are sentences on what is
    not established of the work or not yet published, ``on_place`` those on the place alone. ``through`` are the works through which its words came, nearest to the words first.
    ``perishable`` says that the day of reading belongs into the citation. ``published`` are the version of
    an anchor of ours and the digest of its words, for records.
    """

    key: str
    name: str
    people: str
    csl: Mapping[str, Any]
    kind: str
    record: Mapping[str, str]
    locator: str = ""
    on_work: tuple[str, ...] = ()
    on_place: tuple[str, ...] = ()
    through: tuple[Reference, ...] = ()
    perishable: bool = False
    published: tuple[str, str] = ("", "")

    @property
    def listed(self) -> tuple[Reference, ...]:
        """The works for a list of references: this one, and the one in which its words were found quoted."""
        return (self, *self.through[:1])

    @property
    def came(self) -> tuple[str, ...]:
        """Through whom the words came, in sentences."""
        return tuple(f"{'In turn quoted' if at else 'Quoted'} by {one.name}." for at, one in enumerate(self.through))

    @property
    def remarks(self) -> tuple[str, ...]:
        """What has to be said of the work and of the place."""
        return *self.on_work, *self.on_place

    @property
    def kept(self) -> str:
        """A sentence for records on what was published, since not every reader of records has a place for a version; else empty."""
        version, digest = self.published
        return f"Version {version}{f'; {OF_WORDS} {digest}' if digest else ''}." if version else ""

    @property
    def work_told(self) -> str:
        """What has to be said beside the record of the work, whichever place in it is cited, in sentences; may be empty."""
        return " ".join(filter(None, (*self.on_work, self.kept)))

    @property
    def place_told(self) -> str:
        """What has to be said of the place alone, in sentences; may be empty."""
        return " ".join([*([f"Place cited: {self.locator}."] if self.locator else []), *self.came, *self.on_place])

    @property
    def note(self) -> str:
        """All that has to be said beside the record, in sentences; may be empty."""
        return " ".join([*([f"Place cited: {self.locator}."] if self.locator else []), *self.came, *filter(None, (*self.remarks, self.kept))])

    def item(self, read: date) -> dict[str, Any]:
        """The CSL variables for a citation processor, with the day of reading where it belongs."""
        known = {"accessed": date_parts((read.year, read.month, read.day))} if self.perishable else {}
        return {"id": self.key, **self.csl, **known}


def date_parts(parts: tuple[int, ...]) -> dict[str, Any]:
    """A date as CSL-JSON writes it."""
    return {"date-parts": [list(parts)]}


def bare(title: str) -> str:
    """A value of CSL without its tags, which keep a style from changing capitals and set words in italics."""
    return TAG.sub("", title)

