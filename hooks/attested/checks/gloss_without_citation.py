"""The lead paragraph of an entry without a definition cites nothing.

## Why

Where no source defines the term, a gloss without a source would be a definition of our own.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

A piece of glass that gathers rays.

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

A piece of glass that gathers rays [@handbook, Lens].

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

## How to fix

Cite in the gloss what it relies on, `[@key]` or `[@key, locator]`, or leave the gloss out: the page then opens with who uses the
term.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding
from ..prose.bounds import readable
from ..prose.places import citations
from ._shared import certain, fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Glosses without a citation on pages without a definition."""
    for entry in kb.entries.values():
        if entry.gloss is None or entry.definitions or not certain(kb, entry.path):
            continue
        if readable(entry.gloss.value) and next(citations(entry.gloss.value), None) is None:
            message = f"“{entry.term}” has no definition, and its lead paragraph cites nothing."
            yield fault(entry.gloss.place, message, "Cite what it relies on with [@key] or [@key, locator], or leave it out.")
