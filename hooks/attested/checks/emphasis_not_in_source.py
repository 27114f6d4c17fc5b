"""A quotation has a mark on words that the source does not have there.

## Why

Emphasis tells a reader what its author stressed. Where it is ours, the reader has to be told so.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

## Usage

### What it does {#work}

> The lens *gathers the rays* of the lamp
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

> The lens *gathers the rays* of the lamp
>
> — [@handbook, Lens] (emphasis ours)
```

## How to fix

Take the marks away, or add `(emphasis ours)` behind the source; the page says it too. If the source itself has this type there, write it in the passage,
under `- markup: yes`. Marks of code, of small and raised letters and of formulas are never ours.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding
from ..prose.marks import NAMES
from ._shared import brief, fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Marks that neither the passage has nor the attribution says to be ours."""
    for one in kb.checked:
        given = one.quotation.attribution
        for mark in one.own_marks:
            if given is None or (mark.kind == "emphasis" and given.emphasis_ours):
                continue
            text = one.quotation.text
            message = f"“{brief(text.value[mark.start : mark.end])}” is marked as {NAMES[mark.kind]} here, and not in {given.citation.key}, {given.citation.locator}."
            hint = f"Take the “{mark.sign}” away on both sides"
            hint += ", or add (emphasis ours) behind the source." if mark.kind == "emphasis" else "; or mark it in the passage, under “- markup: yes”, if the source has it."
            yield fault(text.at(mark.start), message, hint)
