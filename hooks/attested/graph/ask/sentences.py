"""The words around a piece of evidence: the whole quotation that holds it, its sentence, and where it stands in that."""

from __future__ import annotations

from ...prose.terms import sentences
from ...verbatim import Match, match
from ..knowledge import KnowledgeBase
from ..memory import remembered
from ..speech import sentence_around
from .edges import Evidence
from .mentions import terms_in

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
    """The sentence, or sentences, that hold the phrase; white space collapsed. Of a quotation that stops inside a
    sentence, only the quoted part."""
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
        result = match(evidence.phrase, text)
        if not isinstance(result, Match):
            return "", " ".join(evidence.phrase.split()), ""
        start, end = result.spans[0][0], result.spans[-1][1]
    if checked is None and passage is not None:
        low, high = sentence_around(passage, start, end)
    else:
        spans = sentences(text)
        low = min(next((span[0] for span in spans if span[1] > start), start), start)
        high = max(next((span[1] for span in spans if span[1] >= end), end), end)
    before, behind = " ".join(text[low:start].split()), " ".join(text[end:high].split())
    return (
        f"{before} " if before and text[start - 1].isspace() else before,
        " ".join(text[start:end].split()),
        f" {behind}" if behind and text[end].isspace() else behind,
    )
