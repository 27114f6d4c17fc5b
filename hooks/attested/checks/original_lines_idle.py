"""A passage names lines of its original in which none of its words stand.

## Why

Whoever looks a passage up in the text as it was received goes by the lines. Lines too many lead astray, and hide that something was left out.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

## Usage

### What it does {#work}

> In the eyes of moths a lens is a light.
>
> — [@log, May]
```

```bib/passages/log.md
---
source: log
---

## May {#may}

- by: a keeper
- original: log.txt, lines: 1-3

A fog signal speaks when the light cannot.

In the eyes of moths a lens is a light.
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
> — [@log, May]
```

```bib/passages/log.md
---
source: log
---

## May {#may}

- by: a keeper
- original: log.txt, lines: 1-2

A fog signal speaks when the light cannot.

In the eyes of moths a lens is a light.
```

```bib/originals/log.txt
A fog signal speaks when the light cannot.
In the eyes of moths a lens is a light.
Keepers know better.
```

## How to fix

Write the lines that the message gives, or take the words of the other lines into the passage.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..graph.ask.passage_ends import idle_lines
from ..model import Finding, line_ranges
from ._shared import fault, one_line


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Lines under “original:” that hold words, but none of the passage."""
    for passage in kb.passages.values():
        idle, exact = idle_lines(kb, passage)
        if idle:
            place = passage.places.get("original", passage.place)
            which = f"Line {idle[0]} of {passage.original} holds" if len(idle) == 1 else f"Lines {line_ranges(idle)} of {passage.original} hold"
            hint = f"Write - original: {passage.original}, lines: {line_ranges(exact)}."
            yield fault(place, f"{which} no word of “{one_line(passage.locator)}”.", hint)
