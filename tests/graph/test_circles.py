"""Circular definitions, and what hangs together in a circle."""

import random

import networkx as nx

from attested.graph import KnowledgeBase
from attested.graph.ask.circles import LONGEST, _elementary, circles
from attested.graph.ask.components import components, cyclic_components, shortest_cycle
from attested.graph.ask.sentences import sentence_of
from attested.model import TermId


def test_the_circle_of_three(own: KnowledgeBase, foreign: KnowledgeBase) -> None:
    assert circles(own).found == ()
    [circle] = circles(foreign).found
    assert circles(foreign).complete
    assert circle.terms == ("flap-gate", "head", "millpond")
    assert [sentence_of(foreign, step.reason.evidence) for step in circle.steps] == [
        "It [the gate] is a gate that the flood opens and the head shuts, and nobody stands by it.",
        "The head is how far the water of the millpond, once the gate has fallen to, stands above the sea.",
        "The millpond is the water that a flap gate has let in and will not let out.",
    ]


def test_components_and_circles_agree_with_networkx() -> None:
    dice = random.Random(4)
    seen = 0
    for _ in range(200):
        size = dice.randrange(2, 9)
        pairs = {(dice.randrange(size), dice.randrange(size)) for _ in range(dice.randrange(1, 14))}
        pairs = {(one, two) for one, two in pairs if one != two}
        plain = nx.DiGraph(sorted(pairs))
        plain.add_nodes_from(range(size))
        out = {str(node): tuple(sorted(str(two) for one, two in pairs if one == node)) for node in range(size)}
        parts = [frozenset(part) for part in components(out)]
        assert set(parts) == {frozenset(map(str, part)) for part in nx.strongly_connected_components(plain)}
        at = {node: place for place, part in enumerate(parts) for node in part}
        assert all(at[two] <= at[one] for one, targets in out.items() for two in targets), "each after what it leads to"
        terms = {TermId(node): tuple(map(TermId, targets)) for node, targets in out.items()}
        mine = [way for members in cyclic_components(terms) for way in _elementary(terms, members)]
        theirs = [list(map(str, way)) for way in nx.simple_cycles(plain, length_bound=LONGEST)]
        turned = sorted(tuple(way[way.index(min(way)) :] + way[: way.index(min(way))]) for way in theirs)
        assert sorted(mine) == turned
        seen += len(turned)
    assert seen > 100


def test_a_shortest_cycle_begins_with_the_first_member_by_alphabet() -> None:
    out = {"d": ("b",), "b": ("a", "c"), "c": ("b", "d"), "a": ("e", "d", "c"), "e": ("x",), "x": ()}
    [members] = cyclic_components(out)
    assert members == {"a", "b", "c", "d"}
    assert shortest_cycle(out, members) == ("a", "d", "b"), "of two that are as short, the one that is listed first"
    [alone] = cyclic_components({"a": ("a", "b"), "b": ()})
    assert shortest_cycle({"a": ("a", "b"), "b": ()}, alone) == ("a",)
