"""The one reader of records: it tells by the text itself in which format it is."""

from __future__ import annotations

import json
from collections.abc import Sequence

from .bibtex import read_bibtex
from .csl import read_csl
from .item import FoundRecords, RecordFault
from .ris import is_ris, read_ris


def read_records(lines: Sequence[str]) -> FoundRecords:
    """Read a text, given by its lines, in BibTeX, BibLaTeX, RIS or CSL-JSON."""
    text = "\n".join(lines).lstrip("\ufeff \t\r\n")
    if text.startswith(("{", "[")):
        return _json("\n".join(lines))
    return read_ris(lines) if is_ris(text) and not text.startswith("@") else read_bibtex(lines)


def _json(text: str) -> FoundRecords:
    try:
        return read_csl(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        hint = "Paste one item of CSL-JSON, {…}, or a list of them, [{…}, {…}]."
        return FoundRecords(
            "CSL-JSON", faults=[RecordFault(error.lineno, "This is not JSON.", hint, column=error.colno)]
        )
