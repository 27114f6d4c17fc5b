"""A view: the text of a file as lines, made by a named and numbered rule, with a note of all that the rule resolved or left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ..verbatim import hidden

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
BREAK = "⸻"
"""Alone on a line of a view, where the words of another begin: a passage cannot run across it unseen."""

NO_LETTER = "▯"
"""Stands for a sign of which a text layer does not say what it is: no passage may hold it."""

LONGEST = 8_000_000
"""Characters of a view."""


class ReceiveError(Exception):
    """A file of which no view can be made; the words say why, in a sentence for the contributor."""


class MissingLibraryError(ReceiveError):
    """A library that a view needs is not installed: nothing is known of the file, neither good nor bad."""


@dataclass(frozen=True, slots=True)
class ViewLine:
    """One line. ``part`` is the number of its page or message, from 1; ``where`` a locator for it, by which readers find it in the source.

    ``by`` names who speaks, where the file tells it; ``level`` counts the ``>`` before a line of mail, which are not part of ``text``.
    ``note`` is true of a footnote: these lines stand behind all others, so that a sentence runs on from page to page.
    """

    text: str
    part: int = 1
    where: str = ""
    by: str = ""
    level: int = 0
    note: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """The lines of a file, with what was resolved in them and what was left out, each with how often or where, as sentences.

    ``name`` and ``version`` name the rule that made it; ``parts`` says what its parts are called (page, message, or nothing where there
    is but one). ``told`` are warnings: pages without text, a text layer that is no text. ``record`` are facts for a record of the bibliography.
    """

    name: str
    version: int
    lines: tuple[ViewLine, ...]
    parts: str = ""
    resolved: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    record: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Its name and version, as passages write them."""
        return f"{self.name} {self.version}"

    @property
    def text(self) -> str:
        """All lines as one text."""
        return "\n".join(line.text for line in self.lines)

    def selected(self, first: int, last: int) -> tuple[int, ...]:
        """Give the numbers, from 1, of the lines of the parts ``first`` to ``last``."""
        return tuple(number for number, line in enumerate(self.lines, 1) if first <= line.part <= last)

    def as_values(self) -> dict[str, Any]:
        """Give the view as values that JSON can hold."""
        lines = [(one.text, one.part, one.where, one.by, one.level, one.note) for one in self.lines]
        lists = {"resolved": self.resolved, "left_out": self.left_out, "told": self.told}
        return {"name": self.name, "version": self.version, "lines": lines, "parts": self.parts, "record": dict(self.record), **lists}


def view_of_values(values: Mapping[str, Any]) -> View:
    """Give the view that :meth:`View.as_values` wrote."""
    lines = tuple(ViewLine(*one) for one in values["lines"])
    said = {name: tuple(values[name]) for name in ("resolved", "left_out", "told")}
    return View(values["name"], values["version"], lines, values["parts"], record=values["record"], **said)


class Cleaning:
    """Takes out of lines what no passage may hold, and counts it: hidden characters, and ligatures, which become their letters."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self.counts: Counter[str] = Counter()

    def clean(self, text: str) -> str:
        """Give a text without hidden characters and ligatures."""
        if text.isascii() and hidden(text) is None:
            return text
        for sign, letters in LIGATURES.items():
            if sign in text:
                self.counts[f"ligature {letters}"] += text.count(sign)
                text = text.replace(sign, letters)
        while (at := hidden(text)) is not None:
            self.counts[f"hidden character U+{ord(text[at]):04X}"] += text.count(text[at])
            text = text.replace(text[at], "")
        return text

    def said(self) -> tuple[str, ...]:
        """What was taken out or resolved, with how often."""
        return tuple(f"{what} ({count} ×)" for what, count in sorted(self.counts.items()))


def one_line(text: str) -> str:
    """Collapse white space, no-break spaces excepted."""
    return re.sub(r"[ \t\r\n\f\v]+", " ", text).strip()


HYPHENED = re.compile(r"(\S*[^\s\-\u2010])[-\u2010]$")


def _closed(line: ViewLine, after: ViewLine) -> tuple[ViewLine, ViewLine] | None:
    """A line and the next one, with the rest of a word beside its hyphen, where that hyphen is no mark of a parted word: before a capital or a figure, or behind a sign.

    The rule for originals reads only a hyphen between letters, the second a small one, both ways. Where both parts are in capitals it may be either.
    """
    before = HYPHENED.search(line.text)
    rest, gap, others = after.text.lstrip().partition(" ")
    same = (line.note, line.level, line.by) == (after.note, after.level, after.by)
    if before is None or not same or not rest[:1].isalnum() or (before[1][-1].isalpha() and rest[0].islower()):
        return None
    if before[1][-1].isalpha() and rest[0].isalpha() and before[1].isupper() and rest.isupper():
        return None
    return replace(line, text=line.text + rest), replace(after, text=others if gap else "")


def bounded(lines: Iterable[ViewLine], *, paragraphs: bool = False) -> tuple[ViewLine, ...]:
    """Take lines up to the bound of a view; :class:`ReceiveError` beyond it. A part of a word behind a hyphen that stays is put beside it, but where each line is a paragraph."""
    found: list[ViewLine] = []
    size = 0
    for line in lines:
        if not paragraphs and found and found[-1].text[-1:] in ("-", "\u2010") and (pair := _closed(found[-1], line)):
            found[-1], line = pair
        size += len(line.text) + 1
        if size > LONGEST:
            raise ReceiveError(f"its text has more than {LONGEST:,} characters. Cut out the part that is quoted")
        found.append(line)
    return tuple(found)
