"""Something was retired, and nobody says why.

## Why

Who follows an old link finds what it said, and that it is gone. The reason is what lets them judge what became of it.

## Wrong

```glossary/anchors.lock
glossary/keeper#oath  live  1.0  36d0ad1f88be373c.bb1122655bc9704e  2026-01-05  2026-01-05
glossary/keeper#oath  retired
```

## Right

```glossary/anchors.lock
glossary/keeper#oath  live  1.0  36d0ad1f88be373c.bb1122655bc9704e  2026-01-05  2026-01-05
glossary/keeper#oath  retired  because no source speaks of it
```

## How to fix

Write `because` at the end of the line, and why, in words that a reader of the page understands. What stands instead, if anything does, comes
before that: `-> glossary/term#id`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..ledger import short_line
from ..model import Finding
from ._ledger import published
from ._shared import fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Retired lines without a reason."""
    for line in published(kb):
        if line.state == "retired" and not line.reason:
            way = short_line(line.address, "retired", line.successor, "…")
            yield fault(line.place, f"“{line.address}” was retired, and no reason is given.", f"Write in place of this line: {way}")
