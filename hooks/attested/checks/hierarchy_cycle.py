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

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..graph import KnowledgeBase
from ..graph.ask.components import cyclic_components, shortest_cycle
from ..graph.ask.edges import Edge, edges
from ..model import Finding, TermId
from ._shared import edge_with_sentence, fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """One finding for each component of terms that relations of an acyclic kind join in a circle, in time linear in the relations."""
    for kind in kb.kinds.values():
        declared: dict[tuple[TermId, TermId], Edge] = {}
        out: dict[TermId, list[TermId]] = {}
        for edge in sorted(edges(kb), key=lambda one: one.evidence.place) if kind.acyclic else ():
            if edge.origin == "declared" and edge.kind == kind.name and edge.ends not in declared:
                declared[edge.ends] = edge
                out.setdefault(edge.ends[0], []).append(edge.ends[1])
        for members in cyclic_components(out):
            cycle = shortest_cycle(out, members)
            yield _finding(kb, [declared[step] for step in pairwise((*cycle, cycle[0]))], len(members))


def _finding(kb: KnowledgeBase, chain: Sequence[Edge], size: int) -> Finding:
    first = min(chain, key=lambda edge: edge.evidence.place)
    more = f"; {size} terms hang together like this" if size > len(chain) else ""
    message = f"“{first.kind}” leads back to where it began: {'; '.join(edge_with_sentence(kb, edge) for edge in chain)}{more}."
    hint = f"Take out the relation of this chain whose evidence does not bear out “{first.kind}”."
    return fault(first.evidence.place, message, hint)
