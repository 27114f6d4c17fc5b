"""A name is kept for an address of the site.

## Why

Each entry and each source has a page at an address that is made of its name. Some addresses are taken: the list of all terms, the
versions of a page, how it is cited.

## Wrong

```glossary/index.md
---
term: index
aliases: [lens]
---

# index

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

## Right

```glossary/index-of-lenses.md
---
term: index of lenses
aliases: [index, lens]
---

# index of lenses

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

## How to fix

Give the entry a longer term that says what is meant, and list the short one under `aliases:`, where it needs no address of its own. Give a
source another key.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding, slug
from ._shared import fault, term_place

RESERVED = {
    "index": "the list of all {}",
    "readme": "the list of all {}",
    "v": "the versions of a page",
    "cite": "how a page is cited",
}
"""What stands at addresses of the site that a page of this name would have, or that would be taken for its own; ``{}`` are its like."""


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Entries, their former names, and records whose name is the address of something else."""
    for entry in kb.entries.values():
        if entry.id.casefold() in RESERVED:
            message = _told(entry.id, "the name of an entry", "entries")
            yield fault(term_place(entry), message, f"Give it a longer term that says what is meant, and list “{entry.term}” under “aliases:”.")
        for at, former in enumerate(entry.was):
            if slug(former) in RESERVED:
                yield fault(entry.places.get(f"was.{at}", entry.place), _told(former, "a former name", "entries"), "Take it out: no page ever had this address.")
    for source in kb.sources.values():
        if source.key.casefold() in RESERVED:
            message = _told(source.key, "the key of a source", "sources")
            yield fault(source.place, message, "Give the record another key, made of author and year for example, here and wherever it is cited.")


def _told(name: str, what: str, like: str) -> str:
    return f"“{name}” cannot be {what}: its address is kept for {RESERVED[slug(name)].format(like)}."
