"""The page of circles, rivals and contradictions: where definitions lead back to themselves and sources stand against each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from ...graph import KnowledgeBase
from ...graph.ask.circles import LONGEST, circles
from ...graph.ask.rivals import contradictions, rivals
from ...graph.ask.standing import disputed
from ...graph.speakers import listed, who
from ..page import Body, ContentsLine, Page, entry_path, link
from ..printed_edge import PrintedEdge, printed_edge
from ..prose import printed_heading
from ..repeated import Printed
from ..templates import template

CIRCLES = "circles"
TITLE = "Circles, rivals and contradictions"


@dataclass(frozen=True, slots=True)
class PrintedCircle:
    """A circle: its terms in words, and the sentences that close it."""

    heading: str
    steps: tuple[PrintedEdge, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One quotation of a definition."""

    words: str
    who: str
    way: str


@dataclass(frozen=True, slots=True)
class Rivals:
    """A term and its definitions, each a list of quotations."""

    term: str
    way: str
    definitions: tuple[tuple[Said, ...], ...]


def circles_page(kb: KnowledgeBase) -> Page:
    """The page; where there is none of a kind, it says so."""
    told = "Definitions that lead back to themselves, and sources that stand against each other."
    return Page(CIRCLES, TITLE, told, partial(_body, kb))


def _disputes(kb: KnowledgeBase) -> list[tuple[str, str, str]]:
    """The cases and claims on which speakers stand against each other: term, heading, and the way there."""
    items = ((entry, item) for entry in kb.entries.values() for item in entry.items if item.role in ("case", "claim") and disputed(item))
    return [(entry.term, printed_heading(item), link(CIRCLES, entry_path(entry.id), item.anchor)) for entry, item in items]


def _body(kb: KnowledgeBase) -> Body:
    printed, printed_circles = Printed(), []
    for circle in circles(kb).found:
        names = [kb.entries[term].term for term in circle.terms]
        steps = tuple(printed.edges(printed_edge(kb, edge, CIRCLES) for step in circle.steps for edge in step.defining))
        printed_circles.append(PrintedCircle(listed(names), steps))
    defined_twice = [
        Rivals(
            kb.entries[rival.term].term,
            link(CIRCLES, entry_path(rival.term)),
            tuple(
                tuple(
                    Said(" ".join(one.printed.split()), who(one), link(CIRCLES, entry_path(rival.term), one.quotation.anchor))
                    for one in some
                )
                for some in rival.definitions
            ),
        )
        for rival in rivals(kb)
    ]
    pairs = [tuple(printed.edges(printed_edge(kb, edge, CIRCLES) for edge in (pair.first, pair.second))) for pair in contradictions(kb)]
    html = template("circles.html").render(
        title=TITLE,
        circles=printed_circles,
        complete=circles(kb).complete,
        longest=LONGEST,
        rivals=defined_twice,
        pairs=pairs,
        disputes=(against := _disputes(kb)),
    )
    toc = (
        ContentsLine("circles", TITLE, 1),
        ContentsLine("circular", "Circular definitions", 2),
        ContentsLine("rivals", "Rival definitions", 2),
        ContentsLine("contradictions", "Contradictory relations", 2),
        *([ContentsLine("disputes", "Disputed cases and claims", 2)] if against else []),
    )
    return Body(html, toc)
