"""A relation to another term shows no words that bear it out.

## Why

Nothing is asserted here that no source says. An edge of the map without evidence would be our opinion.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

## Relations

- tended by: [[lamp]]

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

Write behind the term `— "phrase"`, a phrase of a quotation on this page, or `— "phrase" [@key, locator]`. If no source says it,
say it in prose, as ours, or leave it out.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding
from ._shared import fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Relations without a phrase."""
    for proof in kb.proofs:
        relation = proof.relation
        if relation.phrase is None or not relation.phrase.value.strip():
            what = "names a source, but no words of it" if relation.citation else "has no evidence"
            message = f"The relation “{relation.kind}” to “{relation.target}” {what}."
            hint = "Write — \"phrase\" behind it, from a quotation on this page, or — \"phrase\" [@key, locator]."
            yield fault(relation.place, message, hint)
