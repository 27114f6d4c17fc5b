"""A file is larger than any entry or file of passages needs to be.

## Why

Work on a file grows with its length, and one file must not be able to hold up everybody's build.

## Wrong

```glossary/lens.md size=600000
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

Split it: one entry for each term, one file of passages for each source. A file of passages holds what is quoted and its
surroundings, not a whole book.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Yield the findings that the reading itself reported."""
    yield from kb.findings_of_reading("file_too_large")
