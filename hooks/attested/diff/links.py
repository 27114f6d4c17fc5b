"""Sentences that would now link to a term, so that false links are seen before anybody reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..graph import KnowledgeBase
from ..model import Place, TermId, entry_path, source_path
from ..prose.plain_text import PlainText, plain_text
from ..prose.terms import Matcher, Mention, normal, sentences
from .changes import NewLink
from .states import States, unread
from .words import one_line


@dataclass(frozen=True, slots=True)
class _Words:
    """A text of a page on which terms are linked: a quotation, or ``prose`` of ours. ``own`` is the page's term, which is not."""

    page: str
    own: TermId
    text: str
    place: Place
    prose: PlainText | None = None

    @property
    def quoted(self) -> bool:
        return self.prose is None

    @property
    def what(self) -> str:
        return "quotation" if self.quoted else "our words"

    def mentions(self, matcher: Matcher) -> list[Mention]:
        """The terms that a page may link."""
        return matcher.find(self.text) if self.prose is None else self.prose.linkable(matcher)


def new_links(states: States) -> Iterator[NewLink]:
    """One for each sentence and term, in the order of the pages.

    A link is new if the earlier state would not have made it of the same words: the term, or the name by which it was found,
    is new, or the term was not linked by itself. In our own words the first mention of a term in a paragraph is linked, in
    a quotation each.
    """
    if not _may_link(states):
        return
    for words in _pages(states.new):
        old = {(one.start, one.end): one.term for one in words.mentions(states.old.matcher)}
        seen: set[tuple[TermId, int]] = set()
        linked: set[TermId] = set()
        spans = sentences(words.text)
        for one in words.mentions(states.new.matcher):
            if one.term == words.own or not states.new.entries[one.term].autolink or (one.term in linked and not words.quoted):
                continue
            linked.add(one.term)
            start, end = next((span for span in spans if span[0] <= one.start < span[1]), (one.start, one.end))
            if (one.term, start) not in seen and not _linked_before(states, old.get((one.start, one.end)), one.term):
                seen.add((one.term, start))
                yield _link(states, words, one, start, max(end, one.end), old)


def _may_link(states: States) -> bool:
    """Tell whether any name is new, or any term newly linked. Without that, no link is new."""
    names = [{normal(name) for entry in kb.entries.values() if entry.autolink for name in entry.names} for kb in (states.old, states.new)]
    return not names[1] <= names[0]


def _linked_before(states: States, found: TermId | None, term: TermId) -> bool:
    """Tell whether the earlier state linked these words to the same entry, or cannot be asked since it could not read that entry."""
    if found is not None and states.now(found) == term:
        return states.old.entries[found].autolink
    return term not in states.old.entries and unread(states.old, states.new.entries[term].path)


def _link(states: States, words: _Words, one: Mention, start: int, end: int, old: dict[tuple[int, int], TermId]) -> NewLink:
    instead = next((term for (low, high), term in old.items() if low < one.end and one.start < high and states.now(term) != one.term), None)
    return NewLink(
        one.term,
        states.new.entries[one.term].term,
        words.page,
        words.what,
        _side(words.text[start : one.start]),
        one_line(words.text[one.start : one.end]),
        _side(words.text[one.end : end]),
        states.old.entries[instead].term if instead else "",
        words.place.path,
        words.place.line,
    )


def _side(text: str) -> str:
    """One side of a sentence: white space collapsed, with the one space that keeps it apart from the words."""
    return " ".join(text.split()).join(
        (" " if text[:1].isspace() else "", " " if text.strip() and text[-1:].isspace() else "")
    )


def _pages(kb: KnowledgeBase) -> Iterator[_Words]:
    """All texts of all pages in which terms are linked by themselves."""
    for entry in kb.entries.values():
        page = entry_path(entry.id)
        for checked in (*kb.by_entry.get(entry.id, ()), *kb.also_on.get(entry.id, ())):
            yield _Words(page, entry.id, checked.printed, checked.quotation.place)
        for text in entry.prose:
            yield _prose(page, entry.id, text.value, text.place)
    for source in kb.sources.values():
        if source.annotation:
            yield _prose(source_path(source.key), TermId(""), source.annotation, source.place)


def _prose(page: str, own: TermId, markdown: str, place: Place) -> _Words:
    words = plain_text(markdown, citations=True)
    return _Words(page, own, words.text, place, words)
