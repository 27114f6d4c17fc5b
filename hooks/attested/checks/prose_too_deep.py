"""A piece of prose is too long, or nested too deeply.

## Why

Work on nested brackets and lists grows fast, and one line must not be able to hold up everybody's build.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

A piece of glass [@handbook, Lens] [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[

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

A piece of glass [@handbook, Lens].

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

## How to fix

Write shorter: at most 64 KiB in one piece, at most 100 brackets open at once or marks in a row, lists at most 20 deep.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding
from ..prose.bounds import LONGEST, too_deep
from ._shared import fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Prose that a converter could take very long over."""
    hint = "Write shorter sentences and flatter lists, in several paragraphs."
    for entry in kb.entries.values():
        for text in (*(item.heading for item in entry.items), *entry.prose):
            if len(text.value) > LONGEST:
                yield fault(text.place, f"This piece of prose has {len(text.value):,} characters.", hint)
            elif (at := too_deep(text.value)) is not None:
                yield fault(text.at(at), "Brackets, marks or lists are nested too deeply here.", hint)
