"""This glossary's own reference, written once in each format for all anchors, with slots for what differs from one to the next.

An anchor's reference is the template with its title, address, version, day and key in the slots. A test compares the result with what a
citation processor makes of the anchor's own reference, for every anchor and format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from html import escape

from ..model import Site
from ..records.tex import escaped
from .anchors import Citable
from .entry_reference import Edition, Known, csl_title, entry_reference
from .formats import CitationFormat, Citations, WrittenReference, day_form, day_in_form, literal
from .records import as_json
from .reference import SLOT, Reference, bare
from .styles import plain
from .titles import printed_titles

SAMPLE = Citable("glossary/slotpage", "slotanchor", "term", "Titleslot", "Titleslot", ())
VERSION = "77.77"
SINCE = date(7777, 12, 28)
DIGEST = "digestslot"
"""Values that stand in the slots while a template is made. No title, version or day of a glossary looks like these."""

DAY_FORMS = ("d mon y", "d month y", "month d, y", "y-mm-dd", "y/mm/dd", "y, m, d", "month d", "y")
"""The forms in which a format may write the day of a version, longer ones before those that they contain."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a text that is filled in later.

    ``name`` is ``read`` for the day of reading, or what of an anchor belongs there: ``title``, ``address``, ``version``, ``since``,
    ``digest`` or ``key``. ``day`` is the form in which a day is written (see :func:`day_in_form`), else empty.
    """

    name: str
    day: str = ""


Pieces = tuple[str | Slot, ...]
"""A text in parts, in order: HTML with no tag but ``em``, and slots."""


@dataclass(frozen=True, slots=True)
class SlottedReference:
    """A reference in one format, as :class:`WrittenReference`, with its slots."""

    format: CitationFormat
    paragraphs: tuple[Pieces, ...]
    in_text: Pieces


def with_reading_slots(reference: WrittenReference) -> SlottedReference:
    """Give a reference that was written with :data:`SLOT` for its day of reading, with a slot in each place of that day."""
    return _slotted(reference, *_reading(reference.format))


class EntryTemplates:
    """The glossary's own reference in every format. ``citations`` writes the references.

    In: all ``anchors`` that will be asked for, each with its edition, and references that are written ``beside`` them. A citation
    processor runs once for all: for the templates, for those titles that only it can print, and for the others.
    """

    def __init__(self, site: Site, citations: Citations, anchors: Mapping[Citable, Edition], beside: Iterable[Reference] = ()) -> None:
        self._citations = citations
        known = dict.fromkeys((Edition().known, *(one.known for one in anchors.values())))
        samples = {each: entry_reference(site, SAMPLE, _sample(each)) for each in known}
        language = {} if site.language.startswith("en") else {"language": site.language}
        self._titles = {one: printed_titles({"title": csl_title(one), **language}) for one in anchors}
        left = (one for one, titles in self._titles.items() if not titles)
        self._left = {one: entry_reference(site, replace(SAMPLE, title=one.title, verbatim=one.verbatim), Edition()) for one in left}
        citations.prepare([*samples.values(), *self._left.values(), *beside])
        self._around = samples[Edition().known]
        self._templates = {(form, each): _slotted(citations.cited(one, form), *_pattern(_slots(one, form))) for each, one in samples.items() for form in CitationFormat}

    def template(self, form: CitationFormat, known: Known) -> SlottedReference:
        """Give the template of one format for anchors of which the same is ``known``."""
        return self._templates[form, known]

    def title(self, anchor: Citable, form: CitationFormat) -> str:
        """Give the words that a format puts into the slot of the title, as plain text."""
        if form.is_style:
            return self._titles[anchor].get(form.value) or self._from_processor(anchor, form)
        if form is CitationFormat.markdown:
            return literal(bare(csl_title(anchor)))
        if form is CitationFormat.csl_json:
            return as_json(csl_title(anchor))[1:-1]
        return " ".join(bare(csl_title(anchor)).split()) if form is CitationFormat.ris else escaped(anchor.title)

    def _from_processor(self, anchor: Citable, form: CitationFormat) -> str:
        """Find the title in the reference that the processor wrote for this anchor: what stands before and behind the title is the same as in a
        sample’s reference, and is cut off. ValueError where it is not the same.
        """
        around, whole = (self._citations.cited(one, form).paragraphs[0] for one in (self._around, self._left[anchor]))
        before, after = re.split(_title(form), around)
        if not (whole.startswith(before) and whole.endswith(after)):
            raise ValueError(f"The style {form.value} prints a reference differently because of its title: {whole}")
        return plain(whole[len(before) : len(whole) - len(after)])


def _sample(known: Known) -> Edition:
    """A sample of what was published of an anchor."""
    return Edition(*(value if there else "" for value, there in zip((VERSION, SINCE.isoformat(), DIGEST), known, strict=True)))


def _slotted(reference: WrittenReference, pattern: re.Pattern[str], slots: Sequence[Slot]) -> SlottedReference:
    """The reference in pieces. Each group of the pattern is the place of a slot."""

    def pieces(html: str) -> Pieces:
        made: list[str | Slot] = []
        end = 0
        for found in pattern.finditer(html):
            made += [html[end : found.start()], slots[(found.lastindex or 0) - 1]]
            end = found.end()
        return tuple(piece for piece in (*made, html[end:]) if piece)

    return SlottedReference(reference.format, tuple(pieces(one) for one in reference.paragraphs), pieces(reference.in_text))


def _pattern(slots: Mapping[str, Slot]) -> tuple[re.Pattern[str], list[Slot]]:
    return re.compile("|".join(f"({one})" for one in slots)), list(slots.values())


@cache
def _reading(form: CitationFormat) -> tuple[re.Pattern[str], list[Slot]]:
    return _pattern(_day_of_reading(form))


def _day_of_reading(form: CitationFormat) -> dict[str, Slot]:
    return {re.escape(day_in_form(SLOT, day_form(form))): Slot("read", day_form(form))}


def _slots(sample: Reference, form: CitationFormat) -> dict[str, Slot]:
    """Give the patterns that find the day of reading and the sample's values in a format, each with its slot."""
    address = {re.escape(escape(sample.csl["URL"], quote=False)): Slot("address")} if "URL" in sample.csl else {}
    days = {re.escape(day_in_form(SINCE, one)): Slot("since", one) for one in DAY_FORMS}
    parts = {rf"(?<=\b{name} = {{){day_in_form(SINCE, one)}(?=}})": Slot("since", one) for name, one in (("month", "m"), ("day", "d"))}
    return {**_day_of_reading(form), **address, re.escape(sample.key): Slot("key"), re.escape(VERSION): Slot("version"), DIGEST: Slot("digest"), **days, **parts, _title(form): Slot("title")}


def _title(form: CitationFormat) -> str:
    """The sample's title as a pattern; in a style, with the marks that it brings."""
    return rf"“?{SAMPLE.title}\.?”?" if form.is_style else SAMPLE.title
