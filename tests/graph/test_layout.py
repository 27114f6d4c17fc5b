"""The layout of the map: the same for the same graph, near where few steps lie between, parts apart."""

from itertools import combinations
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attested.render.figures.layout import layout, parts

Edges = list[tuple[str, str]]
PATH = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")]
RING = [(str(one), str((one + 1) % 8)) for one in range(8)]
STAR = [("hub", f"leaf {number}") for number in range(12)]


def names(edges: Edges) -> set[str]:
    return {name for edge in edges for name in edge}


# Written down to the last digit: a machine that rounds otherwise, or a change of the method, is seen here.
def test_a_path_lies_where_it_lay() -> None:
    assert layout(names(PATH), PATH) == {"a": (0.0, 0.17368706339619255), "b": (0.9956917369831917, 0.0), "c": (2.002472603155279, 0.1118575163219323), "d": (2.8618434641469728, 0.672567815275603), "e": (3.869825861297346, 0.7263438525788947)}


@pytest.mark.parametrize("edges", [PATH, RING, STAR], ids=["path", "ring", "star"])
def test_distances_are_about_those_of_the_graph(edges: Edges) -> None:
    at = layout(names(edges), edges)
    for one, other in edges:
        assert 0.6 < dist(at[one], at[other]) < 1.5, (one, other)
    assert min(dist(at[one], at[other]) for one, other in combinations(at, 2)) > 0.25


def test_the_ends_of_a_path_are_far_apart() -> None:
    at = layout(names(PATH), PATH)
    assert dist(at["a"], at["e"]) > 3.5
    across, down = (max(p[axis] for p in at.values()) - min(p[axis] for p in at.values()) for axis in (0, 1))
    assert across >= down, "lying, not standing"


@given(st.permutations(RING + STAR + PATH), st.booleans())
def test_the_order_of_what_is_given_does_not_matter(edges: Edges, turned: bool) -> None:
    given_edges = [(b, a) for a, b in edges] if turned else edges
    assert layout([name for edge in given_edges for name in edge], given_edges) == layout(names(RING + STAR + PATH), RING + STAR + PATH)


@given(st.lists(st.tuples(st.sampled_from("abcdefghijk"), st.sampled_from("abcdefghijk")), max_size=25))
def test_parts_without_a_common_edge_do_not_reach_into_each_other(edges: Edges) -> None:
    nodes = names(edges) | {"alone"}
    at = layout(nodes, edges)
    assert set(at) == nodes and all(x >= 0 and y >= 0 for x, y in at.values())
    near: dict[str, set[str]] = {one: set() for one in sorted(nodes)}
    for one, other in edges:
        near[one].add(other)
        near[other].add(one)
    boxes = [
        (min(at[n][0] for n in part), min(at[n][1] for n in part), max(at[n][0] for n in part), max(at[n][1] for n in part))
        for part in parts(near)
    ]
    for a, b in combinations(boxes, 2):
        assert a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1]


def test_an_empty_graph_has_no_places() -> None:
    assert layout([], []) == {}
