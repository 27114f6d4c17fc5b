"""An entry has no quotation at all.

## Why

Nothing is defined by assertion here: each term leads back to the words of a source.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

A piece of glass [@handbook, Lens].
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

Quote a source that uses the word, under Definition if it defines it, else under Usage, Cases or Claims. A quotation of another
entry can serve this one too: `also in [[term]]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..graph.ask.standing import shown_on
from ..model import Finding
from ._shared import certain, fault, shared_known


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Entries on whose page no quotation is shown."""
    if not shared_known(kb):
        return
    for entry in kb.entries.values():
        if certain(kb, entry.path) and not shown_on(kb, entry.id):
            message = f"The entry “{entry.term}” has no quotation."
            hint = "Quote a source that uses the word, or share a quotation of another entry: “, also in [[term]]”."
            yield fault(entry.place, message, hint)
