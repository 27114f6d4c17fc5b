"""The publications in the journal are not one line, each going on from the former.

## Why

One place publishes, so each publication goes on from the one before. Where two go on from the same, both sides of a merge published: an address,
or a number of a version, may mean one thing on the one side and another on the other.

## Wrong

```glossary/published/journal/0001-b18eba0b35cc.json
{"publication": 1, "parents": [], "day": "2026-01-05", "branch": "main", "lines": [], "texts": {"glossary/published/glossary/lamp/1.0.json": "14c1474ff7bbb966a233c8ffb9d22a076eae65e2d905acc9aa7586347e48ebdf"}}
```

```glossary/published/journal/0001-4757ad015e7b.json
{"publication": 1, "parents": [], "day": "2026-01-05", "branch": "draft", "lines": [], "texts": {"glossary/published/glossary/lamp/1.0.json": "14c1474ff7bbb966a233c8ffb9d22a076eae65e2d905acc9aa7586347e48ebdf"}}
```

## Right

```glossary/published/journal/0001-b18eba0b35cc.json
{"publication": 1, "parents": [], "day": "2026-01-05", "branch": "main", "lines": [], "texts": {"glossary/published/glossary/lamp/1.0.json": "14c1474ff7bbb966a233c8ffb9d22a076eae65e2d905acc9aa7586347e48ebdf"}}
```

```glossary/anchors.lock
# Last publication: 0001-b18eba0b35cc
```

## How to fix

Run `attested restore`. It writes a publication that joins both sides and loses no address of either. Where a number of a version meant two texts, the
one that was published on the publishing branch keeps it, and the other one gets the next number that is free. An entry that goes on from a later
day, or that has a number out of turn, was written by no program: `attested restore` takes it away.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..ledger import heads, missing_entries, out_of_turn
from ..model import Finding, Place
from ..model.journal import restoring
from ._shared import fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Entries out of turn, and more than one last entry. Nothing where an entry is missing, which may be what joins them."""
    journal = kb.ledger.journal
    if missing_entries(kb.ledger) or any(path.startswith("glossary/published/journal") for path in kb.glossary.broken):
        return
    for entry in journal:
        message = out_of_turn(journal, entry)
        if message:
            yield fault(Place(entry.path), message, f"No program writes that. Run: {restoring(entry.path)}")
    last = heads(journal)
    if len(last) > 1:
        told = " and ".join(f"{one.name} ({f'branch {one.branch}, ' if one.branch else ''}{one.day})" for one in last)
        message = f"The journal ends with {len(last)} publications, {told}: both sides of a merge published, and neither goes on from the other."
        yield fault(Place(last[0].path), message, "Run: attested restore")
