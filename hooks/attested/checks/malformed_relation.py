"""A line of Relations is not understood.

## Why

A relation is shown with its evidence on both pages, so each of its parts has to be told apart.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

## Relations

- is a: lamp

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

- is a: [[lamp]] — "The lens gathers the rays of the lamp"

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

## How to fix

Write `- kind: [[term]] — "phrase"`, with `[@key, locator]` behind it where the phrase is not in a quotation on the page.
Where it holds of one name only of an entry that joins several, begin with that name: `- "lens of ice" is a: [[term]] — "phrase"`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Yield the findings that the reading itself reported."""
    yield from kb.findings_of_reading("malformed_relation")
