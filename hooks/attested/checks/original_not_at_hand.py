"""A passage was compared with an original that is not at hand.

## Why

A source that may not be copied is not kept here, so this check cannot compare the passage again: it can only tell that nothing was
changed since somebody did, and when that was. Readers are told the same.

## Wrong

```bib/originals/log.pin.toml
kind = "pdf"
sha256 = "0d5f2d9c6d0d6bb5f7c5d7ab5f8d5ad7f4fdfd1e0a2f1c0a7b2d6e5c4b3a2910"
size = 812345
view = "pdf-text 1"
received = 2026-11-02
[passages]
"May" = "46538741f456a0080313d784a8f6ffc0434323daa8aa7ff087af3e89135aa033"
[compared]
"May" = 2026-11-02
```

```bib/passages/log.md
---
source: log
---

## May {#may}

- by: the keeper of the old station
- original: log.pdf, page: 4, view: pdf-text 1

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

Nothing is wrong. Whoever has the file can put it into `.originals/`, which git passes over: then it is compared at each check.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..graph.ask.pinned import compared_on
from ..model import Finding
from ._shared import fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Passages with a pin that fits, of which no view could be made."""
    for passage in kb.passages.values():
        day = compared_on(kb, passage)
        if day and kb.glossary.lines_of(passage) is None:
            message = f"“{passage.locator}” was compared with {passage.original} on {day}; the file is not at hand, so it was not compared again."
            yield fault(passage.place, message, f"Whoever has the file can put it into .originals/ as {passage.original}.")
