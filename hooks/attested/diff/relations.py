"""Edges between terms, and the circles that they close."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ..graph import KnowledgeBase
from ..graph.ask.circles import circles
from ..graph.ask.edges import Edge, edges, subject
from ..model import TermId
from .changes import CircleChange, How, RelationChange
from .states import States, unread
from .words import one_line

Ends = tuple[TermId, str, TermId]
"""Two terms and the kind of relation between them; terms as the later state has them."""


def relation_changes(states: States) -> Iterator[RelationChange]:
    """Declared relations, and the edges that definitions make by naming a term, where they differ."""
    before, after = _edges(states.old, states.now), _edges(states.new, TermId)
    for ends, edge in after.items():
        then = before.get(ends)
        if then is None and not _unknown(states.old, states.new, edge):
            yield _change("added", states.new, ends, edge, "", _evidence(edge))
        elif then is not None and edge.origin == "declared" and _evidence(then) != _evidence(edge):
            yield _change("changed", states.new, ends, edge, _evidence(then), _evidence(edge))
    for ends, edge in before.items():
        if ends not in after and not _unknown(states.new, states.old, edge):
            yield _change("removed", states.old, ends, edge, _evidence(edge), "")


def _change(how: How, kb: KnowledgeBase, ends: Ends, edge: Edge, before: str, after: str) -> RelationChange:
    source, kind, target = ends
    one, other = subject(kb, edge), kb.entries[edge.ends[1]].term
    place = edge.evidence.place
    return RelationChange(how, source, one, kind, target, other, edge.origin == "derived", before, after, place.path, place.line)


def _edges(kb: KnowledgeBase, now: Callable[[TermId], TermId]) -> dict[Ends, Edge]:
    found: dict[Ends, Edge] = {}
    for edge in edges(kb):
        if edge.origin != "attested":
            source, target = edge.ends
            found.setdefault((now(source), edge.kind, now(target)), edge)
    return found


def _evidence(edge: Edge) -> str:
    """The words that made it, and where they stand; of an edge that a definition made, the words alone."""
    words = f"“{one_line(edge.evidence.phrase)}”"
    where = ", ".join(filter(None, (edge.evidence.key, edge.evidence.locator)))
    return words if edge.origin == "derived" else f"{words} ({where}; {'by definition' if edge.basis == 'definition' else 'according to its speaker'})"


def _unknown(kb: KnowledgeBase, home: KnowledgeBase, edge: Edge) -> bool:
    """Tell whether a state that seems to lack an edge could not read a file from which the edge comes."""
    paths = [f"glossary/{term}.md" for term in edge.ends] + [edge.evidence.place.path, f"bib/passages/{edge.evidence.key}.md"]
    return any(unread(kb, path) for path in [*paths, *(home.entries[term].path for term in edge.ends if term in home.entries)])


def circle_changes(states: States) -> Iterator[CircleChange]:
    """Circular definitions that appeared or vanished, shortest first."""
    before, after = _circles(states.old, states.now), _circles(states.new, TermId)
    for circle, titles in after.items():
        if circle not in before:
            yield CircleChange("added", titles)
    for circle, titles in before.items():
        if circle not in after and not any(unread(states.new, f"glossary/{term}.md") for term in circle):
            yield CircleChange("removed", titles)


def _circles(kb: KnowledgeBase, now: Callable[[TermId], TermId]) -> Mapping[tuple[TermId, ...], tuple[str, ...]]:
    """Each circle from its first term by alphabet, with its terms as they are printed."""
    found = {}
    for circle in circles(kb).found:
        terms = tuple(now(term) for term in circle.terms)
        start = terms.index(min(terms))
        titles = tuple(kb.entries[term].term for term in circle.terms)
        found[terms[start:] + terms[:start]] = titles[start:] + titles[:start]
    return found
