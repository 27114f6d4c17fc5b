"""The front matter has a key that means nothing here.

## Why

Such a key would do nothing, and whoever wrote it would not learn of it. Front matter holds what the entry *is*, nothing else.

## Wrong

```glossary/lens.md
---
term: lens
title: The lens
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

An entry has the keys term, aliases, forms, autolink and was; a file of passages has source and retrieved. Everything else
belongs in the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Yield the findings that the reading itself reported."""
    yield from kb.findings_of_reading("unknown_front_matter_key")
