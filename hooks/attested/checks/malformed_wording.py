"""A line of Wording is not understood.

## Why

Wording is applied to other people's drafts; a line without phrases or without advice could do nothing there.

## Wrong

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

## Wording

- big lens: say which.
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

## Wording

- "big lens": say which.
```

## How to fix

Write `- "phrase", "another phrase": what to write instead, and why`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Yield the findings that the reading itself reported."""
    yield from kb.findings_of_reading("malformed_wording")
