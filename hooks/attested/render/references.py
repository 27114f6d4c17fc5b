"""References as HTML, in every format: on the light pages on citing, and in the guide's example."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from html import escape, unescape

from markupsafe import Markup

from ..cite import (
    CitationFormat,
    Citations,
    EntryTemplates,
    Known,
    Pieces,
    Reference,
    Slot,
    SlottedReference,
    with_reading_slots,
)
from .templates import template

UNREAD = "day of reading"
"""Words that stand in the place of the day of reading until a script fills it in, or somebody by hand."""

Filled = str | tuple[CitationFormat, Slot]
"""A part of a template as HTML, or a slot in one of its formats."""


@dataclass(frozen=True, slots=True)
class PrintedReference:
    """A reference in one format, as a template prints it."""

    format: str
    label: str
    prose: bool
    paragraphs: tuple[Markup, ...]
    in_text: Markup


def in_all_formats(citations: Citations, reference: Reference) -> Markup:
    """A reference in every format, as a list of definitions."""
    return _formats(_printed(with_reading_slots(citations.cited(reference, form)), _unread) for form in CitationFormat)


def template_in_all_formats(templates: EntryTemplates, known: Known) -> list[Filled]:
    """Give our own reference in every format, as a list of definitions in parts: HTML, and the slots that differ from anchor to anchor.

    ``known`` says whether the anchors it is for have a version, and whether a day. Slots for the day of reading are in the HTML.
    """
    slots: list[tuple[CitationFormat, Slot]] = []

    def marked(form: CitationFormat, slot: Slot) -> str:
        if slot.name == "read":
            return _unread(slot)
        slots.append((form, slot))
        return f"\x00{len(slots) - 1}\x00"

    html = _formats(_printed(templates.template(form, known), partial(marked, form)) for form in CitationFormat)
    return [slots[int(part)] if at % 2 else part for at, part in enumerate(html.split("\x00"))]


def _formats(references: Iterable[PrintedReference]) -> Markup:
    return Markup(template("formats.html").render(references=references))


def _printed(reference: SlottedReference, fill: Callable[[Slot], str]) -> PrintedReference:
    form = reference.format
    return PrintedReference(
        form.value, form.label, form.is_style, tuple(_markup(one, fill) for one in reference.paragraphs), _markup(reference.in_text, fill)
    )


def _markup(pieces: Pieces, fill: Callable[[Slot], str]) -> Markup:
    return Markup("".join(_emphasised(one) if isinstance(one, str) else fill(one) for one in pieces))


def _unread(slot: Slot) -> str:
    return f'<span class="at-day" data-day="{slot.day}">{UNREAD}</span>'


def _emphasised(html: str) -> str:
    """Escaped anew but for ``em``, so that nothing else stands here whatever wrote it."""
    return "".join(part if part in ("<em>", "</em>") else escape(unescape(part)) for part in re.split("(</?em>)", html))
