"""An entry of the journal of publications is not as it was written.

## Why

The journal, `glossary/published/journal/`, proves the ledger and every text that is kept. It holds a file for each publication, named after its
number and what it holds, so a file that was altered no longer fits its name.

## Wrong

```glossary/published/journal/0001-0123456789ab.json
{"publication": 1, "parents": [], "day": "2026-01-05", "branch": "main", "lines": [], "texts": {"glossary/published/glossary/lamp/1.0.json": "14c1474ff7bbb966a233c8ffb9d22a076eae65e2d905acc9aa7586347e48ebdf"}}
```

## Right

```glossary/published/journal/0001-b18eba0b35cc.json
{"publication": 1, "parents": [], "day": "2026-01-05", "branch": "main", "lines": [], "texts": {"glossary/published/glossary/lamp/1.0.json": "14c1474ff7bbb966a233c8ffb9d22a076eae65e2d905acc9aa7586347e48ebdf"}}
```

```glossary/anchors.lock
# Last publication: 0001-b18eba0b35cc
```

## How to fix

Run the command of the message: it looks for the file as it was in the repository’s history, and takes it away where no publication ever wrote
one of this name.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Yield the findings that the reading itself reported."""
    yield from kb.findings_of_reading("malformed_journal_entry")
