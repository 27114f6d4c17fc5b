"""The words around a piece of evidence: the whole quotation that holds it, its sentence in the original, and where it stands in that."""

from __future__ import annotations

from ...model import Passage
from ...prose.terms import sentences
from ...verbatim import Match
from ..checked import Checked
from ..comparing import compare_printed
from ..knowledge import KnowledgeBase
from ..line_ends import read_together, without
from ..memory import remembered
from .bearing import in_passage
from .contexts import sentence_in_original
from .edges import Evidence
from .mentions import terms_in
from .placing import placed

OMISSION = "[…]"
Around = tuple[str, str, str]
"""A sentence in three parts: before a phrase, the phrase, and behind it."""


def quotation_of(kb: KnowledgeBase, evidence: Evidence) -> str:
    """The words that hold the evidence: its quotation as printed or, for a phrase with a citation of its own, the sentence
    of the passage; white space collapsed. Empty where the evidence is the structure of a page."""
    checked = kb.quotation_at.get((evidence.entry, evidence.quotation)) if evidence.quotation else None
    if checked is not None:
        return " ".join(checked.printed.split())
    return sentence_of(kb, evidence)


def sentence_of(kb: KnowledgeBase, evidence: Evidence) -> str:
    """The sentence, or sentences, of the original that hold the phrase; white space collapsed."""
    before, phrase, behind = around(kb, evidence)
    return f"{before}{phrase}{behind}"


def around(kb: KnowledgeBase, evidence: Evidence) -> Around:
    """Give the sentence of the evidence in three parts: before the phrase, the phrase as the source has it, and behind it.

    Each is found once: a page shows an edge wherever a chain passes over it.
    """
    found = _found(kb)
    if evidence not in found:
        found[evidence] = _around(kb, evidence)
    return found[evidence]


@remembered
def _found(kb: KnowledgeBase) -> dict[Evidence, Around]:
    return {}


def _around(kb: KnowledgeBase, evidence: Evidence) -> Around:
    if not evidence.phrase:
        return "", "", ""
    checked = kb.quotation_at.get((evidence.entry, evidence.quotation)) if evidence.quotation else None
    passage = kb.passages.get((evidence.key, evidence.locator))
    text = checked.printed if checked is not None else passage.text.value if passage is not None else ""
    # A term's name is marked where the term was found, not within the name of another one.
    named = terms_in(kb, checked) if checked is not None else ()
    start = next((one.start for one in named if text[one.start : one.end] == evidence.phrase), text.find(evidence.phrase))
    end = start + len(evidence.phrase)
    if start < 0:
        result = compare_printed(evidence.phrase, text, checked.offsets if checked else [(0, len(text), 0)], passage)
        if not isinstance(result, Match):
            return "", " ".join(evidence.phrase.split()), ""
        start, end = result.spans[0][0], result.spans[-1][1]
    text, start, end, low, high = _in_sentence(kb, checked, passage, text, start, end)
    before, inner, behind = (_in_one_line(kb, text, *part) for part in ((low, start), (start, end), (end, high)))
    return (
        f"{before} " if before and text[start - 1].isspace() else before,
        inner,
        f" {behind}" if behind and text[end].isspace() else behind,
    )


def _in_one_line(kb: KnowledgeBase, text: str, start: int, end: int) -> str:
    return " ".join(without(text, start, end, list(read_together(kb, text, start, end))).split())


def _in_sentence(kb: KnowledgeBase, checked: Checked | None, passage: Passage | None, text: str, start: int, end: int) -> tuple[str, int, int, int, int]:
    """Give a text that holds the whole sentence of the original, where the phrase begins and ends in it, and where the sentence does.

    Of a quotation it is what is printed, our brackets included, with the rest of its sentences; where that leaves words out, the original itself.
    """
    place = in_passage(checked, start, end)
    if passage is None or place is None or (checked is not None and checked.span is None):
        low, high = _sentence_of_ours(text, start, end)
        return text, start, end, low, high
    there = placed(kb, passage)
    if checked is None or checked.span is None:
        return there.text, *there.span(start, end), *sentence_in_original(kb, passage, *place)
    low, high = _sentence_of_ours(text, start, end)
    if OMISSION in text[low:high] and not any(one < high and low < two for one, two in checked.ours):
        return there.text, *there.span(*place), *sentence_in_original(kb, passage, *place)
    first, last = sentence_in_original(kb, passage, *checked.span)
    begin, stop = there.span(*checked.span)
    before = there.text[first:begin] if low == 0 else ""
    behind = there.text[stop:last] if high == len(text) else ""
    more = len(before)
    return f"{before}{text}{behind}", start + more, end + more, low + (0 if before else more), high + more + len(behind)


def _sentence_of_ours(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentences that hold a stretch begin and end, by the rules for prose."""
    spans = sentences(text)
    low = next((span[0] for span in spans if span[1] > start), start)
    high = next((span[1] for span in spans if span[1] >= end), end)
    return min(low, start), max(high, end)
