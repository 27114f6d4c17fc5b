"""A sense is given where there is no definition to compare it with.

## Why

`Sense:` says how a use stands to the definition on the page.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

## Usage

### What it does {#work}

Sense: narrows

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

Leave the line `Sense:` out, or add a definition that a source gives.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding, Usage
from ._shared import certain, fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Usages with a sense in entries without a definition."""
    for entry in kb.entries.values():
        if entry.definitions or not certain(kb, entry.path):
            continue
        for item in entry.items:
            if isinstance(item, Usage) and item.sense:
                message = f"“Sense: {item.sense}” compares this use with a definition, and the entry has none."
                yield fault(item.place, message, "Leave “Sense:” out, or add the definition under ## Definition.")
