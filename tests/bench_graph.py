"""The concept graph with all that is asked of it against the whole build of the same glossary, for ``make bench``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from attested.checks import hierarchy_cycle
from attested.graph import KnowledgeBase, join_up
from attested.graph.ask.circles import circles
from attested.graph.ask.edges import concept_graph, edges
from attested.graph.ask.frontier import phrases_without_entry, terms_without_definition
from attested.graph.ask.rests_on import rests_on
from attested.graph.ask.rivals import contradictions, rivals
from attested.graph.ask.why import why
from attested.read.glossary import read_glossary
from tests.bench_work import line, measured

PAIRS = 100


def questions(kb: KnowledgeBase) -> list[tuple[str, Callable[[], object]]]:
    """The graph and all that is asked of it, in the order in which one needs the other."""
    terms = list(kb.entries)
    pairs = [(terms[at * 7919 % len(terms)], terms[at * 104729 % len(terms)]) for at in range(PAIRS)]
    return [
        ("edges, each with its evidence", lambda: edges(kb)),
        ("as a networkx graph", lambda: concept_graph(kb)),
        ("what rests on what, counted for every term", lambda: [(rests_on(kb).count_resting_on(term), rests_on(kb).count_rested_on_by(term)) for term in terms]),
        ("circular definitions", lambda: circles(kb)),
        ("circles of acyclic kinds", lambda: list(hierarchy_cycle.check(kb))),
        ("rivals and contradictions", lambda: (rivals(kb), contradictions(kb))),
        ("the frontier, both lists", lambda: (terms_without_definition(kb), phrases_without_entry(kb))),
        (f"why one term rests on another, {PAIRS} pairs", lambda: [why(kb, *pair) for pair in pairs]),
    ]


def graph_against_build(root: Path, build: float, most: float) -> float:
    """Print both and how they stand to each other, which is returned. ``build`` are the seconds of the whole build of that folder, ``most`` is the bound."""
    kb = join_up(read_glossary(root))
    told = [(what, measured(work)) for what, work in questions(kb)]
    graph = sum(seconds for _, seconds in told)
    between = sum(edge.origin != "attested" for edge in edges(kb))
    print(f"  {len(kb.entries)} terms; {between} edges between terms and {len(edges(kb)) - between} of structure; {len(circles(kb).found)} circles")
    line("  the whole build of the site", build, 1)
    for what, seconds in told:
        line(f"    {what}", seconds, seconds / build)
    line(f"  the graph with all questions (to be less than {most})", graph, graph / build)
    return graph / build
