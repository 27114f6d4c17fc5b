"""The block at the top of a file is missing or is not YAML.

## Why

It says which term the page is about. Without it, nothing can link to the page.

## Wrong

```glossary/lens.md
---
term: [lens
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

Begin the file with a line of three hyphens, then `term: …`, then three hyphens again. Put quotation marks around a value that
holds a colon and a space, or a #.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Yield the findings that the reading itself reported."""
    yield from kb.findings_of_reading("malformed_front_matter")
