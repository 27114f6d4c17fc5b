"""The mentions of a term in other entries: one sentence for each."""

from __future__ import annotations

from dataclasses import dataclass

from ..graph import KnowledgeBase
from ..graph.ask.mentions import Mentioned, mentioned_in
from ..graph.speakers import short
from ..model import TermId
from ..prose.terms import sentences
from .page import entry_path, link

BEFORE, BEHIND = 30, 40
"""The most characters of the sentence that are shown on either side of the term."""


@dataclass(frozen=True, slots=True)
class MentionView:
    """An entry that mentions the term, in whose words, and the words around: before, the term itself, behind.

    ``speaker`` is empty where the words are ours. ``cut`` says of both ends whether the sentence goes on there.
    """

    term: str
    way: str
    speaker: str
    words: tuple[str, str, str]
    cut: tuple[bool, bool]


def mention_views(kb: KnowledgeBase, term: TermId, here: str) -> list[MentionView]:
    """One for each other entry that mentions ``term``, by the alphabet."""
    others = [one for one in mentioned_in(kb).get(term, ()) if one.entry.id != term]
    return [_view(one, here) for one in sorted(others, key=lambda one: one.entry.term.casefold())]


def _view(one: Mentioned, here: str) -> MentionView:
    start, end = next(
        (span for span in sentences(one.text) if span[0] <= one.start < span[1]), (one.start, one.end)
    )
    before, behind = one.text[start : one.start], one.text[one.end : max(end, one.end)]
    kept_before, kept_behind = _last(before), _first(behind)
    passage = one.checked.passage if one.checked else None
    speaker = short(passage, one.checked.source if one.checked else None) if passage else ""
    anchor = one.checked.quotation.anchor if one.checked else ""
    return MentionView(
        one.entry.term,
        link(here, entry_path(one.entry.id), anchor),
        speaker,
        (kept_before, one.text[one.start : one.end], kept_behind),
        (kept_before != before, kept_behind != behind),
    )


def _first(words: str) -> str:
    if len(words) <= BEHIND:
        return words
    return words[:BEHIND].rsplit(" ", 1)[0]


def _last(words: str) -> str:
    if len(words) <= BEFORE:
        return words
    return words[-BEFORE:].split(" ", 1)[-1]
