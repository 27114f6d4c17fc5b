"""The ledger does not say what the publications add up to.

## Why

`glossary/anchors.lock` is the journal of publications added up, so that people can read it. A line that is lost, altered or invented there is an
address that dies, or a version that never was.

## Wrong

```glossary/published/journal/0001-b18eba0b35cc.json
{"publication": 1, "parents": [], "day": "2026-01-05", "branch": "main", "lines": [], "texts": {"glossary/published/glossary/lamp/1.0.json": "14c1474ff7bbb966a233c8ffb9d22a076eae65e2d905acc9aa7586347e48ebdf"}}
```

```glossary/anchors.lock
# What was published.
```

## Right

```glossary/published/journal/0001-b18eba0b35cc.json
{"publication": 1, "parents": [], "day": "2026-01-05", "branch": "main", "lines": [], "texts": {"glossary/published/glossary/lamp/1.0.json": "14c1474ff7bbb966a233c8ffb9d22a076eae65e2d905acc9aa7586347e48ebdf"}}
```

```glossary/anchors.lock
# Last publication: 0001-b18eba0b35cc
```

## How to fix

Run `attested restore glossary/anchors.lock`. It writes the ledger anew from the journal and keeps the lines that contributors added.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..ledger import added_up, heads
from ..model import Finding, Place
from ..model.journal import JournalEntry, restoring
from ..model.ledger import LOCK
from ._ledger import journal_is_whole
from ._shared import broken, fault

HINT = f"Run: {restoring(LOCK)}"


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Each line that is lost, altered or invented."""
    ledger = kb.ledger
    if not ledger.journal or not journal_is_whole(kb) or broken(kb, LOCK):
        return
    lines = added_up(ledger.journal).lines
    (last,) = heads(ledger.journal)
    if lines and not ledger.written:
        yield fault(Place(LOCK), f"The ledger holds no line, and the publications until {_named(last)} wrote {len(lines)}.", HINT)
        return
    found = list(_lines(kb, {address: (text, entry) for address, (text, entry) in lines.items()}))
    yield from found
    if not found and ledger.last != last.name:
        yield fault(Place(LOCK), f"The ledger says that {ledger.last or 'none'} was the last publication; that was {_named(last)}.", HINT)


def _lines(kb: KnowledgeBase, lines: dict[str, tuple[str, JournalEntry]]) -> Iterator[Finding]:
    written = kb.ledger.written
    for address, (text, entry) in lines.items():
        if address not in written:
            yield fault(Place(LOCK), f"The line of “{address}” is lost, which publication {_named(entry)} wrote.", HINT)
        elif written[address].text != text:
            yield fault(written[address].place, f"The line of “{address}” was altered. Publication {_named(entry)} wrote: {text}", HINT)
    for address, line in written.items():
        if address not in lines:
            yield fault(line.place, f"No publication wrote a line of “{address}”.", HINT)


def _named(entry: JournalEntry) -> str:
    return f"{entry.name} of {entry.day}"
