"""Why one term rests on another: the shortest chains, or where they break off."""

from itertools import pairwise

import networkx as nx

from attested.graph import KnowledgeBase
from attested.graph.ask.edges import edges
from attested.graph.ask.rests_on import rests_on
from attested.graph.ask.sentences import around, quotation_of, sentence_of
from attested.graph.ask.why import Chain, why
from attested.model import TermId


def told(kb: KnowledgeBase, chain: Chain) -> list[tuple[str, str, str, list[str]]]:
    return [
        (step.source, step.target, step.reason.evidence.phrase, [f"{edge.kind}, {edge.basis}" for edge in step.reasons])
        for step in chain
    ]


def test_why_mesa_optimizer_rests_on_search_space(own: KnowledgeBase) -> None:
    answer = why(own, TermId("mesa-optimizer"), TermId("search-space"))
    assert [told(own, chain) for chain in answer.chains] == [
        [
            ("mesa-optimizer", "optimizer", "optimizer", ["defined in terms of, definition", "is a, definition"]),
            ("optimizer", "search-space", "search space", ["defined in terms of, definition", "searches, definition"]),
        ]
    ]
    assert answer.missing is None and not answer.more
    step = answer.chains[0][1]
    assert quotation_of(own, step.reason.evidence).startswith("A system is an optimizer if it is internally searching")
    before, phrase, behind = around(own, step.reason.evidence)
    assert before.endswith("searching through a ") and phrase == "search space" and behind.startswith(" (consisting")


def test_a_term_is_marked_where_it_stands_and_not_within_another_name(own: KnowledgeBase) -> None:
    step = rests_on(own).on[TermId("mesa-optimizer")][TermId("optimizer")]
    before, phrase, behind = around(own, step.reason.evidence)
    assert (before[-10:], phrase, behind[:7]) == ("itself an ", "optimizer", ", which")


def test_every_step_is_an_edge_whose_phrase_stands_in_its_sentence(own: KnowledgeBase, foreign: KnowledgeBase) -> None:
    walked = 0
    for kb in (own, foreign):
        for source in kb.entries:
            for target in kb.entries:
                for chain in why(kb, source, target).chains:
                    assert (chain[0].source, chain[-1].target) == (source, target)
                    assert all(one.target == other.source for one, other in pairwise(chain))
                    for step in chain:
                        for edge in step.reasons:
                            walked += 1
                            assert edge in edges(kb) and edge.ends == (step.source, step.target)
                            assert " ".join(edge.evidence.phrase.split()) in sentence_of(kb, edge.evidence)
                            assert sentence_of(kb, edge.evidence) in quotation_of(kb, edge.evidence)
    assert walked > 20


def test_chains_are_the_shortest_ones(own: KnowledgeBase, foreign: KnowledgeBase) -> None:
    """Compared with networkx on the same steps."""
    for kb in (own, foreign):
        plain = nx.DiGraph([(one, two) for one, steps in rests_on(kb).on.items() for two in steps])
        plain.add_nodes_from(kb.entries)
        for source in kb.entries:
            for target in kb.entries:
                found = sorted([source, *(step.target for step in chain)] for chain in why(kb, source, target).chains)
                if source != target:
                    expected = sorted(nx.all_shortest_paths(plain, source, target)) if nx.has_path(plain, source, target) else []
                    assert found == expected


def test_with_no_chain_it_names_where_it_breaks_off(own: KnowledgeBase) -> None:
    answer = why(own, TermId("simulacrum"), TermId("mesa-optimizer"))
    assert answer.chains == () and answer.missing is not None
    missing = answer.missing
    assert (missing.reached, missing.ends) == (("sub-agent",), ("sub-agent",))
    assert missing.reaching == ("consequentialist", "mesa-objective")
    assert missing.back == ()
    assert [(edge.kind, edge.ends) for edge in missing.beside] == [("set against", ("sub-agent", "mesa-optimizer"))]


def test_with_a_chain_the_other_way_only_it_gives_that(own: KnowledgeBase) -> None:
    missing = why(own, TermId("search-space"), TermId("mesa-optimizer")).missing
    assert missing is not None and missing.reached == () and missing.ends == ("search-space",)
    assert [step.target for step in missing.back] == ["optimizer", "search-space"]


def test_a_term_rests_on_itself_only_round_a_circle(own: KnowledgeBase, foreign: KnowledgeBase) -> None:
    assert why(own, TermId("optimizer"), TermId("optimizer")).chains == ()
    around_ = why(foreign, TermId("head"), TermId("head")).chains
    assert [[step.target for step in chain] for chain in around_] == [["millpond", "flap-gate", "head"]]


def test_a_term_rests_on_itself_where_its_definitions_run_in_a_circle(own: KnowledgeBase, foreign: KnowledgeBase) -> None:
    [chain] = why(foreign, TermId("head"), TermId("head")).chains
    assert [step.target for step in chain] == ["millpond", "flap-gate", "head"]
    answer = why(own, TermId("optimizer"), TermId("optimizer"))
    assert answer.chains == () and answer.missing is not None and answer.missing.back == ()
