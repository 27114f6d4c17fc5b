"""A file is not named after its term.

## Why

Links are written with the term, and addresses are made of file names. If the two disagree, nobody can guess either.

## Wrong

```glossary/glass.md
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

Rename the file: letters and digits of the term in lower case, a hyphen for everything else. If the page was published under the
old name, list that under `was:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding, TermId, slug
from ..prose.terms import normal
from ._shared import fault, named


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Entries whose slug is not that of their term."""
    for entry in kb.entries.values():
        other = kb.entries.get(TermId(slug(entry.term)))
        if other is not None and normal(other.term) == normal(entry.term):
            continue  # this one is right, or the two are `duplicate_term`
        if named(kb, entry.id) and slug(entry.term) != entry.id:
            message = f"The file is “{entry.id}.md”, its term “{entry.term}”."
            hint = f"Name the file {slug(entry.term)}.md, or correct “term:”." if slug(entry.term) else "Give the term a letter or digit."
            yield fault(entry.places.get("term", entry.place), message, hint)
