"""The criteria that disputes turn on, named with ``on`` in the attributions, by those who spoke to them. This is our reading."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from ..graph import Checked, KnowledgeBase
from ..graph.ask.standing import AGAINST, FOR
from ..graph.ask.thread_order import turns
from ..graph.speakers import listed, short, who
from ..model import Qualifier, TermId
from .page import entry_path, link
from .prose import printed_heading


@dataclass(frozen=True, slots=True)
class Cell:
    """One statement that turns on a criterion: the heading of its case or claim, the acts, the way to the words."""

    heading: str
    acts: str
    way: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """An annotated phrase, whose words it is from, the way to its note, and a list of cells for each speaker.

    ``silent`` says in words that no quotation of one side is marked with the phrase; empty where both sides have one.
    """

    phrase: str
    term: str
    giver: str
    way: str
    cells: tuple[tuple[str, list[Cell]], ...]
    silent: str


@dataclass(frozen=True, slots=True)
class Criteria:
    """The table: its speakers in the order in which they spoke, its rows in that of the terms."""

    speakers: tuple[str, ...]
    rows: tuple[Criterion, ...]


def criteria(kb: KnowledgeBase, here: str, among: Container[TermId]) -> Criteria:
    """Every criterion that belongs to one of these terms; empty where none is named."""
    found: dict[tuple[TermId, str], list[Checked]] = {}
    spoken: dict[str, int] = {}
    for one in kb.checked:
        for qualifier in one.quotation.attribution.qualifiers if one.quotation.attribution else ():
            if qualifier.kind == "on" and one.passage is not None and _key(one, qualifier)[0] in among:
                found.setdefault(_key(one, qualifier), []).append(one)
                spoken.setdefault(short(one.passage, one.source), turns(kb)[one.passage.key, one.passage.locator])
    speakers = tuple(sorted(spoken, key=lambda name: spoken[name]))
    order = sorted(found, key=lambda key: (kb.entries[key[0]].term.casefold() if key[0] in kb.entries else "", key))
    rows = (_row(kb, here, *key, found[key], speakers) for key in order if key[0] in kb.entries)
    return Criteria(speakers, tuple(rows))


def _key(one: Checked, qualifier: Qualifier) -> tuple[TermId, str]:
    return qualifier.term or one.entry.id, " ".join(qualifier.words.value.split())


def _row(
    kb: KnowledgeBase, here: str, term: TermId, phrase: str, said: list[Checked], speakers: tuple[str, ...]
) -> Criterion:
    noted = next(
        (
            (one, note.note.anchor)
            for one in kb.by_entry.get(term, ())
            for note in one.notes
            if " ".join(note.note.phrase.value.split()) == phrase
        ),
        None,
    )
    cells: dict[str, list[Cell]] = {name: [] for name in speakers}
    for one in said:
        assert one.passage is not None
        acts = ", ".join(_acts(one))
        way = link(here, entry_path(one.entry.id), one.quotation.anchor)
        cells[short(one.passage, one.source)].append(Cell(printed_heading(one.item), acts, way))
    return Criterion(
        phrase,
        kb.entries[term].term,
        who(noted[0]) if noted else "",
        link(here, entry_path(term), noted[1] if noted else ""),
        tuple(cells.items()),
        _silent(kb, said),
    )


def _silent(kb: KnowledgeBase, said: Sequence[Checked]) -> str:
    """Say which side is not marked as speaking to a phrase, of those who speak of the same cases and claims."""
    acts = {act for one in said for act in _acts(one)}
    if not acts & (FOR | AGAINST):
        return "No quotation here is marked as for or against it"
    lacking = AGAINST if not acts & AGAINST else FOR if not acts & FOR else frozenset()
    if not lacking:
        return ""
    items = {id(one.item) for one in said}
    others: dict[str, str] = {}
    for one in kb.checked:
        act = next((act for act in _acts(one) if act in lacking), "")
        if id(one.item) in items and act and one.passage is not None:
            others.setdefault(short(one.passage, one.source), act)
    if others:
        named = listed([f"{name}, who {act}" for name, act in others.items()])
        return f"{named}, {'are' if len(others) > 1 else 'is'} not marked here as speaking of it"
    return f"No quotation here is marked as {'against' if lacking is AGAINST else 'for'} it"


def _acts(one: Checked) -> tuple[str, ...]:
    return one.quotation.attribution.acts if one.quotation.attribution else ()
