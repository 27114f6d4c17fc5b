"""The same key stands twice.

## Why

Of two values only one could count, and which one is a matter of chance.

## Wrong

```glossary/lens.md
---
term: lens
term: glass
---

# lens

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

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

## How to fix

Keep one of the two. Several spellings of a term go into one list: `aliases: [one, two]`. Of two records with the same key
in the bibliography, give one another key.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Yield the findings that the reading itself reported."""
    yield from kb.findings_of_reading("duplicate_key")
