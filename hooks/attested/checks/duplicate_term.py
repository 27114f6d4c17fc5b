"""Two entries are about the same term.

## Why

A word found in a text can be linked to one page only, and readers of the one would never see the other.

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
```

```glossary/big-lens.md
---
term: Lens
---

# Lens

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

Make one entry of the two. An entry can hold rival definitions of its term, each with its source.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding
from ..prose.terms import normal
from ._shared import fault, named


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Entries whose term is the same to the matcher as that of one before."""
    first: dict[str, str] = {}
    for entry in sorted(kb.entries.values(), key=lambda one: one.path):
        if not named(kb, entry.id):
            continue
        name = normal(entry.term)
        if name in first:
            message = f"“{entry.term}” is the term of {first[name]} too."
            hint = "Make one entry of the two; several definitions of a term stand on one page."
            yield fault(entry.places.get("term", entry.place), message, hint)
        first.setdefault(name, entry.path)
