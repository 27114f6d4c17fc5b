"""The words that are to prove a relation deny it, report it, ask it, or make it depend on something.

## Why

An edge of the graph says in two words what a source says in a sentence. “A lens is not a lamp” names both terms, and proves that the one is *not*
the other.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

## Relations

- is a: [[lamp]] — "A lens is not a lamp" [@log, May]

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

- is a: [[light]] — "A lens is a light that was caught" [@log, May]

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

Read the sentence that the message prints. Name a term of which the source does say it, or a kind of relation that is what it says: some kinds hold
also where words deny them, ask them or make them depend on something. Which do, `allows` says in `glossary/relations.toml`, and so does the
page of the kinds. If there is none, leave the relation out. No reason makes up for such words, and it does not help to quote fewer of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..graph.ask.bearing import turned
from ..model import Finding
from ._cuts import of_relation
from ._shared import named


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Relations whose evidence says something else."""
    for one in turned(kb):
        known = named(kb, one.proof.entry.id) and named(kb, one.proof.relation.target)
        if known and one.severity == "error":
            yield of_relation(kb, one)
