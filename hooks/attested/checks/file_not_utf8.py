"""A file is not written in UTF-8.

## Why

In another encoding, the same bytes are other letters: a quotation would no longer be the words of its source.

## Wrong

```glossary/lens.md latin-1
---
term: lens
---

# lens

A pièce of glass.

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> -- [@handbook, Lens]
```

## Right

```glossary/lens.md
---
term: lens
---

# lens

A pièce of glass [@handbook, Lens].

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

## How to fix

Save the file as UTF-8. Most editors offer this under “Save with encoding”; on the command line,
`iconv -f latin1 -t utf-8 old.md > new.md` does it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Yield the findings that the reading itself reported."""
    yield from kb.findings_of_reading("file_not_utf8")
