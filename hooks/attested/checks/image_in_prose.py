"""A picture stands in the prose of an entry.

## Why

A picture from another host tells that host who reads the page, and a glossary of quoted words has none of its own.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

![a lens](https://example.org/lens.png) [@handbook, Lens]

## Usage

### What it does {#work}

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

A piece of glass [@handbook, Lens].

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

## How to fix

Describe what the picture shows, or link to it: `[words](https://…)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding
from ..prose.places import tokens, unmarked
from ._shared import fault, printed_prose

BEGUN = re.compile(r"!\[(?!\[)(?=[^\[\]]*\][(\[])|!\[\[")


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Markdown images, and what was meant as one."""
    for text in printed_prose(kb):
        if "![" not in text.value:
            continue
        begun = {found.start() for found in BEGUN.finditer(unmarked(text.value))}
        for at in sorted(begun | {token.start for token in tokens(text.value, "image")}):
            yield fault(text.at(at), "A picture stands here.", "Link to it instead, with words: [words](https://…).")
