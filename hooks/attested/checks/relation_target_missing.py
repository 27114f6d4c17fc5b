"""A relation leads to a term that has no entry.

## Why

The other end of the relation would be a page that does not exist.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

## Relations

- tended by: [[beam]] — "the rays of the lamp"

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

Write the term as the file of its entry is named, add an entry for it, or take the relation out.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding
from ._shared import broken, fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Relations whose target no entry has as its slug."""
    for proof in kb.proofs:
        relation = proof.relation
        if not kb.exists(relation.target) and not broken(kb, f"glossary/{relation.target}.md"):
            message = f"“{relation.kind}” leads to “{relation.target}”, which has no entry."
            hint = "Write the name of an entry's file between the brackets, or add the entry."
            yield fault(relation.target_place, message, hint)
