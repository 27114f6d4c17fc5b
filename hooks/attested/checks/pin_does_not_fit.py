"""A pin does not fit the passage, or the file, that it stands for.

## Why

A source that may not be copied is not kept. In its place stands a pin: the sum of its bytes, and of the words of each passage as
somebody compared them with it. A passage that was changed since then was compared by nobody.

## Wrong

```bib/originals/log.pin.toml
kind = "pdf"
sha256 = "0d5f2d9c6d0d6bb5f7c5d7ab5f8d5ad7f4fdfd1e0a2f1c0a7b2d6e5c4b3a2910"
size = 812345
view = "pdf-text 1"
received = 2026-11-02
[passages]
"May" = "0d5f2d9c6d0d6bb5f7c5d7ab5f8d5ad7f4fdfd1e0a2f1c0a7b2d6e5c4b3a2910"
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

If the licence of the source allows it, keep the file itself in `bib/originals/`. Else put it into `.originals/` under the name that the passage gives it, and run `attested receive FILE --key KEY --again`: it
compares each passage with the file and writes the pin anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ..graph import KnowledgeBase
from ..graph.ask.pinned import pin_of, words_sum
from ..model import Finding
from ._shared import fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Pins that could not be understood or whose file is at hand and another, and pinned passages that are not as they were compared."""
    yield from kb.findings_of_reading("pin_does_not_fit")
    for passage in kb.passages.values():
        pin = pin_of(kb, passage)
        if pin is None:
            continue
        known = pin.passages.get(passage.locator)
        hint = f"With the file at hand, compare it: attested receive {passage.original} --key {PurePosixPath(passage.original).stem} --again."
        if known is None:
            yield fault(passage.place, f"“{passage.locator}” was compared by nobody with {passage.original}, which is not kept here.", hint)
        elif known != words_sum(passage.text.value):
            day = pin.compared[passage.locator]
            yield fault(passage.place, f"“{passage.locator}” was changed since it was compared with {passage.original} on {day}.", hint)
        elif passage.view and pin.view != passage.view:
            yield fault(passage.place, f"“{passage.locator}” names the view {passage.view}; it was compared with {pin.view}.", hint)
