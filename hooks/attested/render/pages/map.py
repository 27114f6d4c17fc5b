"""The map: the whole concept graph as a picture, and as a table with the words that made each edge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from ...graph import KnowledgeBase
from ...graph.ask.edges import Edge
from ...graph.ask.neighbours import between_terms
from ..edit_links import edit_link
from ..figures.map import Chart, chart
from ..neighbourhood import look
from ..page import Body, ContentsLine, Page, entry_path, link, source_path
from ..parts import cut, part_links, part_paths
from ..printed_edge import PrintedEdge, definition_of, naming, printed_edge, who_said
from ..repeated import Printed
from ..templates import template

MAP, TITLE = "map", "Map"
MOST = 300
"""So many terms are drawn at most: beyond that a picture of all of them shows nothing."""
DRAWN = 3_900
"""The most elements of a picture; the table beside it has at least a few rows."""
WEIGHT, OF_TIE, OF_DOT = 16, 8, 6
"""Elements of an edge in the table, of its line, and of a term’s dot with its name."""
NAMES = 100
LOOKS = {
    "names": "a definition names the other term",
    "holds": "a relation, by definition",
    "said": "a relation, according to its speaker",
}


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """An edge in the table. ``passage`` is the way to the passage that its words stand in, ``edit`` that to its file."""

    key: str
    printed: PrintedEdge
    kind: str
    basis: str
    look: str
    names: str
    passage: str
    edit: str


def map_pages(kb: KnowledgeBase) -> Iterator[Page]:
    """The map, and further parts of its table where it is long."""
    edges = sorted(between_terms(kb), key=lambda edge: (edge.ends, edge.anchor))
    joined = {term for edge in edges for term in edge.ends}
    shown = drawn_whole(len(joined), len(edges), MOST)
    parts = cut(edges, lambda edge: WEIGHT, before=_size(len(joined), len(edges)) if shown else 0)
    paths = part_paths(MAP, len(parts))
    ends = [((part[0].ends[0], kb.entries[part[0].ends[0]].term), (part[-1].ends[0], kb.entries[part[-1].ends[0]].term)) for part in parts if part]
    ways = {id(edge): (key(edge), link(MAP, path, key(edge))) for path, part in zip(paths, parts, strict=True) for edge in part}
    drawn: Chart | None = chart(kb, edges, ways, MAP) if edges and shown else None
    alone = [(kb.entries[term].term, link(MAP, entry_path(term))) for term in kb.entries if term not in joined]

    def body(number: int, path: str, part: Sequence[Edge]) -> Body:
        printed = Printed()
        html = template("map.html").render(
            title=TITLE,
            first=number == 1,
            chart=drawn if number == 1 else None,
            looks=LOOKS,
            kinds=sorted({edge.kind for edge in edges}),
            terms=len(joined),
            edges=len(edges),
            most=MOST,
            alone=alone[:NAMES],
            more_alone=max(len(alone) - NAMES, 0),
            rows=[_row(kb, edge, path, printed) for edge in part],
            parts=part_links(path, paths, ends),
            sought={key(edge): (_names(kb, edge), edge.kind) for edge in edges} if drawn and len(parts) > 1 else {},
            scripts=link(path, "assets"),
            files=link(path, "data/map"),
            terms_page=link(path, "glossary"),
        )
        return Body(html, (ContentsLine("map", TITLE, 1), ContentsLine("edges", "All edges", 2)))

    for number, (path, part) in enumerate(zip(paths, parts, strict=True), start=1):
        title = TITLE if number == 1 else f"{TITLE}, part {number} of the table"
        told = "Every edge between two terms, drawn and listed, with the words that made it."
        if number > 1:
            told = f"Part {number} of all edges between two terms: {_span(kb, part)}."
        yield Page(path, title, told, partial(body, number, path, part))


def drawn_whole(terms: int, edges: int, most: int) -> bool:
    """Tell whether so many terms and edges are drawn in one picture: not more terms than ``most``, and no more elements than a page may have."""
    return terms <= most and _size(terms, edges) <= DRAWN


def _size(terms: int, edges: int) -> int:
    return OF_DOT * terms + OF_TIE * edges


def key(edge: Edge) -> str:
    """The id of an edge on the map: its term, two hyphens, and its anchor there."""
    return f"{edge.ends[0]}--{edge.anchor}"


def _row(kb: KnowledgeBase, edge: Edge, here: str, printed: Printed) -> EdgeRow:
    return EdgeRow(
        key(edge),
        printed.edge(printed_edge(kb, edge, here)),
        edge.kind,
        basis(kb, edge),
        look(edge),
        _names(kb, edge),
        passage_way(kb, edge, here),
        edit_link(kb.site, here, edge.evidence.place.path),
    )


def _names(kb: KnowledgeBase, edge: Edge) -> str:
    """The names of both terms, for the filter."""
    return " | ".join(kb.entries[term].term for term in edge.ends)


def passage_way(kb: KnowledgeBase, edge: Edge, here: str) -> str:
    """The way to the passage that the words of an edge stand in."""
    passage = kb.passages.get((edge.evidence.key, edge.evidence.locator))
    return link(here, source_path(edge.evidence.key), passage.anchor if passage else "")


def basis(kb: KnowledgeBase, edge: Edge) -> str:
    """On whose word an edge rests."""
    if edge.origin == "derived":
        number = definition_of(kb, edge)
        return (f"by definition {number}" if number else "by its definition") + naming(edge)
    return "by definition" if edge.basis == "definition" else f"according to {who_said(kb, edge, bare=True)}"


def _span(kb: KnowledgeBase, part: Sequence[Edge]) -> str:
    """The first and the last term of a part of the table."""
    ends = [kb.entries[edge.ends[0]].term for edge in (part[0], part[-1])] if part else []
    return " – ".join(dict.fromkeys(ends))
