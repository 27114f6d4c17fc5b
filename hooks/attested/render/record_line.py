"""The record of a source in one line, as its page begins."""

from __future__ import annotations

from ..model import Source
from ..records.tex import plain

CONTAINERS = ("journal", "journaltitle", "booktitle", "organization", "howpublished")
"""Fields of a record that say where a work is found, the first that is there counts."""
ENDS = (".", "?", "!", "…")
"""Marks behind which no full stop is written."""


def record_line(source: Source) -> str:
    """Give authors, title, place, date and number of a work, each part with a mark at its end; nothing where only the title is known, which stands above it."""
    names = [person.whole for person in source.authors if person.family != "others"]
    people = ", ".join(names) + (" and others" if len(names) < len(source.authors) else "")
    where = next((plain(source.fields[name]) for name in CONTAINERS if source.fields.get(name)), "")
    eprint = f"arXiv:{source.fields['eprint']}" if source.fields.get("eprint") else ""
    told = [part for part in (people, source.title, where, source.fields.get("date") or source.year, eprint) if part]
    return " ".join(part if part.endswith(ENDS) else f"{part}." for part in told) if len(told) > 1 else ""
