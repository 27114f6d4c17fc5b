"""All that the search leads to, from the facts of the knowledge base and from the sections of pages of prose.

Terms come first, then authors and sources; then sentences: of quotations, of notes, of headings, of passages, of our own prose; what
is written for those who maintain the glossary comes last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from ..graph import Checked, Item, KnowledgeBase
from ..graph.ask.standing import standing
from ..graph.speakers import force, short_citation, through, unestablished, who
from ..model import Entry, Source, Text, entry_path, source_path
from ..prose.plain_text import plain_text
from ..prose.terms import sentences
from .page import shortened
from .prose import printed_heading
from .search_tables import LAST, SearchRecord

SHOWN = 300
"""The most characters of a sentence in the results."""

BLOCK = re.compile(r"</?(?:p|li|pre|ol|ul)>")
TAG = re.compile(r"<[^>]*>")
OWN_RECORDS = ("glossary", "sources")
"""Folders of pages that say what the knowledge base has records of."""

BY_HEADING = ("cases", "map")
"""Pages that show it once more: only their headings are found."""
BY_TITLE = OWN_RECORDS
"""Lists of pages, found by their title alone."""

FOR_MAINTAINERS = ("checks", "decisions", "maintain", "performance", "receive")

@dataclass(frozen=True, slots=True)
class SearchSection:
    """A section: the id of its heading (empty for what stands before the first one), its title and its text, both with HTML's entities."""

    id: str
    title: str
    text: str


ProsePage = tuple[str, str, tuple[SearchSection, ...]]
"""A page by its folder under the site, with its title and its sections."""


def told_by_prose(path: str) -> bool:
    """Tell whether a page, by its folder, makes records: not one of which the knowledge base has them."""
    return path.rpartition("/")[0].split("/")[0] not in OWN_RECORDS


