"""The fact “original:” of a passage: the file it was taken from, and the lines, pages or messages in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model import Place
from .files import Reading

ORIGINAL = re.compile(
    r"""(?P<file>.+?)
    (?:\s*,\s*(?:pages?|parts?|messages?)\s*:\s*(?P<first>[0-9]{1,6})(?:\s*[-–]\s*(?P<last>[0-9]{1,6}))?)?
    (?:\s*,\s*lines?\s*:\s*(?P<lines>[0-9\s,–-]+?))?
    (?:\s*,\s*view\s*:\s*(?P<view>[a-z]+(?:-[a-z]+)*\ [0-9]{1,4}))?$""",
    re.IGNORECASE | re.VERBOSE,
)
NUMBER = re.compile(r"[0-9]{1,9}")
MOST_LINES = 100_000
"""Lines of an original that a passage may name."""


@dataclass(frozen=True, slots=True)
class NamedLines:
    """A file, and where in it. ``lines`` count those of the file; with a ``view`` those of the pages or messages ``parts``, and none stand for all."""

    original: str = ""
    lines: tuple[int, ...] = ()
    view: str = ""
    parts: tuple[int, int] | None = None
    stands: str = ""


def named_lines(reading: Reading, written: str, place: Place) -> NamedLines:
    """Read ``file.txt, lines: 4, 6-8`` or ``file.pdf, page: 4, lines: 2-3, view: pdf-text 1``; empty where nothing is written, or after a finding."""
    if not written:
        return NamedLines()
    found = ORIGINAL.match(written)
    lines = _numbers(found["lines"] or "") if found else None
    view, parts = "", None
    if found is not None and lines is not None:
        view = (found["view"] or "").lower()
        parts = (int(found["first"]), int(found["last"] or found["first"])) if found["first"] else None
        if (parts or lines) and (view or not parts) and (parts is None or 1 <= parts[0] <= parts[1]):
            stands = written[found.end("file") : found.start("view") if found["view"] else len(written)].strip(" ,")
            return NamedLines(found["file"], lines, view, parts, re.sub(r"(?i)\s*,?\s*view\s*:?\s*$", "", stands))
    reading.report(
        place,
        "malformed_passage",
        "This does not name lines of an original.",
        "Write - original: name-of-the-file.txt, lines: 4, 6-8. Of a PDF, a web page or mail: - original: file.pdf, page: 4, view: pdf-text 1, as attested receive writes it.",
    )
    return NamedLines()


def _numbers(written: str) -> tuple[int, ...] | None:
    """“4, 6-8” as numbers; None where it is none of that."""
    lines: list[int] = []
    for part in written.replace("–", "-").split(",") if written else ():
        ends = [end.strip() for end in part.split("-") if end.strip()]
        if not 1 <= len(ends) <= 2 or not all(NUMBER.fullmatch(end) for end in ends):
            return None
        first, last = int(ends[0]), int(ends[-1])
        if last < first or last - first + len(lines) >= MOST_LINES:
            return None
        lines += range(first, last + 1)
    return tuple(lines)
