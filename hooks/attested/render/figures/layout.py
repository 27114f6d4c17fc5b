"""The places of the nodes of a graph when it is drawn: near each other where few steps lie between them.

The method is that of J. X. Zheng, S. Pawar and D. F. M. Goodman, *Graph Drawing by Stochastic Gradient Descent* (IEEE TVCG, 2019): each pair of
nodes in turn is moved towards the distance of the shortest way between them (which networkx finds), in ever smaller steps. It is written here with
additions, multiplications, divisions and square roots alone, which IEEE 754 rounds in one way everywhere, and its "chance" is the order of a
fixed sequence: so the same graph gives the same picture on any machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

import networkx as nx

Point = tuple[float, float]

GAP = 1.2
"""Room between two parts of the graph, in steps."""
SHAPE = 1.6
"""The width of the whole by its height; names are wide."""
ROUNDS = 6
"""The number of times that each pair is moved once its steps are small."""
PRIME = 1_000_003
FEW = 40
"""In a part of more nodes, an edge whose ends share no neighbour is drawn twice as long, so that what belongs together is seen."""


def layout(nodes: Iterable[str], edges: Iterable[tuple[str, str]]) -> dict[str, Point]:
    """A place for each node, in steps: neighbours are about 1 apart, and all coordinates are at least 0.

    Neither the order of the nodes nor that of the edges matters. Parts that no edge joins stand side by side, the largest
    first. The work grows with the square of the number of nodes in a part.
    """
    near: dict[str, set[str]] = {one: set() for one in sorted(set(nodes))}
    for one, other in edges:
        if one != other:
            near[one].add(other)
            near[other].add(one)
    return _packed([_place(part, near) for part in parts(near)])


def parts(near: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Give the connected parts, each in the order of its names, the largest first."""
    found = [sorted(part) for part in nx.connected_components(nx.from_dict_of_lists(dict(near)))]
    return sorted(found, key=lambda part: (-len(part), part))


def _drawn(part: Sequence[str], near: Mapping[str, set[str]]) -> nx.Graph[str]:
    """Give a part with the length of each edge: 1 step, or 2 in a larger part where its ends share no neighbour."""

    def apart(one: str, other: str) -> bool:
        return len(part) > FEW and len(near[one]) > 1 and len(near[other]) > 1 and not near[one] & near[other]

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(part)
    graph.add_weighted_edges_from((node, other, 1 + apart(node, other)) for node in part for other in near[node])
    return graph


def _place(part: Sequence[str], near: Mapping[str, set[str]]) -> dict[str, Point]:
    """The places of one connected part, wider than high, its corner at 0, 0."""
    count = len(part)
    at = {node: index for index, node in enumerate(part)}
    side = sqrt(count)
    # An even spread to begin with: multiples of two irrational numbers, without their whole part.
    x = [side * ((0.5 + 0.7548776662466927 * index) % 1) for index in range(count)]
    y = [side * ((0.5 + 0.5698402909980532 * index) % 1) for index in range(count)]
    pairs = [
        (at[node], at[other], float(steps))
        for node, found in nx.all_pairs_dijkstra_path_length(_drawn(part, near))
        for other, steps in found.items()
        if at[node] < at[other]
    ]
    pairs.sort(key=lambda pair: ((pair[0] * 7919 + pair[1] * 104_729) ** 2 % PRIME, pair[0], pair[1]))
    longest = max((pair[2] for pair in pairs), default=1.0)
    stride = longest * longest
    while stride > 0.2:
        _move(pairs, x, y, stride)
        stride /= 2
    for _ in range(ROUNDS):
        _move(pairs, x, y, 0.2)
    if max(y, default=0) - min(y, default=0) > max(x, default=0) - min(x, default=0):
        x, y = y, x
    left, top = min(x), min(y)
    return {node: (x[index] - left, y[index] - top) for index, node in enumerate(part)}


def _move(pairs: Sequence[tuple[int, int, float]], x: list[float], y: list[float], stride: float) -> None:
    """Move each pair once towards its distance, near pairs by more than far ones."""
    for one, other, wanted in pairs:
        across, down = x[one] - x[other], y[one] - y[other]
        apart = sqrt(across * across + down * down) or 0.001
        share = min(1.0, stride / (wanted * wanted)) * (apart - wanted) / (2 * apart)
        across *= share
        down *= share
        x[one] -= across
        y[one] -= down
        x[other] += across
        y[other] += down


def _packed(placed: Sequence[dict[str, Point]]) -> dict[str, Point]:
    """The parts side by side in rows, about as wide in all as the shape asks for."""
    sizes = [(max(p[0] for p in part.values()) + GAP, max(p[1] for p in part.values()) + GAP) for part in placed]
    broad = max([sqrt(sum(across * down for across, down in sizes) * SHAPE), *(across for across, _ in sizes)], default=0)
    found: dict[str, Point] = {}
    left = top = deep = 0.0
    for part, (across, down) in zip(placed, sizes, strict=True):
        if left and left + across > broad + 0.001:
            left, top, deep = 0.0, top + deep, 0.0
        found.update({node: (left + at[0], top + at[1]) for node, at in part.items()})
        left += across
        deep = max(deep, down)
    return found
