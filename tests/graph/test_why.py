"""Why one term rests on another: the shortest chains, or where they break off."""

from itertools import pairwise
from pathlib import Path

import networkx as nx
import yaml

from attested.graph import KnowledgeBase
from attested.graph.ask.edges import Evidence, edges
from attested.graph.ask.left_out import left_out
from attested.graph.ask.rests_on import all_steps, authority, rests_on
from attested.graph.ask.sentences import around, quotation_of, sentence_of
from attested.graph.ask.why import Chain, why
from attested.model import TermId


def told(kb: KnowledgeBase, chain: Chain) -> list[tuple[str, str, str, list[str]]]:
    return [
        (step.source, step.target, step.reason.evidence.phrase, [f"{edge.kind}, {edge.basis}" for edge in step.reasons])
        for step in chain
    ]


def with_left_out(kb: KnowledgeBase, evidence: Evidence) -> str:
    """The quotation that holds the evidence, with the words that it leaves out of the sentences of its original in their places."""
    checked, words = kb.quotation_at.get((evidence.entry, evidence.quotation)), quotation_of(kb, evidence)
    found = left_out(kb, checked) if checked is not None and evidence.quotation else None
    if found is None:
        return words
    for omitted in found.omitted:
        words = words.replace(" […]", f"{'' if omitted.startswith(',') else ' '}{omitted}", 1)
    return " ".join(f"{found.before} {words} {found.behind}".split())


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
    steps: dict[str, dict[str, str]] = {"own": {}, "foreign": {}}
    for name, kb in (("own", own), ("foreign", foreign)):
        for source in kb.entries:
            for target in kb.entries:
                answer = why(kb, source, target)
                for chain in (*answer.chains, *(answer.missing.mixed if answer.missing else ())):
                    assert (chain[0].source, chain[-1].target) == (source, target)
                    assert all(one.target == other.source for one, other in pairwise(chain))
                    for step in chain:
                        for edge in step.reasons:
                            assert edge in edges(kb) and edge.ends == (step.source, step.target)
                            before, phrase, behind = around(kb, edge.evidence)
                            steps[name][f"{step.source} > {step.target}: {edge.kind}, {edge.basis}"] = f"{before}‹{phrase}›{behind}"
                            assert sentence_of(kb, edge.evidence) == f"{before}{phrase}{behind}"
                            assert phrase == " ".join(edge.evidence.phrase.split())
                            assert sentence_of(kb, edge.evidence) in with_left_out(kb, edge.evidence)
    assert steps == yaml.safe_load(Path(__file__).with_name("why.yml").read_text(encoding="utf-8"))


def test_chains_are_the_shortest_ones(own: KnowledgeBase, foreign: KnowledgeBase) -> None:
    """Compared with networkx on the same steps: of one authority, then of any."""
    for kb in (own, foreign):
        whole = nx.DiGraph([(one, two) for one, steps in all_steps(kb).items() for two in steps])
        whole.add_nodes_from(kb.entries)
        apart = [nx.DiGraph([(one, two) for one, two in reach.graph.edges]) for reach in rests_on(kb).by_authority.values()]
        for source in kb.entries:
            for target in kb.entries:
                if source == target:
                    continue
                answer = why(kb, source, target)
                ways = [way for one in apart if source in one and target in one and nx.has_path(one, source, target) for way in nx.all_shortest_paths(one, source, target)]
                shortest = sorted(way for way in ways if len(way) == min(map(len, ways)))
                assert sorted([source, *(step.target for step in chain)] for chain in answer.chains) == shortest
                if answer.missing is not None:
                    assert bool(answer.missing.mixed) == nx.has_path(whole, source, target)


def test_every_chain_is_by_definition_of_one_authority(own: KnowledgeBase, foreign: KnowledgeBase) -> None:
    for kb in (own, foreign):
        for source in kb.entries:
            for target in kb.entries:
                for chain in why(kb, source, target).chains:
                    assert all(step.reason.basis == "definition" for step in chain)
                    assert len({authority(kb, step.reason) for step in chain}) == 1


def test_consequentialist_does_not_rest_on_misgeneralization(own: KnowledgeBase) -> None:
    answer = why(own, TermId("consequentialist"), TermId("misgeneralization"))
    assert answer.chains == () and answer.missing is not None
    [chain] = answer.missing.mixed
    assert [(step.target, authority(own, step.reason)) for step in chain] == [
        ("mesa-optimizer", "thread, LessWrong commenter C3"),
        ("misgeneralization", "post, the post that C1 answers"),
    ]


def test_with_no_chain_it_names_where_it_breaks_off(own: KnowledgeBase) -> None:
    answer = why(own, TermId("simulator-and-simulacrum"), TermId("mesa-optimizer"))
    assert answer.chains == () and answer.missing is not None
    missing = answer.missing
    assert (missing.reached, missing.ends, missing.reaching) == ((), ("simulator-and-simulacrum",), ())
    assert missing.back == () and missing.mixed == ()


def test_symmetric_relations_between_the_two_are_named(own: KnowledgeBase) -> None:
    missing = why(own, TermId("sub-agent"), TermId("mesa-optimizer")).missing
    assert missing is not None
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
