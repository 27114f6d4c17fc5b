"""Two things on a page have the same id.

## Why

Others link to the id, for years. Where two have it, the link leads to the first, whichever that is.

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

### What else it does {#work}

> A large lens is perhaps too heavy
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

### What else it does {#weight}

> A large lens is perhaps too heavy
>
> — [@handbook, Lens]
```

## How to fix

Give one of the two another id: `{#short-name}` behind the heading. If the page was published, the older one keeps its id. Numbers
of definitions are ids too.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Entry, Finding, Place
from ._shared import fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Ids of headings that stand twice on a page, or that a quotation or note has by its own rule."""
    for entry in kb.entries.values():
        first: dict[str, Place] = {}
        for anchor, place in sorted(_ids(entry), key=lambda one: one[1]):
            if anchor in first:
                message = f"The id “{anchor}” stands twice on this page; the first is at line {first[anchor].line}."
                yield fault(place, message, "Write another one behind the heading: {#short-name}.")
            first.setdefault(anchor, place)


def _ids(entry: Entry) -> Iterator[tuple[str, Place]]:
    for item in entry.items:
        yield item.anchor, item.place
        for quotation in item.quotations:
            if quotation.anchor != item.anchor or item.role != "definition":
                yield quotation.anchor, quotation.place
            yield from ((note.anchor, note.phrase.place) for note in quotation.notes)
