"""A heading is not one of an entry's sections.

## Why

Sections have fixed names, so that readers find the same thing in the same place on each page.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

## Origins

It is old.

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

Use ## Definition, ## Relations, ## Usage, ## Cases, ## Claims or ## Wording. What one item is about goes into a heading with
three marks, under Usage, Cases or Claims.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Yield the findings that the reading itself reported."""
    yield from kb.findings_of_reading("unknown_section")
