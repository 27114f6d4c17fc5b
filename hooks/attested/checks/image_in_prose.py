"""A picture stands in the prose of an entry.

## Why

A picture from another host tells that host who reads the page, and a glossary of quoted words has none of its own.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

![a lens](https://example.org/lens.png) [@handbook]

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

A piece of glass [@handbook].

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
from ._shared import fault, prose, without_code

IMAGE = re.compile(r"!\[(?!\[)(?=[^\[\]]*\][(\[])|!\[\[")


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Markdown images."""
    for _, text in prose(kb):
        for found in IMAGE.finditer(without_code(text.value)):
            yield fault(text.at(found.start()), "A picture stands here.", "Link to it instead, with words: [words](https://…).")
