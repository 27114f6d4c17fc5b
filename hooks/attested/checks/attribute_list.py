"""Braces give an element attributes.

## Why

What looks like `{: .class}` or `{.class}` could change how a page looks or behaves, and means nothing outside one program.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

A piece of glass [@handbook, Lens]. {: .loud}

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

Take the braces away. Only `{#id}` has a meaning, at the end of a heading. To show braces as text, put them between backticks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding
from ..prose.places import unmarked
from ._shared import fault, prose

LIST = re.compile(r"\{:?\s{0,9}(?:[.#][\w-]|[\w-]{1,40}\s{0,9}=)|\{:")


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Attribute lists in prose and headings."""
    for _, text in prose(kb):
        for found in LIST.finditer(unmarked(text.value)) if "{" in text.value else ():
            message = "Braces with attributes stand here."
            yield fault(text.at(found.start()), message, "Take them away; {#id} stands only at the end of a heading.")
