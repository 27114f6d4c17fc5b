"""The table of relation kinds is not understood.

## Why

Without the table nobody can say which relations exist, or what they are called from the other end.

## Wrong

```glossary/relations.toml
[kinds."is a"]
inverse = "has kind"
acyclic = "yes"
description = "One is the other."
```

## Right

```glossary/relations.toml
[kinds."is a"]
inverse = "has kind"
acyclic = true
description = "One is the other."

[kinds."tended by"]
inverse = "tends"
description = "One is looked after by the other."
```

## How to fix

Each kind is a table `[kinds."name"]` with inverse and description, and where they apply acyclic, symmetric and skos.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Yield the findings that the reading itself reported."""
    yield from kb.findings_of_reading("malformed_relation_kinds")
