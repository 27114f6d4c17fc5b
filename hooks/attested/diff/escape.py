"""Untrusted words in Markdown: printed as they are, whatever they hold.

The words of a proposal are anybody's. In the report they may become no HTML, no link, no image, no heading and no call to a
person (``@name``) or an issue (``#12``), neither by CommonMark nor by what a code host makes of text on top of it.
"""

from __future__ import annotations

import re

MARKS = re.compile(r"[\\`*_\[\]|~]")
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"}
BROKEN = "<!-- -->"
"""A comment, which is nothing on the page. What a host would link is found in runs of text, and this ends one."""

CALLS = re.compile(r"(?<=[@#$])|(?<=www)(?=\.)|(?<=:)(?=//)|(?<=GH)(?=-\d)|(?<=:)(?=[A-Za-z0-9_+-]+:)", re.IGNORECASE)
OPENING = re.compile(r"(?:[-+=#]|\d{1,9}(?=[.)]))")
LONGEST = 1_500
"""Characters of one text that are shown."""


def printable(text: str) -> str:
    """One line, and what cannot be seen spelled out: controls, marks that turn the direction of writing, zero-width signs."""
    return "".join(c if c.isprintable() else f"⟨U+{ord(c):04X}⟩" for c in " ".join(text.split()))


def words(text: str) -> str:
    """Text as Markdown that prints it, cut where it is very long."""
    text = printable(text)
    more = len(text) - LONGEST
    return _escaped(text) if more <= 0 else f"{_escaped(text[:LONGEST])} … ({more:,} more characters)"


def _escaped(text: str) -> str:
    text = CALLS.sub(lambda found: f"\0{found[0]}", text)
    text = MARKS.sub(lambda found: f"\\{found[0]}", text)
    text = "".join(ENTITIES.get(c, c) for c in text)
    opening = OPENING.match(text)
    if opening:
        end = opening.end()
        text = f"{text[:end]}\\{text[end:]}" if opening[0][0].isdigit() else f"\\{text}"
    return text.replace("\0", BROKEN)


def code(text: str) -> str:
    """Text as a code span: for paths and names of files, in which nothing is ever marked or linked."""
    text = printable(text)
    ticks = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{space}{text}{space}{ticks}"


def quote(text: str, indent: str = "  ") -> str:
    """Markdown as a block quotation within an item of a list."""
    return f"{indent}> {text}"
