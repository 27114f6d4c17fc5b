"""The words that prove a relation leave out what limits them.

## Why

“Only if”, “perhaps” or “if” beside the evidence can turn it into less than it seems. Whoever reads the edge sees the whole sentence; whoever counts edges
does not.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

## Relations

- is a: [[lamp]] — "The lens is a lamp" [@log, May]

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

```bib/passages/log.md
---
source: log
---

## May {#may}

- by: a keeper
- original: log.txt, lines: 1-4

A fog signal speaks when the light cannot.
A lens is not a lamp.
A lens is a light that was caught.
The lens is a lamp only if the sun is low.
```

```bib/originals/log.txt
A fog signal speaks when the light cannot.
A lens is not a lamp.
A lens is a light that was caught.
The lens is a lamp only if the sun is low.
```

## Right

```glossary/lens.md
---
term: lens
---

# lens

## Relations

- is a: [[lamp]] — "The lens is a lamp only if the sun is low" [@log, May]

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

```bib/passages/log.md
---
source: log
---

## May {#may}

- by: a keeper
- original: log.txt, lines: 1-4

A fog signal speaks when the light cannot.
A lens is not a lamp.
A lens is a light that was caught.
The lens is a lamp only if the sun is low.
```

```bib/originals/log.txt
A fog signal speaks when the light cannot.
A lens is not a lamp.
A lens is a light that was caught.
The lens is a lamp only if the sun is low.
```

## How to fix

Take these words into the evidence, or use a kind of relation that allows them (`allows` in `glossary/relations.toml`). This is a warning: the site
is built all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..graph.ask.bearing import turned
from ..model import Finding
from ._cuts import of_relation
from ._shared import named


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Relations whose evidence stops short of what limits it."""
    for one in turned(kb):
        known = named(kb, one.proof.entry.id) and named(kb, one.proof.relation.target)
        if known and one.severity == "warning":
            yield of_relation(kb, one)
