"""The ledger leads from an old address to one that is not there.

## Why

Who follows an old link comes to its new place in one step. A new place that is missing, that has moved itself, or that leads back,
strands the reader.

## Wrong

```glossary/lamp.md
---
term: lamp
---

# lamp

## Usage

### Behind the lens {#lens}

> gathers the rays of the lamp and throws them out to sea
>
> — [@handbook, Lens]
```

```glossary/anchors.lock
glossary/lamp  live  1.0  4655a784686818c9.3a7c549d540866e1  2026-01-05  2026-01-05
glossary/lamp#glass  live  1.0  36d0ad1f88be373c.bb1122655bc9704e  2026-01-05  2026-01-05
glossary/lamp#glass  moved  -> glossary/lamp#mirror
```

## Right

```glossary/lamp.md
---
term: lamp
---

# lamp

## Usage

### Behind the lens {#lens}

> gathers the rays of the lamp and throws them out to sea
>
> — [@handbook, Lens]
```

```glossary/anchors.lock
glossary/lamp  live  1.0  4655a784686818c9.3a7c549d540866e1  2026-01-05  2026-01-05
glossary/lamp#glass  live  1.0  36d0ad1f88be373c.bb1122655bc9704e  2026-01-05  2026-01-05
glossary/lamp#glass  moved  -> glossary/lamp#lens
```

## How to fix

Behind `->` stands the address of a page or of an id on it, as it is today: `glossary/term#id`. If the anchor is still in its old place
after all, or is back before the line was published, take the line out; `attested fix` does so where the words are the same as before. If it
is there again, add the line `glossary/term#id live`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..ledger import Following, following, short_line
from ..model import Finding, Published
from ..model.ledger import address, parted
from ._ledger import moved, page_known, published
from ._shared import fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Lines that are moved or retired and whose successor is missing, moved or retired itself; and anchors that are there all the same."""
    lines = [line for line in published(kb) if line.state != "live"]
    found = following(kb) if lines else None
    for line in lines:
        assert found is not None
        if page_known(kb, line.page) and (not line.successor or page_known(kb, parted(line.successor)[0])):
            yield from _here(found, line) if (line.page, line.id) in found.today.anchors else _there(found, line)


def _here(found: Following, line: Published) -> Iterator[Finding]:
    """It stands in its old place. That is right if what it led to has come back to it."""
    came = found.where(*parted(line.successor)) if line.state == "moved" else None
    if not line.pending and came is not None and came.target == (line.page, line.id):
        return
    if line.pending:
        by_fix = " “attested fix” takes it out where the words are the same as before." if line.state == "moved" else ""
        hint = f"Take this line out, or give what stands there another id.{by_fix}"
    else:
        hint = f"Give what stands there another id; or, if it is the same as before, add behind this line: {short_line(line.address, 'live')}"
    yield fault(line.place, f"“{line.address}” is said to have {'moved' if line.state == 'moved' else 'been retired'}, and is there today.", hint)


def _there(found: Following, line: Published) -> Iterator[Finding]:
    """It leads elsewhere. What its target moved to, or was retired for, in a line just added, the next publication takes up itself."""
    there = parted(line.successor)
    if not line.successor or there in found.today.anchors:
        return
    successor, end = found.ledger.get(*there), found.where(*there)
    taken_up = not line.pending and (successor is None or successor.state == "live" or successor.pending)
    if end is None and not line.pending and successor is not None and successor.state == "live":
        return  # it was lost only now: `published_anchor_missing` tells of it, and its line mends this one too
    if end is None:
        circle = successor is not None and successor.state == "moved"
        fault_ = f"leads in a circle, by way of “{line.successor}”" if circle else f"leads to “{line.successor}”, which is not there"
        yield _finding(line, fault_, "")
    elif end.target is None and not taken_up:
        yield _finding(line, f"leads to “{line.successor}”, which was retired", "")
    elif end.target is not None and successor is not None and successor.state == "moved" and not taken_up:
        yield _finding(line, f"leads to “{line.successor}”, which has moved itself", address(*end.target))


def _finding(line: Published, what: str, there: str) -> Finding:
    """``there`` is where it leads in the end, or empty."""
    way = moved(line.address, there) if line.state == "moved" else short_line(line.address, "retired", there or "…", line.reason)
    where = "Write in place of this line" if line.pending else "Add behind this line"
    return fault(line.place, f"“{line.address}” {what}.", f"{where}: {way}")
