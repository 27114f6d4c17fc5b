"""The translation of a quotation was not understood.

## Why

A translation is shown beneath the words of the source and marked as what it is. It must be plain whose it is, and where it begins.

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
> translation: La lentille rassemble les rayons de la lampe.
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
> translation (ours): La lentille rassemble les rayons de la lampe.
>
> — [@handbook, Lens]
```

## How to fix

Behind the words and before the attribution, write `> translation (ours): …` if you translated them, or `> translation ([@key, locator]): …` with the words of
a published translation, which are checked in that passage.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Yield the findings that the reading itself reported."""
    yield from kb.findings_of_reading("malformed_translation")
