"""The same relation is declared twice.

## Why

A relation is declared once, on either page, and shown on both. Declared twice, it would be listed twice, and its address would
not be one.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

## Relations

- tended by: [[lamp]] — "the rays of the lamp"
- tended by: [[lamp]] — "rays of the lamp"

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

## Right

```glossary/lens.md
---
term: lens
---

# lens

## Relations

- tended by: [[lamp]] — "the rays of the lamp"

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

## How to fix

Keep the line with the better evidence; the other words can be quoted and annotated. A symmetric relation stands on one of the
two pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding
from ._shared import fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Relations of one kind between the same two terms."""
    seen: dict[tuple[str, ...], str] = {}
    for proof in sorted(kb.proofs, key=lambda one: one.relation.place):
        relation = proof.relation
        kind = kb.kinds.get(relation.kind)
        ends: list[str] = [proof.entry.id, relation.target]
        edge = (relation.kind, *(sorted(ends) if kind and kind.symmetric else ends))
        if edge in seen:
            message = f"“{relation.kind}” to “{relation.target}” is declared twice; the first is at {seen[edge]}."
            yield fault(relation.place, message, "Keep one of the two lines.")
        seen.setdefault(edge, f"{relation.place.path}:{relation.place.line}")
