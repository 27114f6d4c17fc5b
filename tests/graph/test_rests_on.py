"""Which term rests on which, and how much rests on each."""

import networkx as nx

from attested.graph import KnowledgeBase
from attested.graph.ask.rests_on import rests_on
from attested.model import TermId


def test_what_rests_on_a_term(own: KnowledgeBase) -> None:
    lean = rests_on(own)
    assert list(lean.under[TermId("optimizer")]) == ["mesa-optimizer"]
    assert lean.count_resting_on(TermId("optimizer")) == 3
    assert [term for term, _ in lean.nearest(TermId("optimizer"), up=True)] == ["mesa-optimizer", "consequentialist", "mesa-objective"]
    assert lean.count_rested_on_by(TermId("mesa-optimizer")) == 6
    assert lean.nearest(TermId("mesa-optimizer"), most=3) == (
        ("base-optimizer", "mesa-optimizer"),
        ("misgeneralization", "mesa-optimizer"),
        ("optimizer", "mesa-optimizer"),
    )
    assert lean.count_rested_on_by(TermId("sub-agent")) == 0, "a symmetric relation is no step"


def test_counts_agree_with_networkx(foreign: KnowledgeBase) -> None:
    lean = rests_on(foreign)
    plain = nx.DiGraph([(one, two) for one, steps in lean.on.items() for two in steps])
    plain.add_nodes_from(foreign.entries)
    for term in foreign.entries:
        assert lean.count_resting_on(term) == len(nx.ancestors(plain, term)) == len(lean.nearest(term, up=True))
        assert lean.count_rested_on_by(term) == len(nx.descendants(plain, term)) == len(lean.nearest(term))
