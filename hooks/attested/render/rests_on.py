"""The sections on what a term rests on, and what rests on it, through other terms, and on chains of several speakers. Its direct neighbours stand
under Relations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..graph import KnowledgeBase
from ..graph.ask.reaching import reached_by_anyone
from ..graph.ask.rests_on import Step, rests_on
from ..graph.ask.why import chain_of
from ..graph.memory import remembered
from ..graph.speakers import listed
from ..model import TermId
from .page import entry_path, link
from .printed_edge import PrintedEdge, printed_step, speakers_of
from .repeated import Printed
from .templates import template

CHAINS, MIXED = 6, 2
"""So many chains are printed, the nearest, and so many of them are left to those of several speakers where there are any. What lies behind them stands on the pages of the
terms that they lead to. Where a glossary is large, twelve were more than a third of each page."""
ENDS = 12
"""So many terms are named from which chains of several speakers lead to a page."""
NAMES = 40
"""So many terms are named that rest on another one through others."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A term that a chain leads to through others: the terms between, in words, whose words the steps are, and a shortest chain."""

    term: str
    way: str
    through: str
    whose: str
    steps: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class IndirectSections:
    """The sections of a page. ``more`` and ``further`` count what there was no room for.

    ``reached`` are the terms it rests on through others, by definition of one source, nearest first; ``others`` those that rest on it through
    others (name and way); ``in_all`` counts all that rest on it, its neighbours too. ``mixed`` are chains of several speakers, or of one
    who does not define; ``mixed_from`` the terms from which such chains lead here.
    """

    term: str
    reached: tuple[Reason, ...]
    more: int
    others: tuple[tuple[str, str], ...]
    further: int
    in_all: int
    mixed: tuple[Reason, ...]
    mixed_from: tuple[tuple[str, str], ...]


def indirect_sections(kb: KnowledgeBase, term: TermId, printed: Printed) -> IndirectSections:
    """Give the sections for a term, as the template prints them, on a page that has ``printed`` these words before."""
    here, steps = entry_path(term), rests_on(kb)
    below, above = steps.on[term], steps.under[term]
    mixed = reached_by_anyone(kb, term, CHAINS)
    came = [one for one in steps.nearest(term, most=len(below) + CHAINS - min(MIXED, len(mixed))) if one.term not in below]
    reached = tuple(_reason(kb, here, one.term, chain_of(kb, one.way, one.authority), printed) for one in came)
    others = [one.term for one in steps.nearest(term, up=True, most=len(above) + NAMES) if one.term not in above]
    count = steps.count_resting_on(term)
    return IndirectSections(
        kb.entries[term].term,
        reached,
        steps.count_rested_on_by(term) - len(below) - len(reached),
        _named(kb, here, others),
        count - len(above) - len(others),
        count,
        tuple(_reason(kb, here, chain[-1].target, chain, printed) for chain in mixed[: CHAINS - len(reached)]),
        _named(kb, here, [chain[0].source for chain in reached_by_anyone(kb, term, ENDS, up=True)]),
    )


def _named(kb: KnowledgeBase, here: str, terms: Sequence[TermId]) -> tuple[tuple[str, str], ...]:
    return tuple((kb.entries[one].term, link(here, entry_path(one))) for one in terms)


def _reason(kb: KnowledgeBase, here: str, term: TermId, steps: Sequence[Step], printed: Printed) -> Reason:
    between = listed([kb.entries[step.target].term for step in steps[:-1]])
    whose = listed(speakers_of(kb, steps))
    return Reason(kb.entries[term].term, link(here, entry_path(term)), between, whose, tuple(_step(kb, here, step, printed) for step in steps))


@remembered
def _steps(kb: KnowledgeBase) -> dict[tuple[int, str], PrintedEdge]:
    return {}


@remembered
def _printed(kb: KnowledgeBase) -> dict[tuple[int, bool, str], Markup]:
    return {}


def _step(kb: KnowledgeBase, here: str, step: Step, printed: Printed) -> Markup:
    """Print a step of a chain. In a large glossary one stands on hundreds of entries: it is printed anew only on those that it leads to or comes from, or where its sentence was printed before."""
    own = here if here.partition("/")[2] in (step.source, step.target, step.reason.evidence.entry) else ""
    steps, known = _steps(kb), (id(step), own)  # a step stays as long as the knowledge base does
    if known not in steps:
        steps[known] = printed_step(kb, step, here)
    one = printed.edge(steps[known])
    texts, state = _printed(kb), (id(steps[known]), one.again, one.phrase)
    if state not in texts:
        texts[state] = template("printed_edge.html").module.told(one)  # type: ignore[attr-defined]
    return texts[state]
