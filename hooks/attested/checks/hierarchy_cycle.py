"""Relations that must not lead back to where they began do so.

## Why

If everything that is an A is a B, and everything that is a B is an A, the two are one, and the hierarchy says nothing.

## Wrong

```glossary/lamp.md
---
term: lamp
---

# lamp

## Relations

- is a: [[light]] — "call any lamp a light" [@handbook, Names]

## Usage

### Behind the glass {#glass}

> the rays of the lamp
>
> — [@handbook, Lens]
```

## Right

```glossary/lamp.md
---
term: lamp
---

# lamp

## Usage

### Behind the glass {#glass}

> the rays of the lamp
>
> — [@handbook, Lens]
```

## How to fix

Read the evidence in the message again: one of the relations says more than its words do. Where sources really disagree, a
kind that may lead back says so; or show both uses under Usage.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..graph import KnowledgeBase
from ..model import Finding, Relation, TermId
from ._shared import fault

Edges = Mapping[TermId, Sequence[tuple[TermId, Relation]]]


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """One finding for each knot of relations of an acyclic kind, in time linear in the relations."""
    for kind in kb.kinds.values():
        if not kind.acyclic:
            continue
        edges: dict[TermId, list[tuple[TermId, Relation]]] = {}
        for proof in sorted(kb.proofs, key=lambda one: one.relation.place):
            if proof.relation.kind == kind.name and proof.relation.target in kb.entries:
                edges.setdefault(proof.entry.id, []).append((proof.relation.target, proof.relation))
        for knot in _knots(edges):
            yield _finding(knot, edges)


def _finding(knot: frozenset[TermId], edges: Edges) -> Finding:
    chain = _chain(knot, edges)
    first = min((relation for _, relation in chain), key=lambda relation: relation.place)
    steps = [
        f"{term} {relation.kind} {relation.target}" + (f" (“{relation.phrase.value}”)" if relation.phrase else "")
        for term, relation in chain
    ]
    more = f"; {len(knot)} terms hang together like this" if len(knot) > len(chain) else ""
    message = f"“{first.kind}” leads back to where it began: {', '.join(steps)}{more}."
    return fault(first.place, message, f"Take out the relation of this chain whose evidence does not bear out “{first.kind}”.")


def _knots(edges: Edges) -> Iterator[frozenset[TermId]]:
    """The strongly connected components that hold a cycle (Tarjan, without recursion)."""
    index: dict[TermId, int] = {}
    low: dict[TermId, int] = {}
    stack: list[TermId] = []
    on_stack: set[TermId] = set()
    for root in sorted(edges):
        if root in index:
            continue
        work: list[tuple[TermId, int]] = [(root, 0)]
        while work:
            node, at = work.pop()
            if at == 0:
                index[node] = low[node] = len(index)
                stack.append(node)
                on_stack.add(node)
            else:
                low[node] = min(low[node], low[edges[node][at - 1][0]])
            out = edges.get(node, ())
            while at < len(out) and out[at][0] in index:
                if out[at][0] in on_stack:
                    low[node] = min(low[node], index[out[at][0]])
                at += 1
            if at < len(out):
                work += [(node, at + 1), (out[at][0], 0)]
            elif low[node] == index[node]:
                yield from _closed(node, stack, on_stack, out)


def _closed(
    node: TermId, stack: list[TermId], on_stack: set[TermId], out: Sequence[tuple[TermId, Relation]]
) -> Iterator[frozenset[TermId]]:
    found = [stack.pop()]
    while found[-1] != node:
        found.append(stack.pop())
    members = frozenset(found)
    on_stack -= members
    if len(members) > 1 or any(target == node for target, _ in out):
        yield members


def _chain(knot: frozenset[TermId], edges: Edges) -> list[tuple[TermId, Relation]]:
    """A shortest way through the knot from its first term back to it."""
    start = min(knot)
    came: dict[TermId, tuple[TermId, Relation]] = {}
    queue = [start]
    for node in queue:
        for target, relation in edges.get(node, ()):
            if target == start:
                chain = [(node, relation)]
                while chain[-1][0] != start:
                    chain.append(came[chain[-1][0]])
                return chain[::-1]
            if target in knot and target not in came:
                came[target] = (node, relation)
                queue.append(target)
    raise AssertionError("a knot without a cycle")
