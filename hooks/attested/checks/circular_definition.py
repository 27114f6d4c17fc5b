"""Definitions lead back to where they began.

## Why

Who looks up the first term is sent to the next, and in the end back to the first. Some circles are honest: two words may be
made clear only together. Then it is still worth knowing, so this stops nothing and the page on circles shows it.

## Wrong

```glossary/lamp.md
---
term: lamp
---

# lamp

## Definition

> Some keepers call any lamp a light.
>
> — [@handbook, Names]
```

## Right

```glossary/lamp.md
---
term: lamp
---

# lamp

## Usage

### In the mouths of some keepers {#keepers}

> Some keepers call any lamp a light.
>
> — [@handbook, Names]
```

## How to fix

Read the sentences again. If one of them uses the word without defining it, move it from Definition to Usage. If another source
defines one of the terms without the others, quote that too. If the sources do define the terms by each other, leave it so.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..graph.ask.circles import circles
from ..model import Finding
from ._shared import edge_with_sentence, fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """One finding for each circle, at the first of its definitions by file and line, with all its sentences."""
    for circle in circles(kb).found:
        edges = [edge for step in circle.steps for edge in step.defining]
        message = f"The definitions of {len(circle.steps)} terms lead back to where they began: {'; '.join(edge_with_sentence(kb, edge) for edge in edges)}."
        hint = "If one of these sentences only uses the word, move it to Usage; if they define the terms by each other, leave it so."
        yield fault(min(edge.evidence.place for edge in edges), message, hint)
