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
from ..graph.ask.neighbours import anchor_on, touching
from ..model import PAGES_OWN, Entry, Finding, Place
from ._shared import fault

HINT = "Write another one behind the heading: {#short-name}."


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Ids that stand twice on a page: those of headings, those that a quotation or note has by its own rule, and the page's own."""
    for entry in kb.entries.values():
        first: dict[str, Place] = {}
        for anchor, place in sorted((*_ids(entry), *_shared(kb, entry)), key=lambda one: one[1]):
            if anchor in first:
                there = f"line {first[anchor].line}" if first[anchor].path == place.path else str(first[anchor])
                yield fault(place, f"The id “{anchor}” stands twice on this page; the first is at {there}.", HINT)
            first.setdefault(anchor, place)
        drawn = {anchor_on(entry.id, edge) for edge in touching(kb)[entry.id]} | {f"{anchor}-mark" for anchor in _notes(entry)}
        yield from (_own(anchor, place) for anchor, place in first.items() if anchor in drawn or PAGES_OWN.fullmatch(anchor))
    for passage in kb.passages.values():
        if PAGES_OWN.fullmatch(passage.anchor):
            yield _own(passage.anchor, passage.place)


def _own(anchor: str, place: Place) -> Finding:
    return fault(place, f"The id “{anchor}” is one that the page gives to a part of its own.", HINT)


def _ids(entry: Entry) -> Iterator[tuple[str, Place]]:
    for item in entry.items:
        yield item.anchor, item.place
        for quotation in item.quotations:
            if quotation.anchor != item.anchor or item.role != "definition":
                yield quotation.anchor, quotation.place
            yield from ((note.anchor, note.phrase.place) for note in quotation.notes)


def _notes(entry: Entry) -> Iterator[str]:
    yield from (note.anchor for _, quotation in entry.quotations for note in quotation.notes)


def _shared(kb: KnowledgeBase, entry: Entry) -> Iterator[tuple[str, Place]]:
    """The ids of quotations and notes of other entries that this page shows."""
    for one in kb.also_on.get(entry.id, ()):
        yield f"{one.entry.id}-{one.quotation.anchor}", one.quotation.place
        yield from ((f"{one.entry.id}-{note.anchor}", note.phrase.place) for note in one.quotation.notes)
