"""A value in the front matter is not of the kind that its key needs.

## Why

A list where one word belongs, or one word where a list belongs, cannot be understood with certainty.

## Wrong

```glossary/lens.md
---
term: lens
aliases: glass
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
aliases: [glass]
---

# lens

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

## How to fix

`term` is one word or phrase; `aliases`, `forms` and `was` are lists in square brackets; `autolink` is true or false.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Yield the findings that the reading itself reported."""
    yield from kb.findings_of_reading("invalid_front_matter_value")
