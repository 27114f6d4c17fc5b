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
from ._shared import fault, place_of

RESERVED = {
    "index": "the list of all of them",
    "readme": "the list of all of them",
    "v": "the versions of a page",
    "cite": "how a page is cited",
}
"""What stands at addresses of the site that a page of this name would have, or that would be taken for its own."""


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Entries, their former names, and records whose name is the address of something else."""
    for entry in kb.entries.values():
        if entry.id.casefold() in RESERVED:
            hint = f"Give it a longer term that says what is meant, and list “{entry.term}” under “aliases:”."
            yield fault(place_of(entry), _told(entry.id, "an entry"), hint)
        for at, former in enumerate(entry.was):
            if slug(former) in RESERVED:
                place = entry.places.get(f"was.{at}", entry.place)
                yield fault(place, _told(former, "a former name"), "Take it out: no page ever had this address.")
    for source in kb.sources.values():
        if source.key.casefold() in RESERVED:
            hint = f"Give the record another key, {source.key}-1 or the author and the year, here and wherever it is cited."
            yield fault(source.place, _told(source.key, "a source"), hint)


def _told(name: str, what: str) -> str:
    return f"“{name}” cannot be the name of {what}: its address is kept for {RESERVED[slug(name)]}."
