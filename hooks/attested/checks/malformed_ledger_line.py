"""A line of the ledger of published anchors is not understood.

## Why

The ledger, `glossary/anchors.lock`, holds what was published, so that no address that somebody cites ever dies. A line that cannot be
read is an anchor that nobody watches over.

## Wrong

```glossary/anchors.lock
glossary/lamp#glas   gone  -> glossary/lamp#glass
```

## Right

```glossary/anchors.lock
# What was published.
```

## How to fix

The lines are written by `attested publish`; by hand only these two are added, each behind the line of the same address:
`glossary/term#id moved -> glossary/term#new-id` and `glossary/term#id retired because of this reason`. After a merge, keep the lines
of both sides; of two lines with the same address and different versions, the one with the higher version.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Yield the findings that the reading itself reported."""
    yield from kb.findings_of_reading("malformed_ledger_line")
