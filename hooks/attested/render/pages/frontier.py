"""The page of the frontier: what the definitions quoted here lean on, and no words quoted here define."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup

from ...graph import KnowledgeBase
from ...graph.ask.frontier import (
    PhraseWithoutEntry,
    TermWithoutDefinition,
    Use,
    phrases_without_entry,
    terms_without_definition,
)
from ...graph.ask.standing import standing
from ...graph.speakers import who
from ...prose.terms import sentences
from ..edit_links import form_link
from ..page import Body, ContentsLine, Page, entry_path, link
from ..printed_edge import PrintedEdge, printed_step
from ..repeated import Printed
from ..standing import with_links
from ..templates import template

FRONTIER = "frontier"
ROWS = 100
SENTENCES = 5
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a definition with the phrase in it, and the way to the quotation."""

    term: str
    before: str
    phrase: str
    behind: str
    who: str
    way: str


@dataclass(frozen=True, slots=True)
class FrontierRow:
    """A term or phrase: how much rests on it, in words, its sentences, and the form that proposes it. ``elsewhere`` says where it is defined in words not quoted here."""

    name: str
    way: str
    facts: str
    steps: tuple[PrintedEdge, ...]
    sentences: tuple[Sentence, ...]
    more: int
    form: str
    elsewhere: Markup | None = None


def frontier_page(kb: KnowledgeBase) -> Page:
    """The page. What rests on a word is counted over all of it; of each list the first :data:`ROWS` are printed."""
    return Page(FRONTIER, "Frontier", "What the definitions quoted here lean on, and no words quoted here define.", partial(_body, kb))


def _body(kb: KnowledgeBase) -> Body:
    open_terms = [one for one in terms_without_definition(kb) if not one.elsewhere]
    there = [one for one in terms_without_definition(kb) if one.elsewhere]
    leant_on = [one for one in open_terms if one.steps or one.said]
    bare = [(kb.entries[one.term].term, link(FRONTIER, entry_path(one.term))) for one in open_terms if not (one.steps or one.said)]
    phrases = phrases_without_entry(kb)
    printed = Printed()
    html = template("frontier.html").render(
        terms=[_term_row(kb, one, printed) for one in leant_on[:ROWS]],
        more_terms=max(len(leant_on) - ROWS, 0),
        there=[_term_row(kb, one, printed) for one in there[:ROWS]],
        more_there=max(len(there) - ROWS, 0),
        bare=bare[:ROWS],
        more_bare=max(len(bare) - ROWS, 0),
        phrases=[_phrase_row(kb, one, printed) for one in phrases[:ROWS]],
        more_phrases=max(len(phrases) - ROWS, 0),
    )
    toc = (
        ContentsLine("frontier", "Frontier", 1),
        ContentsLine("without-definition", "Terms without a definition here", 2),
        *([ContentsLine("defined-elsewhere", "Terms defined in words not quoted here", 2)] if there else []),
        ContentsLine("without-entry", "Words without an entry", 2),
    )
    return Body(html, toc)


def _term_row(kb: KnowledgeBase, one: TermWithoutDefinition, printed: Printed) -> FrontierRow:
    name = kb.entries[one.term].term
    leading = (*one.steps, *one.said)
    steps = tuple(printed_step(kb, step, FRONTIER) for step in leading[:SENTENCES])
    facts = f"{_counted(len(one.steps), 'term')} here {_verb(len(one.steps))} on it directly, {one.in_all} in all" if one.steps else "no term here rests on it by definition"
    form = _form(kb, name, steps[0].sentence if steps else "")
    told = with_links(kb, kb.entries[one.term], FRONTIER, standing(kb, kb.entries[one.term])) if one.elsewhere else None
    return FrontierRow(name, link(FRONTIER, entry_path(one.term)), facts, tuple(printed.edges(steps)), (), len(leading) - len(steps), form, told)


def _phrase_row(kb: KnowledgeBase, one: PhraseWithoutEntry, printed: Printed) -> FrontierRow:
    told = tuple(_sentence(use) for use in one.uses[:SENTENCES])
    facts = f"{_counted(len(one.terms), 'definition')} here {_verb(len(one.terms))} on it, {_counted(one.in_all, 'term')} in all"
    return FrontierRow(one.phrase, "", facts, (), tuple(_once(one, printed) for one in told), len(one.uses) - len(told), _form(kb, one.phrase, _whole(told)))


def _sentence(use: Use) -> Sentence:
    text = use.checked.printed
    low, high = next(((low, high) for low, high in sentences(text) if low <= use.start < high), (use.start, use.end))
    parts = (text[low : use.start], text[use.start : use.end], text[use.end : max(high, use.end)])
    before, phrase, behind = (" ".join(f"|{part}|".split())[1:-1] for part in parts)
    entry = use.checked.entry
    return Sentence(entry.term, before, phrase, behind, who(use.checked), link(FRONTIER, entry_path(entry.id), use.checked.quotation.anchor))


def _once(one: Sentence, printed: Printed) -> Sentence:
    """The sentence, or its phrase alone where the page has printed it."""
    words = f"{one.before}{one.phrase}{one.behind}"
    if printed.holds(words):
        return replace(one, before="", behind="")
    printed.add(words)
    return one


def _whole(told: Sequence[Sentence]) -> str:
    return f"{told[0].before}{told[0].phrase}{told[0].behind}" if told else ""


def _form(kb: KnowledgeBase, name: str, sentence: str) -> str:
    """The form that proposes a term, with the word and the sentence that leans on it filled in."""
    return form_link(kb.site, FRONTIER, "propose-a-term", title=f"Term: {name}", term=name, sentence=sentence[:LONGEST])


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"


def _verb(count: int) -> str:
    return "rests" if count == 1 else "rest"
