"""A line of History has no date, or names no source.

## Why

A date that nobody vouches for is a rumour. Each line of a word's history says when, what happened, and where that can be read.

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

## History

- The word was first used of lamps in 1901.
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

## History

- 1901: first used of lamps [@handbook, preface, read 2026-11-26]
```

## How to fix

Write `- 1901: what happened [@key, place, read 2026-11-26]`. The date is a year, a month (`1901-05`) or a day (`1901-05-31`).
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Yield the findings that the reading itself reported."""
    yield from kb.findings_of_reading("malformed_history")
