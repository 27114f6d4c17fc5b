"""Something that was published is no longer there.

## Why

Somebody may have cited it. An address that was published once leads somewhere for ever: to the same thing in its new place, or to a
page that says why it is gone.

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
glossary/lamp#glass-handbook-lens  live  1.0  36d0ad1f88be373c.7cb6dd28fcd5fd04  2026-01-05  2026-01-05
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
glossary/lamp#glass-handbook-lens  live  1.0  36d0ad1f88be373c.7cb6dd28fcd5fd04  2026-01-05  2026-01-05
```

## How to fix

Put it back if it went by mistake. If it is somewhere else now, or is meant to go, add the line of the message to
`glossary/anchors.lock`, behind the one with the same address, and complete it. What stood within it needs no line of its own. A term that
was renamed needs none at all: list its former name under `was:` in the front matter of the entry.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..ledger import Following, following, hash_like, same_words
from ..model import Finding, Published
from ..model.ledger import address
from ._ledger import moved, page_known, published, renumbered, retired
from ._shared import fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Live lines of the ledger whose anchor is nowhere; of those within one another, the outermost."""
    if not published(kb):
        return
    found = following(kb)
    numbers = {(page, other) for (page, _), other in renumbered(kb, found.today).items()}  # `definition_number_moved` tells of these
    for line in found.lost():
        if page_known(kb, line.page) and not any((line.page, one) in numbers for one in (line.id, *found.enclosing_ids(line.page, line.id))):
            yield fault(line.place, f"“{line.address}” was published and is no longer there.", _hint(found, line))


def _hint(found: Following, line: Published) -> str:
    there = _elsewhere(found, line)
    where = f"The same words stand at “{there}” now. " if there else ""
    renamed = "" if line.id or line.page.startswith("sources/") else f" Or, if the term was renamed, list “{line.page.split('/')[1]}” under “was” in its front matter."
    return (
        f"{where}If it was moved, add a line behind line {line.place.line}: “{moved(line.address, there)}”. "
        f"If it is meant to go: “{retired(line.address)}”.{renamed}"
    )


def _elsewhere(found: Following, line: Published) -> str:
    """The one anchor that has never been published and holds the same words; empty where there is none, or more than one."""
    last = found.last.get((line.page, line.id))
    if last is None:
        return ""
    same = [
        at
        for at, part in found.today.anchors.items()
        if part.kind == last.kind and found.ledger.get(*at) is None and same_words(hash_like(part, line.hash), line.hash)
    ]
    return address(*same[0]) if len(same) == 1 else ""
