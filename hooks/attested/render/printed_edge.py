"""An edge between two terms in words: what it says, the sentence that made it, and who said that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from ..graph import KnowledgeBase
from ..graph.ask.edges import Edge, subject
from ..graph.ask.rests_on import Step
from ..graph.ask.sentences import around
from ..graph.memory import remembered
from ..graph.speakers import said_in, speaker, through
from ..model import Definition, Place, TermId
from .language import language_of
from .page import entry_path, link, source_path


class PrintedEdge(NamedTuple):
    """An edge between two terms, as pages and the command line print it.

    ``claim`` says in words what the edge is; ``before``, ``phrase`` and ``behind`` are the sentence that made it; ``who`` said
    it; ``way`` leads there from the page it was made for. ``also`` are further reasons for the same step, in words. ``again``: the page has printed that sentence before.
    """

    source: str
    target: str
    source_way: str
    target_way: str
    claim: str
    before: str
    phrase: str
    behind: str
    who: str
    way: str
    place: Place
    language: Markup
    also: tuple[str, ...] = ()
    again: bool = False

    @property
    def sentence(self) -> str:
        return f"{self.before}{self.phrase}{self.behind}"


@dataclass(frozen=True, slots=True)
class _Told:
    """What an edge says wherever it is printed; only the links differ from page to page. ``edge`` is kept, so that no other one takes its place in memory."""

    edge: Edge
    source: TermId
    target: TermId
    name: str
    claim: str
    around: tuple[str, str, str]
    who: str
    language: Markup


@remembered
def _all_told(kb: KnowledgeBase) -> dict[int, _Told]:
    return {}


def _told(kb: KnowledgeBase, edge: Edge) -> _Told:
    """Put an edge into words, once: in a large glossary some stand on hundreds of pages, in chains that pass over them."""
    told, known = _all_told(kb), id(edge)
    if known not in told:
        said = around(kb, edge.evidence)
        language = language_of(kb, edge.evidence.key, said[1])
        told[known] = _Told(edge, *edge.ends, subject(kb, edge), _claim(kb, edge), said, who_said(kb, edge), language)
    return told[known]


def printed_step(kb: KnowledgeBase, step: Step, here: str) -> PrintedEdge:
    """Give the first reason of a step as the page ``here`` prints it; the others are named only."""
    return printed_edge(kb, step.reason, here, tuple(claim(kb, edge) for edge in step.reasons[1:]))


def printed_edge(kb: KnowledgeBase, edge: Edge, here: str, also: tuple[str, ...] = ()) -> PrintedEdge:
    """Give one edge as the page ``here`` prints it."""
    told = _told(kb, edge)
    return PrintedEdge(
        told.name,
        kb.entries[told.target].term,
        link(here, entry_path(told.source)),
        link(here, entry_path(told.target)),
        told.claim,
        *told.around,
        told.who,
        evidence_way(kb, edge, here),
        edge.evidence.place,
        told.language,
        tuple(dict.fromkeys(also)),
    )


def claim(kb: KnowledgeBase, edge: Edge) -> str:
    """Say in words what an edge says: “the definition of a names b”, “a “found by” b, by definition”."""
    return _told(kb, edge).claim


def _claim(kb: KnowledgeBase, edge: Edge) -> str:
    source, target = subject(kb, edge), kb.entries[edge.ends[1]].term
    if edge.origin == "derived":
        number = definition_of(kb, edge)
        which = f"definition {number}" if number else "the definition"
        return f"{which} of {source} names {target}{naming(edge)}"
    basis = "by definition" if edge.basis == "definition" else f"according to {who_said(kb, edge, bare=True)}"
    return f"{source} “{edge.kind}” {target}, {basis}"


def naming(edge: Edge) -> str:
    """Say behind which words a definition names a term that it denies or reports; empty where it does not."""
    return f", behind “{edge.behind}”" if edge.behind else ""


def definition_of(kb: KnowledgeBase, edge: Edge) -> int:
    """The number of the definition that a derived edge comes from, or 0 where its term has only one."""
    held = kb.quotation_at.get((edge.evidence.entry, edge.evidence.quotation))
    several = len(kb.entries[edge.ends[0]].definitions) > 1
    return held.item.number if several and held is not None and isinstance(held.item, Definition) else 0


def who_said(kb: KnowledgeBase, edge: Edge, *, bare: bool = False) -> str:
    """Name the speaker of the evidence; unless ``bare``, with year, locator and whoever quotes the words, where they came second hand."""
    passage, source = kb.passages.get((edge.evidence.key, edge.evidence.locator)), kb.sources.get(edge.evidence.key)
    if passage is None or source is None:
        return f"{edge.evidence.key}, {edge.evidence.locator}"
    if bare:
        return speaker(passage, source)
    return ", as quoted by ".join((said_in(passage, source), *through(kb, passage)[:1]))


def speakers_of(kb: KnowledgeBase, steps: Sequence[Step]) -> list[str]:
    """Name those whose words the steps of a chain are, each once, in the order of the chain."""
    return list(dict.fromkeys(who_said(kb, step.reason, bare=True) for step in steps))


def evidence_way(kb: KnowledgeBase, edge: Edge, here: str) -> str:
    """The way to the quotation that holds the evidence, or to the passage where it has a citation of its own."""
    evidence = edge.evidence
    if evidence.quotation:
        return link(here, entry_path(evidence.entry), evidence.quotation)
    passage = kb.passages.get((evidence.key, evidence.locator))
    return link(here, source_path(evidence.key), passage.anchor if passage else "")
