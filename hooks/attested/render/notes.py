"""The notes on a quotation as its page prints them, and which of them the margin beside it has room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from math import ceil

from markupsafe import Markup

from ..graph import Checked, KnowledgeBase
from ..model import Quotation
from .edit_links import challenge_link
from .page import entry_path
from .pages.cite import cite_way
from .prose import Prose
from .source_marks import note_phrase

PER_LINE_BELOW, PER_LINE_BESIDE = 66, 42
"""Characters on a line of a note, below the quotation and beside it, as pages.css and the reader's font have them."""
NOTE_LINE, NOTE_ROOM = 22, 13
"""The height of a line of a note, and what is left free around a note, in px."""
DEFINITION_LINE, QUOTATION_LINE = (54, 36), (72, 28)
"""Characters on a line of a quotation on a wide screen, and the height of the line in px."""
PROSE_LINE = 58, 25
"""The same of a line of our own prose."""
CAPTION = 90
"""The usual height of what stands under the words of a quotation, in px."""
HOLE = 60
"""So many px may the notes in the margin reach below the quotation."""


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note: its number, its id, the phrase that it is on, what it says, the form in which it is challenged, and how it is cited."""

    number: int
    id: str
    phrase: Markup
    text: Markup
    challenge: str
    cited: str

    def height(self, per_line: int) -> int:
        """Estimate the height in px of the note where a line has so many characters."""
        return ceil((len(self.phrase.striptags()) + len(self.text.striptags()) + 6) / per_line) * NOTE_LINE + NOTE_ROOM


def note_ids(checked: Checked, own: bool) -> list[str]:
    """The ids of the notes on a quotation: their anchors, behind the name of their entry where another one shows the quotation."""
    return [one.note.anchor if own else f"{checked.entry.id}-{one.note.anchor}" for one in checked.notes]


def note_views(kb: KnowledgeBase, checked: Checked, ids: Sequence[str], page: str, shown: Prose) -> tuple[NoteView, ...]:
    """The notes on a quotation that the page ``page`` shows, as ``shown`` writes prose there."""
    written_on = entry_path(checked.entry.id)
    prose = Prose(kb, shown.here, shown.own, written_on)
    return tuple(
        NoteView(
            number,
            id_,
            note_phrase(checked, one),
            prose.inline(one.note.body.value),
            challenge_link(kb, shown.here, page, id_, one.note.phrase.value),
            cite_way(shown.here, written_on, one.note.anchor),
        )
        for number, (id_, one) in enumerate(zip(ids, checked.notes, strict=True), start=1)
    )


def parted(checked: Checked, notes: Sequence[NoteView], words: int, here: str) -> tuple[Sequence[NoteView], Sequence[NoteView]]:
    """Part notes into those that the margin has room for, beside a quotation of ``words`` characters and the prose that follows it, and those that stand below it.

    Notes that all stood in the margin would leave a hole under a short quotation. ``here`` is the page; on others than its entry no prose follows.
    """
    per_line, line = DEFINITION_LINE if checked.item.role == "definition" else QUOTATION_LINE
    beside, left = 0, ceil(words / per_line) * line + CAPTION + (_prose_behind(checked) if here == entry_path(checked.entry.id) else 0)
    below = sum(one.height(PER_LINE_BELOW) for one in notes)
    for count, one in enumerate(notes):
        beside, below = beside + one.height(PER_LINE_BESIDE), below - one.height(PER_LINE_BELOW)
        if count and beside > left + below + HOLE:
            return notes[:count], notes[count:]
    return notes, ()


def _prose_behind(checked: Checked) -> int:
    """Estimate the height in px of the prose between a quotation and the next one of its item."""
    blocks = checked.item.blocks
    at = next(at for at, one in enumerate(blocks) if one is checked.quotation)
    behind = takewhile(lambda one: not isinstance(one, Quotation), blocks[at + 1 :])
    return sum(ceil(len(one.value) / PROSE_LINE[0]) * PROSE_LINE[1] for one in behind if not isinstance(one, Quotation))
