"""The marks on a quotation: the phrases that our notes are on, each numbered, and the terms, each a link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..verbatim import Match
from .wrap import Wrap


@dataclass(frozen=True, slots=True)
class LinkedTerm:
    """A term's name in a quotation, half open, and the way to its entry."""

    start: int
    end: int
    way: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    """An annotated phrase, half open, with the tags before it and the number behind it."""

    start: int
    end: int
    begin: Markup
    number: Markup


def marked_words(
    notes: Iterable[tuple[str, Match | None]], links: Iterable[LinkedTerm], parts: Sequence[tuple[int, int]], whole: Sequence[tuple[int, int]] = ()
) -> list[Wrap]:
    """Mark phrases and link terms in a quotation whose ``parts`` stand in blocks of their own, and of which no element may hold a part of what is ``whole``.

    ``notes`` are the ids of all notes on it, in order, with the place of their phrases (None where it does not stand). Numbers are drawn, so that the text is the source's
    words alone. An element cannot cross another one, so a term is not linked where it runs over the border of a phrase.
    """
    phrases = [_phrase(number, note, found, whole) for number, (note, found) in enumerate(notes, start=1) if found]
    behind: list[Wrap] = []
    for term in links:
        if any(_cross(one, term) for one in phrases) or any(low < term.end and term.start < high and not (term.start <= low and high <= term.end) for low, high in whole):
            continue
        # A link cannot hold another one: the numbers of phrases inside a term's name stand behind it.
        inner = [one for one in phrases if _within(one, term)]
        phrases = [one for one in phrases if one not in inner]
        behind += [Wrap(one.start, one.end, one.begin, Markup("</mark>")) for one in inner]
        numbers = Markup("").join(one.number for one in inner)
        behind.append(Wrap(term.start, term.end, Markup('<a class="at-term" href="{}">').format(term.way), Markup("</a>") + numbers))
    return [*(wrap for one in phrases for wrap in _by_blocks(one, parts)), *behind]  # of two around the same words, the first is the outer one


def _phrase(number: int, note: str, found: Match, whole: Sequence[tuple[int, int]]) -> _Phrase:
    start, end = found.spans[0][0], found.spans[-1][1]
    begin = Markup('<mark class="at-mark" id="{}-mark">').format(note)
    sup = Markup('<sup><a href="#{}" aria-label="Note {}" data-note="{}"></a></sup>').format(note, number, number)
    start = min([start, *(low for low, high in whole if low < start < high)])
    end = max([end, *(high for low, high in whole if low < end < high)])
    return _Phrase(start, end, begin, sup)


def _by_blocks(one: _Phrase, parts: Sequence[tuple[int, int]]) -> Iterator[Wrap]:
    """An element for each block that holds words of the phrase; the first has its id, the last its number."""
    held = [(max(one.start, low), min(one.end, high)) for low, high in parts if low < one.end and one.start < high]
    for at, (low, high) in enumerate(held):
        behind = (one.number if at == len(held) - 1 else Markup("")) + Markup("</mark>")
        yield Wrap(low, high, one.begin if at == 0 else Markup('<mark class="at-mark">'), behind)


def _within(phrase: _Phrase, term: LinkedTerm) -> bool:
    """Tell whether a phrase is a part of a term's name, and not the whole."""
    return term.start <= phrase.start and phrase.end <= term.end and (phrase.start, phrase.end) != (term.start, term.end)


def _cross(phrase: _Phrase, term: LinkedTerm) -> bool:
    """Tell whether each holds some of the other's words, and neither all of them."""
    return phrase.start < term.start < phrase.end < term.end or term.start < phrase.start < term.end < phrase.end
