"""An original is named by no passage.

## Why

Nothing is compared with such a file and no page shows it: it may be a name that is misspelt, or a text that was forgotten.

## Wrong

```bib/originals/diary.txt
The keeper slept.
```

## Right

```bib/originals/log.txt
A fog signal speaks when the light cannot.
```

## How to fix

Add the passage that it was received for, or take the file out. This is a warning: the site is built all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..graph.ask.pinned import pin_of
from ..model import Finding, Place
from ._shared import fault

FOLDER = "bib/passages"


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Originals that no passage names. Says nothing while a file of passages was not understood, or names what is not there."""
    if any(path.startswith(FOLDER) for path in (*kb.glossary.broken, *(one.place.path for one in kb.glossary.findings))):
        return
    if any(kb.glossary.lines_of(passage) is None and pin_of(kb, passage) is None for passage in kb.passages.values()):
        return
    named = {passage.original for passage in kb.passages.values()}
    for name in kb.glossary.originals:
        if name not in named:
            message = f"No passage names the original “{name}”."
            yield fault(Place(f"bib/originals/{name}"), message, f"Name it under a locator, - original: {name}, lines: …; or take it out.")