def records(kb: KnowledgeBase, prose: Iterable[ProsePage]) -> list[SearchRecord]:
    """The records in the order in which hits of the same worth are shown.

    Of ``prose``, pages of which the knowledge base has records are left out.
    """
    pages = [page for page in prose if told_by_prose(page[0])]
    own = [page for page in pages if page[0].split("/")[0] not in FOR_MAINTAINERS]
    entries = kb.entries.values()
    return [
        *(_term(kb, entry) for entry in entries),
        *(record for source in kb.sources.values() for record in _source(source)),
        *_speakers(kb),
        *(record for entry in entries for one in kb.by_entry.get(entry.id, ()) for record in _quotation(kb, one)),
        *(record for entry in entries for one in kb.by_entry.get(entry.id, ()) for record in _notes(one)),
        *(_heading(kb, entry, item) for entry in entries for item in entry.items if item.role != "definition"),
        *_passages(kb),
        *(record for entry in entries for record in _prose(kb, entry)),
        *(record for page in own for record in _page(*page, "page")),
        *(record for page in pages if page not in own for record in _page(*page, LAST)),
    ]


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a text, none of them longer than the results show; what is longer goes on in the next."""
    for start, end in sentences(text):
        rest = " ".join(text[start:end].split())
        while rest:
            part = rest if len(rest) <= SHOWN else rest[:SHOWN].rsplit(" ", 1)[0]
            yield part
            rest = rest[len(part) :].lstrip()


def _term(kb: KnowledgeBase, entry: Entry) -> SearchRecord:
    gloss = _plain(entry.gloss) if entry.gloss else ""
    return SearchRecord("term", f"{entry_path(entry.id)}/", entry.term, gloss, standing(kb, entry), (*entry.names, *entry.was))


def _source(source: Source) -> Iterator[SearchRecord]:
    """Each of its authors, and the source itself."""
    way, told = f"{source_path(source.key)}/", "" if source.attribution == "established" else f"attribution {source.attribution}"
    for person in (*source.authors, *source.editors):
        if person.family != "others":
            names = (person.whole, *((f"{person.whole} {source.year}",) if source.year else ()), *((f"{person.family} {person.given}",) if person.given else ()))
            yield SearchRecord("author", way, person.whole, source.title, ", ".join(filter(None, (source.year, told))), names)
    cited = short_citation(source) if source.authors else ""
    yield SearchRecord("source", way, source.title, "", ", ".join(filter(None, (cited, told))), tuple(filter(None, (source.title, source.key, cited))))


def _speakers(kb: KnowledgeBase) -> Iterator[SearchRecord]:
    """Who speaks in a source without authors, each with the first passage of theirs there."""
    seen = set()
    for passage in kb.passages.values():
        source = kb.sources.get(passage.key)
        if source is not None and not source.authors and passage.by and (passage.key, passage.by) not in seen:
            seen.add((passage.key, passage.by))
            told = "" if passage.name_established else "name not established"
            yield SearchRecord("speaker", f"{source_path(passage.key)}/#{passage.anchor}", passage.by, source.title, told, (passage.by,))


def whose(kb: KnowledgeBase, one: Checked) -> str:
    """Whose words a quotation is, through whom they came, what their author does with them, how firmly, and what is not established."""
    came = through(kb, one.passage)[:1] if one.passage is not None else ()
    firmly = [f"{kind} “{words}”{f' of “{part}”' if part else ''}" for kind, words, part in force(one)]
    said = ", ".join((who(one), *(f"as quoted by {name}" for name in came)))
    return "; ".join(filter(None, (f"{said}: {', '.join((*one.acts, *firmly))}" if one.acts or firmly else said, unestablished(one))))


def _quotation(kb: KnowledgeBase, one: Checked) -> Iterator[SearchRecord]:
    way, title = f"{entry_path(one.entry.id)}/#{one.quotation.anchor}", _titled(one.entry, one.item)
    yield from (SearchRecord("quotation", way, title, sentence, whose(kb, one)) for sentence in _sentences(one.printed))


def _notes(one: Checked) -> Iterator[SearchRecord]:
    for checked in one.notes:
        phrase = " ".join(checked.note.phrase.value.split())
        for sentence in _sentences(_plain(checked.note.body)):
            yield SearchRecord("note", f"{entry_path(one.entry.id)}/#{checked.note.anchor}", f"{one.entry.term}: “{phrase}”", sentence, f"our note on {who(one)}")


def _titled(entry: Entry, item: Item) -> str:
    return entry.term if item.role == "definition" else f"{entry.term}: {printed_heading(item)}"


def _heading(kb: KnowledgeBase, entry: Entry, item: Item) -> SearchRecord:
    """A use, case or claim by its heading, which is ours: so it says whose quotations stand below it."""
    said = dict.fromkeys(whose(kb, one) for one in kb.by_entry.get(entry.id, ()) if one.item is item)
    return SearchRecord(item.role, f"{entry_path(entry.id)}/#{item.anchor}", _titled(entry, item), who=shortened(" · ".join(said), SHOWN))


def _passages(kb: KnowledgeBase) -> Iterator[SearchRecord]:
    """The sentences of passages that no quotation holds whole."""
    for key, passage in kb.passages.items():
        quoted = [one.span for one in kb.by_passage.get(key, ()) if one.span]
        source, text = kb.sources.get(passage.key), passage.text.value
        if source is None:
            continue
        title, said = f"{short_citation(source)}, {passage.locator}", passage.by or short_citation(source)
        for start, end in sentences(text):
            if not any(low <= start and end <= high + 1 for low, high in quoted):
                way = f"{source_path(passage.key)}/#{passage.anchor}"
                yield from (SearchRecord("passage", way, title, sentence, said) for sentence in _sentences(text[start:end]))


def _prose(kb: KnowledgeBase, entry: Entry) -> Iterator[SearchRecord]:
    """Our own prose on an entry: below its headings, its relations, its wordings and its history."""
    page = f"{entry_path(entry.id)}/"
    for item in entry.items:
        for block in item.blocks:
            if isinstance(block, Text):
                yield from (SearchRecord("our words", f"{page}#{item.anchor}", _titled(entry, item), one) for one in _sentences(_plain(block)))
    for line in entry.wordings:
        phrases = ", ".join(f"“{' '.join(phrase.value.split())}”" for phrase in line.phrases)
        yield SearchRecord("wording", f"{page}#section-wording", entry.term, shortened(f"{phrases}: {_plain(line.advice)}", SHOWN))
    for fact in entry.history:
        for sentence in _sentences(_plain(fact.said)):
            yield SearchRecord("history", f"{page}#section-word-history-list", f"{entry.term}, {fact.when}", sentence)


def _page(path: str, title: str, sections: Iterable[SearchSection], kind: str) -> Iterator[SearchRecord]:
    """A page by its title, and its sentences under the headings of its sections."""
    yield SearchRecord(kind, f"{path}/" if path else "", title, names=(title,))
    for section in () if path in BY_TITLE else sections:
        way = (f"{path}/" if path else "") + (f"#{section.id}" if section.id else "")
        heading = unescape(TAG.sub("", section.title)).rstrip("¶ ")
        told = title if heading == title or not heading else f"{title}: {heading}"
        text = "" if path in BY_HEADING else section.text
        found = [one for block in BLOCK.split(text) for one in _sentences(unescape(TAG.sub("", block)))]
        yield from (SearchRecord(kind, way, told, one) for one in found or [""])


def _plain(text: Text) -> str:
    return plain_text(text.value, citations=False).text
