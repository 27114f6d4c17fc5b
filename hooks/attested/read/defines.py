"""The field ``defines`` of a record: terms that the source defines in words that are not held here, each with its place there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import DefinedThere, Place
from ..records.tex import plain
from .files import Reading

WRITE = "Write defines = {term: place; term: place}, as in defines = {tide mill: glossary; head: §2}."


def defined_there(reading: Reading, place: Place, value: str, lines: Sequence[str]) -> tuple[DefinedThere, ...]:
    """Read the value of a field that begins at ``place`` in ``lines``.

    A pair is a term and its place, parted by the first colon; pairs are parted by semicolons. Findings: ``malformed_bibliography``
    at what is no such pair, and at one that stands twice. These are left out.
    """
    raw = "\n".join(lines[place.line - 1 :])
    begin = re.search(r"(?i)\bdefines\s*=\s*", raw)
    at = begin.end() if begin else 0
    found: list[DefinedThere] = []
    for written in value.split(";"):
        if not written.strip():
            continue
        at = max(raw.find(written.split()[0], at), at)
        here = Place(place.path, place.line + raw.count("\n", 0, at), at - raw.rfind("\n", 0, at))
        at += len(written.split()[0])
        term, _, where = (plain(part) for part in written.partition(":"))
        if not term or not where:
            lacks = "no term stands before the colon" if where else "no place stands behind it"
            reading.report(here, "malformed_bibliography", f"“{plain(written)}” is no term with its place: {lacks}.", WRITE)
        elif any((one.term, one.where) == (term, where) for one in found):
            reading.report(here, "malformed_bibliography", f"“{term}: {where}” stands twice.", "Keep one of the two.")
        else:
            found.append(DefinedThere(term, where, here))
    return tuple(found)
