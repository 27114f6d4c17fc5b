"""A sense is given where there is no definition to compare it with.

## Why

`Sense:` says how a use stands to the definition on the page.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

## Usage

### What it does {#work}

Sense: narrows

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

Leave the line `Sense:` out, or add a definition that a source gives. Where an entry has several, write the number of the one that is
meant: `Sense: 2, narrows`, and under a case `Sense: 2`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Case, Finding, Usage
from ._shared import certain, fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Usages and cases with a sense in entries without a definition, or without that one."""
    for entry in kb.entries.values():
        if not certain(kb, entry.path):
            continue
        numbers = [one.number for one in entry.definitions]
        for item in entry.items:
            if numbers and isinstance(item, Usage | Case) and item.of and item.of not in numbers:
                message = f"“{entry.term}” has no definition {item.of} here."
                yield fault(item.place, message, f"Write the number of a definition of this page ({', '.join(map(str, numbers))}) behind “Sense:”.")
            elif not numbers and isinstance(item, Case) and item.of:
                message = f"“Sense: {item.of}” names a definition, and the entry has none."
                yield fault(item.place, message, "Leave “Sense:” out, or add the definition under ## Definition.")
            elif not numbers and isinstance(item, Usage) and item.sense:
                message = f"“Sense: {item.sense}” compares this use with a definition, and the entry has none."
                yield fault(item.place, message, "Leave “Sense:” out, or add the definition under ## Definition.")
