"""Nothing reads this file.

## Why

A file at a wrong name is published nowhere. Without a word, whoever wrote it would take it for published.

## Wrong

```glossary/lens
---
term: lens
---

# lens

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

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

## How to fix

Name the file as the message says: an entry is `glossary/<term>.md`, passages are `bib/passages/<key>.md`, an original stands in
`bib/originals/`. Whatever else it is belongs into another folder. What editors and systems leave behind, `.DS_Store` for example, is
passed over.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Yield the findings that the reading itself reported."""
    yield from kb.findings_of_reading("unread_file")
