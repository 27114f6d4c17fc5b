"""The concept graph: every edge knows its kind, where it comes from, and the words that made it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from ...model import Anchor, Case, Place, TermId, slug
from ..checked import Checked
from ..knowledge import KnowledgeBase
from ..memory import remembered
from .bearing import behind
from .mentions import terms_in

if TYPE_CHECKING:
    import networkx as nx

DEFINED_BY = "defined in terms of"

NodeKind = Literal["term", "definition", "quotation", "passage", "source", "case"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that made an edge, or, for an edge of structure, the line that did (then ``phrase`` is empty)."""

    entry: TermId
    quotation: Anchor
    phrase: str
    key: str
    locator: str
    place: Place


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge. ``source`` and ``target`` are nodes as :func:`node` names them.

    ``anchor`` is the id of an edge between terms on the page of its source; empty for any other. ``name`` is the name of
    the source that alone it holds of; empty where it holds of all that the source's entry is about. ``behind`` are the words, if any, by which a
    definition denies or reports what it names; its basis is then ``naming``, and the one term does not rest on the other.
    """

    source: str
    target: str
    kind: str
    origin: Literal["declared", "derived", "attested"]
    basis: Literal["definition", "speaker", "naming", "structure"]
    evidence: Evidence
    anchor: str = ""
    name: str = ""
    behind: str = ""

    @property
    def ends(self) -> tuple[TermId, TermId]:
        """The two terms of an edge that leads from a term, or from its definition, to a term."""
        return page_of(self.source), page_of(self.target)

    @property
    def label(self) -> str:
        """The kind, after the name that the edge holds of, if it does not hold of the whole entry."""
        return f"{self.name} {self.kind}".strip()


def subject(kb: KnowledgeBase, edge: Edge) -> str:
    """The name of what an edge between terms holds of: its source, or the one name of it that the entry says."""
    return edge.name or kb.entries[edge.ends[0]].term


@lru_cache(maxsize=20_000)
def page_of(name: str) -> TermId:
    """The page of a node: the term, for every kind of node but passages and sources."""
    return TermId(name.partition(":")[2].partition("#")[0])


def node(kind: NodeKind, page: str, anchor: str = "") -> str:
    """The name of a node: ``term:optimizer``, ``definition:optimizer#definition``, ``passage:thread#c2`` …"""
    return f"{kind}:{page}#{anchor}" if anchor else f"{kind}:{page}"


@remembered
def edges(kb: KnowledgeBase) -> tuple[Edge, ...]:
    """All edges of the glossary, in the order of its pages; those that lead to an entry that is missing are left out."""
    return tuple(_all_edges(kb))


def _all_edges(kb: KnowledgeBase) -> Iterator[Edge]:
    yield from _declared(kb)
    for checked in kb.checked:
        if checked.matched is not None:
            yield from _derived(kb, checked)
            yield from _attested(checked)
    for passage in kb.passages.values():
        if passage.key in kb.sources:
            evidence = Evidence(TermId(""), Anchor(""), "", passage.key, passage.locator, passage.place)
            yield Edge(
                node("passage", passage.key, passage.anchor),
                node("source", passage.key),
                "part of",
                "attested",
                "structure",
                evidence,
            )


def _declared(kb: KnowledgeBase) -> Iterator[Edge]:
    for proof in kb.proofs:
        relation = proof.relation
        if relation.target not in kb.entries or relation.phrase is None or proof.passage is None:
            continue
        quotation = proof.checked.quotation.anchor if proof.checked else Anchor("")
        owner = proof.checked.entry.id if proof.checked else proof.entry.id
        evidence = Evidence(
            owner, quotation, relation.phrase.value, proof.passage.key, proof.passage.locator, relation.place
        )
        basis: Literal["definition", "speaker"] = "definition" if proof.by_definition else "speaker"
        ends = node("term", proof.entry.id), node("term", relation.target)
        yield Edge(*ends, relation.kind, "declared", basis, evidence, relation.anchor, name=relation.name)


def _derived(kb: KnowledgeBase, checked: Checked) -> Iterator[Edge]:
    """Yield an edge for each term that a definition’s quotation names, from the definition to that term."""
    if checked.item.role != "definition":
        return
    own = checked.quotation.anchor  # a term may have several definitions, and a definition several quotations
    by = f"-by-{own}" if own != "definition" else ""
    seen: set[TermId] = set()
    mentions = terms_in(kb, checked)
    itself = [mention for mention in mentions if mention.term == checked.entry.id]
    for mention in mentions:
        if mention.term != checked.entry.id and mention.term not in seen:
            seen.add(mention.term)
            evidence = _evidence(checked, checked.printed[mention.start : mention.end])
            words = behind(kb, checked, mention, itself)
            yield Edge(
                node("definition", checked.entry.id, checked.item.anchor),
                node("term", mention.term),
                DEFINED_BY,
                "derived",
                "naming" if words else "definition",
                evidence,
                f"relation-{slug(DEFINED_BY)}-{mention.term}{by}",
                behind=words,
            )


def _attested(checked: Checked) -> Iterator[Edge]:
    """Yield the edges that follow from the structure of the page: from the term, by its definition or case, to the quotation, and from that to its passage."""
    passage, entry, item = checked.passage, checked.entry.id, checked.item
    assert passage is not None
    evidence = _evidence(checked, "")
    quotation = node("quotation", entry, checked.quotation.anchor)
    begin = node("term", entry)
    if item.role == "definition":
        definition = node("definition", entry, item.anchor)
        yield Edge(begin, definition, "has definition", "attested", "structure", evidence)
        begin = definition
    elif isinstance(item, Case):
        case = node("case", entry, item.anchor)
        yield Edge(begin, case, "has case", "attested", "structure", evidence)
        begin = case
    acts = checked.acts
    yield Edge(begin, quotation, ", ".join(acts), "attested", "structure", evidence)
    yield Edge(quotation, node("passage", passage.key, passage.anchor), "stands in", "attested", "structure", evidence)


def _evidence(checked: Checked, phrase: str) -> Evidence:
    assert checked.passage is not None
    place = checked.quotation.place
    return Evidence(
        checked.entry.id, checked.quotation.anchor, phrase, checked.passage.key, checked.passage.locator, place
    )


@remembered
def concept_graph(kb: KnowledgeBase) -> nx.MultiDiGraph[str]:
    """Give the edges as a frozen networkx graph. Terms without an edge are nodes too."""
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(node("term", term) for term in kb.entries)
    for edge in edges(kb):
        graph.add_edge(
            edge.source, edge.target, kind=edge.kind, origin=edge.origin, basis=edge.basis, evidence=edge.evidence
        )
    nx.freeze(graph)
    return graph
