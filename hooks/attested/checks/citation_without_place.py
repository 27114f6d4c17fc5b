"""A citation in our own words does not say where in the source the matter stands, or gives no day on which it was read.

## Why

Whoever doubts what we say of a source has to find the place. What is told in our words, and not quoted, can only be compared with the
source itself; so the citation says which part of it, and when somebody read it there. The page shows that as a paraphrase, and no tick
stands beside it.

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

Lenses were ground by hand at first [@handbook].
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

Lenses were ground by hand at first [@handbook, chapter 2, read 2026-11-26].
```

## How to fix

Write `[@key, place, read 2026-11-26]` with the part of the source, as *section 1.1*, *abstract* or *p. 7*, and the day on which you read
it. Where words that are held here say it, cite their passage: `[@key, locator]`. If you mean the source as a whole, say so:
`[@key, as a whole]`. This is a warning: the site is built all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding
from ..prose.notation import paraphrased
from ..prose.places import citations
from ._shared import all_prose, fault

HINT = "Write [@{key}, place, read 2026-11-26] with the part of the source and the day on which you read it, or [@{key}, as a whole]."


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Citations in entries, annotations and pages of prose that name no place, and paraphrases whose day is none."""
    for text in all_prose(kb):
        for one in citations(text.value):
            told = paraphrased(one.detail)
            if one.target not in kb.sources:
                continue
            if not (told.place if told else one.detail.strip()):
                yield fault(text.at(one.start), f"This does not say where in “{one.target}” it stands.", HINT.format(key=one.target))
            elif told and not told.sound:
                message = f"“{told.day}” is no day on which something can have been read."
                yield fault(text.at(one.start), message, f"Write the day as in [@{one.target}, {told.place}, read 2026-11-26].")
