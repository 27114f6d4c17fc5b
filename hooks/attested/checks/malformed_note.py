"""A line in the list under a quotation is not a note on a phrase.

## Why

The list right under a quotation annotates its phrases. A line that names no phrase would be lost.

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

- a word on rays
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

- "rays": Only those that meet the glass.
```

## How to fix

Write `- "phrase": the note`. Any other list goes below a paragraph of prose.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Yield the findings that the reading itself reported."""
    yield from kb.findings_of_reading("malformed_note")
