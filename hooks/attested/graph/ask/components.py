"""Strongly connected components of a graph, and a shortest cycle in one of them, both found by networkx.

The standard library tells first whether there is a cycle at all. To import networkx takes longer than to check a small
glossary, so it is loaded only where something leads back to itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import networkx as nx

T = TypeVar("T", bound=str)


def components(out: Mapping[T, Sequence[T]]) -> list[frozenset[T]]:
    """Give the members of each strongly connected component, each component after those that it leads to.

    ``out`` holds for each node those that it leads to; a node that is only led to counts too. networkx has Tarjan's algorithm
    (SIAM Journal on Computing 1, 1972), which finds the components in this order, in time linear in the edges.
    """
    try:
        return [frozenset((node,)) for node in TopologicalSorter(out).static_order()]
    except CycleError:
        import networkx as nx

        return [frozenset(members) for members in nx.strongly_connected_components(as_graph(out))]


def cyclic_components(out: Mapping[T, Sequence[T]]) -> Iterator[frozenset[T]]:
    """Give the components in which something leads back to itself, in the order of :func:`components`."""
    for members in components(out):
        if len(members) > 1 or any(node in out.get(node, ()) for node in members):
            yield members


def shortest_cycle(out: Mapping[T, Sequence[T]], members: frozenset[T]) -> tuple[T, ...]:
    """Give the nodes of a shortest cycle through the first member, by alphabet, of a cyclic component; that one first.

    Of several, it depends on the names of the nodes and the order in ``out`` alone which one is given.
    """
    import networkx as nx

    inside = {node: [other for other in out[node] if other in members] for node in sorted(members)}
    graph, start = as_graph(inside), min(members)
    distances = nx.single_target_shortest_path_length(graph, start)
    second = min(inside[start], key=lambda node: distances[node])
    return (start, *nx.shortest_path(graph, second, start)[:-1])


def as_graph(out: Mapping[T, Iterable[T]]) -> nx.DiGraph[T]:
    """Give the frozen networkx graph in which each node leads to those that ``out`` has for it."""
    import networkx as nx

    graph: nx.DiGraph[T] = nx.DiGraph()
    graph.add_nodes_from(out)
    graph.add_edges_from((node, other) for node, others in out.items() for other in others)
    nx.freeze(graph)
    return graph
