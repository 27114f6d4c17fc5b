"""A note is on a phrase that the quotation above it does not hold, or holds twice.

## Why

A note is shown at its phrase. Where there is no such phrase, it explains words that nobody wrote.

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

- "beams": Only those that meet the glass.
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

Copy the phrase from the quotation. If it stands there twice, take more of the words around it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding
from ..verbatim import Mismatch
from ._shared import difference, fault, sentence, stands_in


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Notes whose phrase does not stand once in their quotation."""
    for one in kb.checked:
        for checked in one.notes:
            phrase, result = checked.note.phrase, checked.result
            if not isinstance(result, Mismatch):
                continue
            if one.matched is None and stands_in(kb, phrase.value, one.passage):
                continue  # the quotation is what is wrong, and is reported
            if result.reason == "ambiguous":
                message = f"“{phrase.value}” stands more than once in the quotation, so it is not clear which is meant."
                yield fault(phrase.place, message, "Take more of the words around it, so that the phrase stands there once.")
                continue
            message = f"“{phrase.value}” does not stand in the quotation above, as whole words. {sentence(result)}"
            hint = "Copy the phrase from the quotation, letter for letter; a note on something else is written as prose below."
            yield fault(phrase.at(result.at), message, hint, difference(phrase.value, result))
