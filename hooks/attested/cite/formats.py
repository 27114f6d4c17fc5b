"""The formats that are offered: three styles for readers, Markdown for posts, and records for programs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from html import escape

from .postnotes import latex_command, pandoc_citation
from .records import biblatex, bibtex, csl_json, ris
from .reference import SLOT, Reference, bare
from .styles import FILES, Asked, Memory, Styled, plain, prepare, styled


class CitationFormat(StrEnum):
    """The formats, in the order in which they are offered."""

    apa = "apa"
    chicago = "chicago"
    mla = "mla"
    markdown = "markdown"
    biblatex = "biblatex"
    bibtex = "bibtex"
    ris = "ris"
    csl_json = "csl-json"

    @property
    def label(self) -> str:
        """Give the format's name as readers see it."""
        return LABELS[self]

    @property
    def is_style(self) -> bool:
        """Tell whether the format is prose for readers, in a style of citation."""
        return self.value in FILES


LABELS = {
    CitationFormat.apa: "APA, 7th edition", CitationFormat.chicago: "Chicago, 18th edition, author-date", CitationFormat.mla: "MLA, 9th edition", CitationFormat.markdown: "Markdown",
    CitationFormat.biblatex: "BibLaTeX", CitationFormat.bibtex: "BibTeX", CitationFormat.ris: "RIS", CitationFormat.csl_json: "CSL-JSON",
}  # fmt: skip

MARKS = re.compile(r"[\\`*_\[\]<>]")
"""Signs that are marks in Markdown; :func:`literal` puts a backslash before each."""

SECOND_HAND = {"apa": "as cited in", "chicago": "quoted in", "mla": "qtd. in"}
"""Words before the work through which the quoted words came (the rules for secondary sources of APA 7, Chicago and MLA 9)."""

DAYS = {
    CitationFormat.mla: "d mon y", CitationFormat.biblatex: "y-mm-dd", CitationFormat.bibtex: "y-mm-dd", CitationFormat.ris: "y/mm/dd",
    CitationFormat.csl_json: "y, m, d", CitationFormat.markdown: "d month y",
}  # fmt: skip
"""The form in which each format writes the day of reading; those not named write it in American English. For the parts see :func:`day_in_form`."""

AMERICAN = "month d, y"
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
MLA_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def day_in_form(day: date, form: str) -> str:
    """Write a day in a form, the same in every locale.

    A form is any text in which runs of small letters are parts of the day: ``y``; ``m``, ``mm`` (two digits), ``mon`` (MLA’s short name), ``month``;
    ``d``, ``dd``. So “d mon y” gives “5 Sept. 2024”. ``docs/assets/dialog.js`` does the same in the browser.
    """
    month = day.month
    parts = {"y": day.year, "m": month, "mm": f"{month:02d}", "mon": MLA_MONTHS[month - 1], "month": MONTHS[month - 1], "d": day.day, "dd": f"{day.day:02d}"}
    return re.sub("[a-z]+", lambda found: str(parts[found[0]]), form)


def day_form(form: CitationFormat) -> str:
    """The form in which a format writes days."""
    return DAYS.get(form, AMERICAN)


@dataclass(frozen=True, slots=True)
class WrittenReference:
    """A reference in one format.

    ``paragraphs`` are HTML, with no tag but ``em``, for a style or Markdown; one of plain text, with its line ends, for a record.
    ``in_text`` is the short form for running text, or empty.
    """

    format: CitationFormat
    paragraphs: tuple[str, ...]
    in_text: str = ""

    @property
    def text(self) -> str:
        """The paragraphs as plain text, one under the other, without tags."""
        return "\n".join(plain(one) for one in self.paragraphs)

    @property
    def in_text_plain(self) -> str:
        """The short form without any tag."""
        return plain(self.in_text)


class Citations:
    """Writes references in any format. ``memory`` keeps what pandoc rendered, which takes time, from one use to the next."""

    def __init__(self, memory: Memory | None = None, read: date = SLOT) -> None:
        self._memory: Memory = {} if memory is None else memory
        self.read = read

    def prepare(self, references: Iterable[Reference], formats: Iterable[CitationFormat] = tuple(CitationFormat)) -> None:
        """Render all that will be asked for in one run of pandoc a style."""
        prepare((self._asked(listed) for one in references for listed in one.listed), [form.value for form in formats if form.is_style], self._memory)

    def cited(self, reference: Reference, form: CitationFormat) -> WrittenReference:
        """The reference in a format, with the work through which its words came."""
        if form.is_style:
            return self._in_style(reference, form)
        if form is CitationFormat.markdown:
            return WrittenReference(form, (escape(_markdown(reference, self.read), quote=False),))
        if form is CitationFormat.csl_json:
            return WrittenReference(form, (escape(csl_json(reference.listed, self.read), quote=False),), escape(pandoc_citation(reference), quote=False))
        write = {CitationFormat.biblatex: biblatex, CitationFormat.bibtex: bibtex, CitationFormat.ris: ris}[form]
        command = "" if form is CitationFormat.ris else latex_command(reference, "parencite" if form is CitationFormat.biblatex else "cite")
        return WrittenReference(form, (escape("\n".join(write(one, self.read) for one in reference.listed), quote=False),), escape(command, quote=False))

    def _asked(self, reference: Reference) -> Asked:
        return Asked({key: value for key, value in reference.item(self.read).items() if key != "id"}, reference.locator)

    def _styled(self, reference: Reference, form: CitationFormat) -> Styled:
        return styled(self._asked(reference), form.value, self._memory)

    def _in_style(self, reference: Reference, form: CitationFormat) -> WrittenReference:
        """Remarks stand in square brackets behind the reference: what whoever cites has added."""
        shown = [self._styled(one, form) for one in reference.listed]
        told = [" ".join(one.remarks) for one in reference.listed]
        lines = (f"{one.reference} [{escape(words, quote=False)}]" if words else one.reference for one, words in zip(shown, told, strict=True))
        short = [one.in_text.removeprefix("(").removesuffix(")") for one in shown]
        return WrittenReference(form, tuple(lines), f"({f', {SECOND_HAND[form.value]} '.join(short)})")


def _markdown(reference: Reference, read: date) -> str:
    """A line for a post: who, the title, linked where it has an address, the place, and what has to be said beside it."""
    csl, ours = reference.csl, reference.kind == "inreference" and not reference.people
    title = literal(bare(csl.get("title") or csl["genre"]))
    shown = f"“{title}”" if ours else f"*{title}*" if "title" in csl else title
    address = csl.get("URL", "")
    parts = [
        literal(reference.people),
        f"[{shown}](<{address}>)" if address else shown,
        f"*{literal(csl['container-title'])}*" if ours else literal(reference.locator),
        f"version {csl['version']} of {day_in_form(date.fromisoformat(reference.record['date']), 'd month y')}" if ours and "version" in csl else "",
        f"read {day_in_form(read, 'd month y')}" if reference.perishable and address else "",
    ]
    return " ".join([", ".join(filter(None, parts)) + ".", *(literal(one) for one in (*reference.came, *reference.remarks))])


def literal(words: str) -> str:
    """Words in Markdown that mean nothing but themselves."""
    return MARKS.sub(r"\\\g<0>", words)
