"""A file or folder is a symbolic link.

## Why

A link can point at any file of the machine that builds the site, and the site would publish it.

## Wrong

```glossary/lens.md -> ../bib/references.bib
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

Put the file itself in the place of the link. To keep an old address of an entry alive, list its former slug under `was:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Yield the findings that the reading itself reported."""
    yield from kb.findings_of_reading("symbolic_link")
