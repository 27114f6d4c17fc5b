"""A relation is of a kind that is not in the table of kinds.

## Why

Each kind has an inverse, shown on the other page, and rules. A word that is not in the table has neither.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

## Relations

- lit by: [[lamp]] — "the rays of the lamp"

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

Use a kind of `glossary/relations.toml`, or add one there if the evidence fits none. A relation is declared once: on the page from
which its kind, not the inverse of it, is read.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding
from ._shared import broken, fault

TABLE = "glossary/relations.toml"


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Relations whose kind is no row of the table."""
    if broken(kb, TABLE):
        return
    inverses = {kind.inverse: kind.name for kind in kb.kinds.values()}
    for proof in kb.proofs:
        kind = proof.relation.kind
        if kind in kb.kinds:
            continue
        message = f"“{kind}” is not a kind of relation."
        if kind in inverses:
            message = f"“{kind}” is the inverse of a kind: it is declared on the other page, as “{inverses[kind]}”."
        hint = f"The kinds in {TABLE} are {', '.join(kb.kinds) or 'none yet'}; add one there if none fits."
        yield fault(proof.relation.place, message, hint)
