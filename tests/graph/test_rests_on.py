"""Which term rests on which, and how much rests on each."""

import networkx as nx

from attested.graph import KnowledgeBase
from attested.graph.ask.edges import edges
from attested.graph.ask.rests_on import all_steps, authority, beside, rests_on
from attested.model import TermId


def test_what_rests_on_a_term(own: KnowledgeBase) -> None:
    lean = rests_on(own)
    assert list(lean.under[TermId("optimizer")]) == ["mesa-optimizer"]
    assert lean.count_resting_on(TermId("optimizer")) == 1
    assert [one.term for one in lean.nearest(TermId("optimizer"), up=True)] == ["mesa-optimizer"]
    assert lean.count_rested_on_by(TermId("mesa-optimizer")) == 5
    assert [(one.term, one.way, one.authority) for one in lean.nearest(TermId("mesa-optimizer"), most=4)] == [
        ("base-optimizer", ("mesa-optimizer", "base-optimizer"), "hubinger2019"),
        ("optimizer", ("mesa-optimizer", "optimizer"), "hubinger2019"),
        ("search", ("mesa-optimizer", "search"), "hubinger2019"),
        ("objective-function", ("mesa-optimizer", "optimizer", "objective-function"), "hubinger2019"),
    ]
    assert lean.count_rested_on_by(TermId("sub-agent")) == 0, "a symmetric relation is no step"


def test_nothing_rests_on_anything_by_what_a_speaker_says(own: KnowledgeBase) -> None:
    said = all_steps(own)[TermId("consequentialist")][TermId("mesa-optimizer")]
    assert not said.by_definition and "consequentialist" not in rests_on(own).under[TermId("mesa-optimizer")]
    assert rests_on(own).count_resting_on(TermId("misgeneralization")) == 0


def test_a_chain_of_two_authorities_is_none(foreign: KnowledgeBase) -> None:
    """K3 defines the ebb mill by the tide mill, Brack the head by the millpond; Brack, not defining, sets the tide mill against the head."""
    lean = rests_on(foreign)
    assert [one.term for one in lean.nearest(TermId("ebb-mill"))] == ["tide-mill"]
    assert set(lean.by_authority) == {"handbook", "talk, speaker K3"}


def test_counts_agree_with_networkx(own: KnowledgeBase, foreign: KnowledgeBase) -> None:
    for kb in (own, foreign):
        lean = rests_on(kb)
        plain: dict[str, nx.DiGraph] = {}
        for edge in edges(kb):
            if edge.basis == "definition" and not beside(kb, edge) and edge.ends[0] != edge.ends[1]:
                plain.setdefault(authority(kb, edge), nx.DiGraph()).add_edge(*edge.ends)
        for term in kb.entries:
            above = set().union(*(nx.ancestors(one, term) for one in plain.values() if term in one))
            below = set().union(*(nx.descendants(one, term) for one in plain.values() if term in one))
            assert (lean.count_resting_on(term), lean.count_rested_on_by(term)) == (len(above), len(below))
            assert {one.term for one in lean.nearest(term, up=True)} == above
            assert {one.term for one in lean.nearest(term)} == below
