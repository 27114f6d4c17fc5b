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

Make one entry of the two. An entry can hold rival definitions of its term, each with its source. If the two differ in capital letters and
mean different things, as *US* and *us*, give one of them a `slug:`: then each is found as it is spelled, and only so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Entry, Finding
from ..prose.terms import exact, normal
from ._shared import fault, named


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Entries whose term is the same to the matcher as that of one before."""
    before: dict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(kb.entries.values(), key=lambda one: one.path):
        if not named(kb, entry.id):
            continue
        same = before[normal(entry.term)]
        first = next((one for one in same if not _told_apart(one, entry)), None)
        if first is not None:
            message = f"“{entry.term}” is the term of {first.path} too."
            hint = "Make one entry of the two; several definitions of a term stand on one page."
            if exact(first.term) != exact(entry.term):
                hint += " If capital letters tell them apart, give one of them a “slug:”."
            yield fault(entry.places.get("term", entry.place), message, hint)
        same.append(entry)


def _told_apart(one: Entry, other: Entry) -> bool:
    """Tell whether two terms that differ by case alone are meant to: they would have one file name, so one of them says its slug."""
    return bool(one.slug or other.slug) and exact(one.term) != exact(other.term)
