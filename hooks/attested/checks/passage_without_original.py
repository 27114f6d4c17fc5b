"""A passage does not say which lines of which original it was taken from.

## Why

Quotations are checked against passages, and passages against the source text as it was received. Without the second step the
first proves nothing.

## Wrong

```bib/passages/log.md
---
source: log
---

## May {#may}

- by: a keeper

A fog signal speaks when the light cannot.
```

## Right

```bib/passages/log.md
---
source: log
---

## May {#may}

- by: the keeper of the old station
- original: log.txt, lines: 1

A fog signal speaks when the light cannot.
```

## How to fix

Put the text as you received it into `bib/originals/` and write `- original: name-of-the-file.txt, lines: 4, 6-8` under the
locator.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..graph.ask.pinned import pin_of
from ..model import Finding
from ._shared import broken, fault

HINT = "Write - original: name-of-the-file.txt, lines: 4, 6-8 with a file of bib/originals/, counting its lines from 1."


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Passages that name no original, or none that is there."""
    for passage in kb.passages.values():
        place = passage.places.get("original", passage.place)
        lines = kb.glossary.lines_of(passage)
        if not passage.original:
            if "original" not in passage.places:
                yield fault(place, f"“{passage.locator}” does not name the original it was taken from.", HINT)
        elif lines is None:
            if not broken(kb, f"bib/originals/{passage.original}") and pin_of(kb, passage) is None:
                yield fault(place, f"There is no original “{passage.original}” in bib/originals/.", HINT)
        else:
            count = len(lines) - (lines[-1] == "")  # what ends the last line begins no further one
            beyond = [number for number in passage.lines if not 1 <= number <= count]
            if beyond:
                has = "1 line" if count == 1 else f"{count} lines"
                yield fault(place, f"The original “{passage.original}” has {has}; line {beyond[0]} is none of them.", HINT)
