"""The sections on what a term rests on, and what rests on it, through other terms. Its direct neighbours stand under Relations."""

from __future__ import annotations

from dataclasses import dataclass

from ..graph import KnowledgeBase
from ..graph.ask.rests_on import Step, rests_on
from ..graph.speakers import listed
from ..model import TermId
from .page import entry_path, link
from .printed_edge import PrintedEdge, printed_step

CHAINS = 12
NAMES = 40


@dataclass(frozen=True, slots=True)
class Reason:
    """A term that another rests on through others: the terms between, in words, and the shortest chain."""

    term: str
    way: str
    through: str
    steps: tuple[PrintedEdge, ...]


@dataclass(frozen=True, slots=True)
class IndirectSections:
    """Both sections of a page. ``more`` and ``further`` count what there was no room for.

    ``reached`` are the terms it rests on through others, nearest first; ``others`` those that rest on it through others (name
    and way); ``in_all`` counts all that rest on it, its neighbours too.
    """

    term: str
    reached: tuple[Reason, ...]
    more: int
    others: tuple[tuple[str, str], ...]
    further: int
    in_all: int


def indirect_sections(kb: KnowledgeBase, term: TermId) -> IndirectSections:
    """Give both sections for a term, as the template prints them."""
    here, steps = entry_path(term), rests_on(kb)
    below, above = steps.on[term], steps.under[term]
    came = dict(steps.nearest(term, most=len(below) + CHAINS))
    reached = tuple(_reason(kb, here, other, _chain(kb, term, other, came)) for other in came if other not in below)
    others = [one for one, _ in steps.nearest(term, up=True, most=len(above) + NAMES) if one not in above]
    count = steps.count_resting_on(term)
    return IndirectSections(
        kb.entries[term].term,
        reached,
        steps.count_rested_on_by(term) - len(below) - len(reached),
        tuple((kb.entries[one].term, link(here, entry_path(one))) for one in others),
        count - len(above) - len(others),
        count,
    )


def _chain(kb: KnowledgeBase, source: TermId, target: TermId, came: dict[TermId, TermId]) -> list[Step]:
    steps: list[Step] = []
    at = target
    while at != source:
        steps.append(rests_on(kb).on[came[at]][at])
        at = came[at]
    return steps[::-1]


def _reason(kb: KnowledgeBase, here: str, term: TermId, steps: list[Step]) -> Reason:
    between = listed([kb.entries[step.target].term for step in steps[:-1]])
    return Reason(kb.entries[term].term, link(here, entry_path(term)), between, tuple(printed_step(kb, step, here) for step in steps))
