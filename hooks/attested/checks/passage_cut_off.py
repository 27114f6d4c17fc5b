"""A passage begins or ends inside a sentence of its original.

## Why

What stands in front of the first word of a passage can turn all of it: “it is false that”, “they say”. Whoever reads the passage on its page would not
see it.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

## Usage

### What it does {#work}

> a lens is a light
>
> — [@log, June]
```

```bib/passages/log.md
---
source: log
---

## May {#may}

- by: a keeper
- original: log.txt, lines: 1

A fog signal speaks when the light cannot.

## June {#june}

- by: a keeper
- original: log.txt, lines: 2

a lens is a light.
```

```bib/originals/log.txt
A fog signal speaks when the light cannot.
In the eyes of moths a lens is a light.
Keepers know better.
```

## Right

```glossary/lens.md
---
term: lens
---

# lens

## Usage

### What it does {#work}

> In the eyes of moths a lens is a light.
>
> — [@log, June]
```

```bib/passages/log.md
---
source: log
---

## May {#may}

- by: a keeper
- original: log.txt, lines: 1

A fog signal speaks when the light cannot.

## June {#june}

- by: a keeper
- original: log.txt, lines: 2

In the eyes of moths a lens is a light.
```

```bib/originals/log.txt
A fog signal speaks when the light cannot.
In the eyes of moths a lens is a light.
Keepers know better.
```

## How to fix

Take the rest of the sentence into the passage; the message prints it. Where it is no part of what the author says, such as a mark of the received text, say
so in the list under the locator: `- cut: …` with the reason, which the page of the source prints beside the words.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..graph.ask.passage_ends import cut_off
from ..model import Finding
from ._shared import brief, fault, one_line


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Passages that lack a part of their first sentence or of their last one, and do not say why."""
    for passage in kb.passages.values():
        before, behind = cut_off(kb, passage)
        if passage.cut or not (before or behind):
            continue
        does = "begins and ends" if before and behind else "begins" if before else "ends"
        words = " and ".join(f"{side} it stands “{one_line(some)}”" for side, some in (("before", before), ("behind", behind)) if some)
        hint = "Take these words into the passage, or write - cut: with the reason under the locator."
        yield fault(passage.place, f"“{brief(passage.locator)}” {does} inside a sentence of its original: {words}.", hint)
