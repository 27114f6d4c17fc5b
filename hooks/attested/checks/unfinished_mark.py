"""A link to a term or a citation was begun and not finished.

## Why

`[[term]]` and `[@key, locator]` become links. Where a bracket or the comma is missing, readers would see the marks themselves.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

Part of a [[lamp] [@handbook, Lens].

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

Part of a [[lamp]] [@handbook, Lens].

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

## How to fix

Write `[[term]]` with two brackets on either side, and `[@key, locator]` with a comma behind the key. To show such marks as text,
put them between backticks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding
from ..prose.places import tokens, unmarked
from ._shared import fault, prose

BEGUN = re.compile(r"(?:\[\[|\[\s?@)(?:[^\[\]\n]{0,40}\]{1,2}|[^\s\[\]]*)")


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """``[[`` and ``[@`` in prose that are not understood as a link to a term or as a citation."""
    for _, text in prose(kb):
        if not BEGUN.search(text.value):
            continue
        understood = {token.start for token in tokens(text.value, "term", "citation")}
        for found in BEGUN.finditer(unmarked(text.value)):
            if found.start() not in understood:
                what = "link to a term" if found[0].startswith("[[") else "citation"
                message = f"A {what} begins here that was not understood: “{found[0].strip()}”."
                hint = "Write [[term]]." if what == "link to a term" else "Write [@key, locator], with a comma behind the key."
                yield fault(text.at(found.start()), message, hint)
