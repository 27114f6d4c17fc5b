"""What stands next to a term: which edges, on which side, and where their words are found."""

from pathlib import Path

import pytest

from attested.build import build
from attested.graph import KnowledgeBase
from attested.graph.ask.neighbours import between_terms, neighbours
from attested.model import TermId

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def own() -> KnowledgeBase:
    return build(ROOT).kb


@pytest.fixture(scope="module")
def foreign() -> KnowledgeBase:
    return build(ROOT / "tests/foreign").kb


def sides(kb: KnowledgeBase, term: str) -> list[tuple[str, str, list[str]]]:
    return [(one.side, one.term, [edge.kind for edge in one.edges]) for one in neighbours(kb, TermId(term))]


def test_what_a_term_rests_on_comes_first_then_what_rests_on_it(own: KnowledgeBase) -> None:
    assert sides(own, "mesa-optimizer") == [
        ("below", "search", ["defined in terms of"]),
        ("below", "base-optimizer", ["defined in terms of", "found by", "relative to"]),
        ("below", "optimizer", ["defined in terms of", "is a"]),
        ("to", "misgeneralization", ["is a"]),
        ("from", "agentic-agi", ["claimed to be"]),
        ("from", "consequentialist", ["qualifies"]),
        ("from", "mesa-objective", ["objective of"]),
        ("beside", "sub-agent", ["set against"]),
    ]


def test_a_symmetric_relation_puts_terms_beside_each_other_unless_another_leads_from_one_to_the_other(foreign: KnowledgeBase) -> None:
    assert sides(foreign, "écluse") == [("from", "flap-gate", ["told apart from", "kind of"])]
    assert ("to", "écluse", ["kind of", "told apart from"]) in sides(foreign, "flap-gate")


def test_a_term_without_an_edge_has_no_neighbour(own: KnowledgeBase) -> None:
    assert sides(own, "generalization-strategy") == []


@pytest.mark.parametrize("which", ["own", "foreign"])
def test_each_edge_is_met_from_both_ends_and_has_an_anchor_of_its_own(request: pytest.FixtureRequest, which: str) -> None:
    kb: KnowledgeBase = request.getfixturevalue(which)
    edges = list(between_terms(kb))
    met = [edge for term in kb.entries for one in neighbours(kb, term) for edge in one.edges]
    assert sorted(map(id, met)) == sorted([*map(id, edges), *map(id, edges)])
    anchors = [(edge.ends[0], edge.anchor) for edge in edges]
    assert len(set(anchors)) == len(anchors) >= 8 and all(anchor.startswith("relation-") for _, anchor in anchors)
