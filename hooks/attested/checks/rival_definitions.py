"""A term has more than one definition.

## Why

Two definitions of one word are rarely the same. Who cites the term has to say which of them is meant, and who leans on it may
lean on the other. Often that is how the sources are, and then it is worth showing; so this stops nothing, and the page on
circles and rivals shows both.

## Wrong

```glossary/light.md
---
term: light
---

# light

## Definition

> A light is a lamp that a keeper tends so that ships may find their way by night.
>
> — [@handbook, Light]

## Definition

> Some keepers call any lamp a light.
>
> — [@handbook, Names]
```

## Right

```glossary/light.md
---
term: light
---

# light

## Definition

> A light is a lamp that a keeper tends so that ships may find their way by night.
>
> — [@handbook, Light]

## Usage

### In the mouths of some keepers {#keepers}

> Some keepers call any lamp a light.
>
> — [@handbook, Names]
```

## How to fix

Read both. If one of them uses the word without defining it, move it from Definition to Usage. If both define it, leave it so, and
say in a note where they part.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..graph.ask.rivals import rivals
from ..model import Finding
from ._shared import fault, one_line


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """One finding for each term, at its second definition, with the words of all of them."""
    for rival in rivals(kb):
        said = [some[0] for some in rival.definitions]
        quoted = "; ".join(f"“{one_line(one.printed)}” ({one.quotation.place.path}:{one.quotation.place.line})" for one in said)
        message = f"“{kb.entries[rival.term].term}” has {len(said)} definitions: {quoted}."
        hint = "If one of them only uses the word, move it to Usage; if both define it, leave it so."
        yield fault(said[1].quotation.place, message, hint)
