"""A file cannot be read.

## Why

What cannot be read cannot be checked, and a page would silently be missing.

## Wrong

```glossary/lens.md mode=unreadable
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

See that it is a plain file and that the account which builds the site may read it. A file whose name holds a line break, an
invisible sign or bytes that are not UTF-8 counts as unreadable too: give it a name that can be printed.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Yield the findings that the reading itself reported."""
    yield from kb.findings_of_reading("unreadable_file")
