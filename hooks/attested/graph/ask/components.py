"""What hangs together in a circle: strongly connected components, in time linear in the edges."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def components(out: Mapping[T, Sequence[T]]) -> Iterator[tuple[T, ...]]:
    """The strongly connected components, each after those that it leads to.

    In: what each node leads to, in the order in which it is to be followed; a node that is only led to counts too. Out:
    the members of each component. Tarjan's algorithm (SIAM Journal on Computing 1, 1972) without recursion, so that a long
    chain does not exhaust the stack.
    """
    index: dict[T, int] = {}
    low: dict[T, int] = {}
    stack: list[T] = []
    on_stack: set[T] = set()
    for root in out:
        work: list[tuple[T, int]] = [(root, 0)] if root not in index else []
        while work:
            node, at = work.pop()
            targets = out.get(node, ())
            if at == 0:
                index[node] = low[node] = len(index)
                stack.append(node)
                on_stack.add(node)
            else:
                low[node] = min(low[node], low[targets[at - 1]])
            while at < len(targets) and targets[at] in index:
                if targets[at] in on_stack:
                    low[node] = min(low[node], index[targets[at]])
                at += 1
            if at < len(targets):
                work += [(node, at + 1), (targets[at], 0)]
            elif low[node] == index[node]:
                members = [stack.pop()]
                while members[-1] != node:
                    members.append(stack.pop())
                on_stack.difference_update(members)
                yield tuple(members)


def knots(out: Mapping[T, Sequence[T]]) -> Iterator[tuple[T, ...]]:
    """The components in which something leads back to itself."""
    for members in components(out):
        if len(members) > 1 or members[0] in out.get(members[0], ()):
            yield members


def circle_through(start: T, out: Mapping[T, Sequence[T]], inside: frozenset[T]) -> tuple[T, ...]:
    """A shortest circle through a member of a knot: its nodes, ``start`` first. ``inside`` are the knot's members."""
    came: dict[T, T] = {}
    queue = [start]
    for node in queue:
        for target in out.get(node, ()):
            if target == start:
                way = [node]
                while way[-1] != start:
                    way.append(came[way[-1]])
                return tuple(reversed(way))
            if target in inside and target not in came:
                came[target] = node
                queue.append(target)
    raise ValueError(f"no circle leads through {start}")
