"""A part of an entry is not where, or not what, it has to be.

## Why

What stands in an unexpected place would be left out of the page, or be shown as something that it is not.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

## Usage

What a lens does.

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

An entry has a title `# term`, then the gloss, then sections. Under Usage, Cases and Claims everything stands below a heading
with three marks. The message says which of this is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Yield the findings that the reading itself reported."""
    yield from kb.findings_of_reading("malformed_section")
