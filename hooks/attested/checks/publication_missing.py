"""A publication is missing from the journal.

## Why

Each publication stands in `glossary/published/journal/` and names the one that it goes on from. One that is lost is a list of addresses that
nobody watches over any more, and readers may have cited each of them.

## Wrong

```glossary/anchors.lock
# Last publication: 0001-b18eba0b35cc
```

## Right

```glossary/published/journal/0001-b18eba0b35cc.json
{"publication": 1, "parents": [], "day": "2026-01-05", "branch": "main", "lines": [], "texts": {"glossary/published/glossary/lamp/1.0.json": "14c1474ff7bbb966a233c8ffb9d22a076eae65e2d905acc9aa7586347e48ebdf"}}
```

```glossary/anchors.lock
# Last publication: 0001-b18eba0b35cc
```

## How to fix

Run the command of the message: it takes the file as it was from the repository’s history. After that, `attested check` tells what else went with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..ledger import missing_entries
from ..model import Finding, Place
from ..model.journal import entry_file, restoring
from ._shared import broken, fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Entries that another entry, the ledger or the repository's history names, and that are not there."""
    for name, why in missing_entries(kb.ledger).items():
        path = entry_file(name)
        if not broken(kb, path):
            yield fault(Place(path), f"Publication {name} is missing from the journal: {why}.", f"Run: {restoring(path)}")
