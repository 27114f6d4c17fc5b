"""Two notes are on phrases that share words.

## Why

Each phrase is marked and numbered in the quotation. Marks that cross could not be told apart.

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

- "gathers the rays": First.
- "the rays of the lamp": Second.
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

- "gathers": First.
- "the rays of the lamp": Second.
```

## How to fix

Shorten one of the phrases, or make one note of the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..graph import KnowledgeBase
from ..model import Finding
from ..verbatim import Match
from ._shared import fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Notes of one quotation whose phrases share characters."""
    for one in kb.checked:
        placed = sorted(
            ((*checked.result.spans[0], checked.note) for checked in one.notes if isinstance(checked.result, Match)),
            key=lambda found: found[:2],
        )
        for (_, end, before), (start, _, note) in pairwise(placed):
            if start < end:
                message = f"“{note.phrase.value}” shares words with “{before.phrase.value}”, which has a note too."
                yield fault(note.phrase.place, message, "Shorten one of the two phrases, or make one note of both.")
