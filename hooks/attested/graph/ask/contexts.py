"""What quotations leave out of the sentences of their originals, and whether their attributions say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...context import FRAMES, Kind, Lost, Role, around, lost
from ...model import Attribution, Definition, Passage
from ...verbatim import normalise
from ..checked import Checked
from ..knowledge import KnowledgeBase
from ..memory import remembered
from ..speech import sentence_around
from .languages import table_of
from .placing import placed

DECLARED: dict[str, tuple[Kind, ...]] = {
    "reports": ("report",),
    "denies": ("negation",),
    "disputes": ("negation", "report"),
    "doubts": ("question", "modality", "negation"),
    "hedged": ("modality",),
    "if": ("condition", "limit"),
}
"""Of which kinds the words may be that an act or a qualifier accounts for, wherever they stand; else a qualifier accounts for those it names."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Words that a quotation leaves out, which its attribution does not account for, and the line around them."""

    checked: Checked
    lost: Lost


@remembered
def cuts(kb: KnowledgeBase) -> tuple[Cut, ...]:
    """All that is left out of sentences and may turn their sense, in the order of quotations, each in that of the original."""
    return tuple(Cut(one, words) for one in kb.checked for words in _cuts(kb, one))


def _cuts(kb: KnowledgeBase, one: Checked) -> Iterator[Lost]:
    table = table_of(kb, one.passage)
    if one.matched is None or one.passage is None or one.quotation.attribution is None or table is None:
        return
    there = placed(kb, one.passage)
    spans = [there.span(*span) for span in one.matched.spans]
    role: Role = "definition" if isinstance(one.item, Definition) else "other"
    yield from (words for words in lost(there.text, spans, role, table) if not declared(one.quotation.attribution, words))


def sentence_of_original(kb: KnowledgeBase, one: Checked) -> str:
    """The whole sentence, or sentences, of the original that hold a quotation; empty where it does not stand in its passage."""
    return placed(kb, one.passage).text[slice(*sentence_in_original(kb, one.passage, *one.span))] if one.passage and one.span else ""


def sentence_in_original(kb: KnowledgeBase, passage: Passage, start: int, end: int) -> tuple[int, int]:
    """Where the whole sentence, or sentences, around a stretch of a passage begin and end in the text of :func:`placed`."""
    table, there = table_of(kb, passage), placed(kb, passage)
    if table is not None:
        return around(there.text, *there.span(start, end), table.abbreviations)
    return there.span(*sentence_around(passage, start, end))


def declared(attribution: Attribution, words: Lost) -> bool:
    """Tell whether an attribution accounts for lost words: by an act, by a qualifier, or, unless they are an error, by a reason."""
    if attribution.cut and words.severity == "warning":
        return True
    said = (*attribution.acts, *(one.kind for one in attribution.qualifiers))
    if any(words.kind in DECLARED.get(name, ()) for name in said):
        return True
    named = ("under",) if words.kind in FRAMES else ("under", "hedged")
    plain = normalise(words.words).text.casefold()
    said_so = (normalise(one.words.value).text.casefold() for one in attribution.qualifiers if one.kind in named)
    return any(plain in some or some in plain for some in said_so)
