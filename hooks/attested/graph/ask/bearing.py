"""Evidence that does not carry its relation: what stands between the two terms, or around them, and turns the words another way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...context import Kind, Lost, Severity, Table, between, lost
from ...context import around as sentence_around
from ...model import Passage, TermId
from ...prose.terms import Mention
from ...verbatim import Match
from ..checked import Checked, CheckedRelation
from ..knowledge import KnowledgeBase
from ..memory import remembered
from .contexts import cuts, declared
from .languages import table_of
from .placing import placed

Span = tuple[int, int]
WITH: dict[str, tuple[Kind | str, ...]] = {"condition": ("condition", "limit")}
"""What else a kind of relation allows that allows words of a kind."""
NAMED: tuple[Kind, ...] = ("negation", "report")
"""Kinds of words behind which a definition only names a term, so that the defined one does not rest on it."""


@dataclass(frozen=True, slots=True)
class Turned:
    """Words of the original by which the evidence of a relation says something else than the relation; its kind does not allow them.

    ``place`` is where the evidence stands in the passage, half open.
    """

    proof: CheckedRelation
    lost: Lost
    severity: Severity
    place: Span


def evidence_in_passage(proof: CheckedRelation) -> Span | None:
    """Give the half-open offsets of a relation's evidence in ``proof.passage``; None where the evidence holds words of ours."""
    if not isinstance(proof.result, Match) or proof.passage is None:
        return None
    return in_passage(proof.checked, proof.result.spans[0][0], proof.result.spans[-1][1])


def in_passage(checked: Checked | None, start: int, end: int) -> Span | None:
    """Give the half-open offsets in its passage of a stretch of a printed quotation; None where it begins or ends in words of ours. The stretch
    itself where it is one of a passage, and there is no quotation."""
    if checked is None:
        return start, end
    ends = []
    for at in (start, end - 1):
        ends += [begin + at - low for low, high, begin in checked.offsets if low <= at < high]
    return (ends[0], ends[1] + 1) if len(ends) == 2 else None


@remembered
def turned(kb: KnowledgeBase) -> tuple[Turned, ...]:
    """All such words, in the order of relations and of the original."""
    return tuple(one for proof in kb.proofs for one in _turned(kb, proof))


def _turned(kb: KnowledgeBase, proof: CheckedRelation) -> Iterator[Turned]:
    place, table, kind = evidence_in_passage(proof), table_of(kb, proof.passage), kb.kinds.get(proof.relation.kind)
    if place is None or proof.passage is None or table is None or kind is None:
        return
    there = placed(kb, proof.passage)
    text, (start, end) = there.text, there.span(*place)
    own, target = _ends(kb, text, sentence_around(text, start, end, table.abbreviations), (start, end), proof.entry.id, proof.relation.target)
    allowed = {one for name in kind.allows for one in WITH.get(name, (name,))}
    told = {(cut.lost.kind, cut.lost.words) for cut in cuts(kb) if cut.checked is proof.checked}  # a finding of the quotation itself
    for severity, words in _words(text, own, target, (start, end), table, defines=proof.by_definition):
        attribution = proof.checked.quotation.attribution if proof.checked else None
        accounted = severity == "warning" and attribution is not None and declared(attribution, words)
        if words.kind not in allowed and (words.kind, words.words) not in told and not accounted:
            yield Turned(proof, words, severity, place)


def _ends(kb: KnowledgeBase, text: str, sentence: Span, phrase: Span, own: TermId, target: TermId) -> tuple[Span, Span]:
    """Where the two terms of a relation stand that are nearest to each other, the target in the evidence where it stands there; the evidence itself for one that does not stand in the sentence."""
    found = [Mention(one.start + sentence[0], one.end + sentence[0], one.term) for one in kb.matcher.find(text[slice(*sentence)])]
    targets = [one for one in found if one.term == target]
    inner = [one for one in targets if phrase[0] <= one.start and one.end <= phrase[1]] or targets
    pairs = [(one, two) for one in found if one.term == own for two in inner if one != two]
    if pairs:
        first, second = min(pairs, key=lambda pair: abs(pair[0].start - pair[1].start))
        return (first.start, first.end), (second.start, second.end)
    here = (inner[0].start, inner[0].end) if inner else phrase
    return (phrase[0], min(phrase[0], here[0])), here  # the term is meant by a word that is no name of it


def _words(text: str, own: Span, target: Span, phrase: Span, table: Table, *, defines: bool) -> Iterator[tuple[Severity, Lost]]:
    first, second = sorted((own, target))
    start = sentence_around(text, *second, table.abbreviations)[0]
    if first[0] < start:  # the first is named in a sentence before, which says what is meant by a word of this one
        first = (start, start)
    for words in between(text, first, second, table):
        if words.kind in ("negation", "report", "condition", "question") and not (defines and first == own and _right_behind(text, own, words)):
            yield "error", words
    for words in lost(text, [(first[0], second[1])], "evidence", table):
        quoted = phrase[0] <= words.span[0] and words.span[1] <= phrase[1]
        if words.kind in ("negation", "report") or (words.side != "gap" and not quoted):
            yield words.severity, words


def _right_behind(text: str, own: Span, words: Lost) -> bool:
    """Tell whether words are the condition by which a term is defined, as in “a system is a lamp if …”."""
    return words.kind == "condition" and not text[own[1] : words.span[0]].strip()


def behind(kb: KnowledgeBase, checked: Checked, mention: Mention, own: Sequence[Mention]) -> str:
    """The words of a definition that deny or report what it names, where it names a term behind such; else empty."""
    table, span = table_of(kb, checked.passage), in_passage(checked, mention.start, mention.end)
    if checked.passage is None or table is None or span is None:
        return ""
    return next((words.words for words in _naming(kb, checked.passage, span, _own(checked, span, own), table) if words.kind in NAMED), "")


def _own(checked: Checked, span: Span, own: Sequence[Mention]) -> Span | None:
    """Where the defined term stands in the passage before what the definition names, the nearest."""
    places = [place for one in own if (place := in_passage(checked, one.start, one.end)) and place[1] <= span[0]]
    return max(places, default=None)


def _naming(kb: KnowledgeBase, passage: Passage, span: Span, own: Span | None, table: Table) -> tuple[Lost, ...]:
    there = placed(kb, passage)
    start = sentence_around(there.text, *there.span(*span), table.abbreviations)[0]
    first = there.span(*own) if own and there.at(own[0]) >= start else (start, start)
    return between(there.text, first, there.span(*span), table, NAMED)
