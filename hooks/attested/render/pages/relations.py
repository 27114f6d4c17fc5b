"""The manual of the kinds of relation, made from ``relations.toml`` and from the glossary's own relations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from ...graph import KnowledgeBase
from ...graph.ask.edges import DEFINED_BY, Edge, edges
from ...graph.speakers import listed
from ...model import RelationKind, slug
from ..page import Body, ContentsLine, Page
from ..printed_edge import PrintedEdge, printed_edge
from ..repeated import Printed
from ..templates import template

RELATIONS = "relations"
TITLE = "Kinds of relation"
WHEN = (
    "Never written by hand: it is found wherever a quotation under Definition names another term. "
    "So it always rests on the words of a definition, and where a term has several, on one of them."
)
MAY = {"negation": "deny it", "report": "report it", "question": "ask it", "condition": "make it conditional", "modality": "weaken it"}
"""What the words may do to a relation whose kind allows them."""


@dataclass(frozen=True, slots=True)
class KindView:
    """One kind: when to use it, its facts as name and value, how often it is used, and an example from the glossary."""

    id: str
    name: str
    when: str
    facts: tuple[tuple[str, str], ...]
    count: int
    example: PrintedEdge | None


def relations_page(kb: KnowledgeBase) -> Page:
    """The page: the kinds in the order of their file, then the one that is derived."""
    told = "What each kind of relation says, when to use it, and an example."
    return Page(RELATIONS, TITLE, told, partial(_body, kb), "glossary/relations.toml")


def _body(kb: KnowledgeBase) -> Body:
    used: dict[str, list[Edge]] = {}
    for edge in edges(kb):
        if edge.origin != "attested":
            used.setdefault(edge.kind, []).append(edge)
    printed = Printed()
    kinds = [_kind(kb, kind, used.get(kind.name, []), printed) for kind in kb.kinds.values()]
    derived = [edge for edge in used.get(DEFINED_BY, []) if edge.origin == "derived"]
    facts = (("Origin", "derived from the definitions"),)
    kinds.append(KindView("kind-of-definitions", DEFINED_BY, WHEN, facts, len(derived), _example(kb, derived, printed)))
    html = template("relations.html").render(kinds=kinds, title=TITLE)
    toc = (ContentsLine("relations", TITLE, 1), *(ContentsLine(view.id, view.name, 2) for view in kinds))
    return Body(html, toc)


def _kind(kb: KnowledgeBase, kind: RelationKind, used: list[Edge], printed: Printed) -> KindView:
    against = dict.fromkeys((*kind.contradicts, *(other.name for other in kb.kinds.values() if kind.name in other.contradicts)))
    facts = [("Read from the other end", kind.inverse)] if not kind.symmetric else []
    facts += [
        ("Holds both ways", "yes" if kind.symmetric else "no"),
        ("May lead back to where it began", "no" if kind.acyclic else "yes"),
        ("Its evidence may", listed([MAY[one] for one in kind.allows]) or "neither deny nor report it, nor make it depend on anything"),
        ("Contradicts", listed(list(against)) or "no other kind"),
        ("In SKOS", f"skos:{kind.skos}" if kind.skos else "nothing that fits"),
    ]
    return KindView(f"kind-{slug(kind.name)}", kind.name, kind.description, tuple(facts), len(used), _example(kb, used, printed))


def _example(kb: KnowledgeBase, used: list[Edge], printed: Printed) -> PrintedEdge | None:
    """The first by definition, or else the first."""
    best = sorted(used, key=lambda edge: edge.basis != "definition")
    return printed.edge(printed_edge(kb, best[0], RELATIONS)) if best else None
