"""Many words of one work are held, and its record names no licence.

## Why

A quotation needs nobody's permission; a large part of a work may. Whoever runs the glossary has to decide that, and should know of it.
Words are counted by work: those of a source by its authors, and where it has none, those of each speaker.

## Wrong

```bib/originals/log.txt lines=60
A fog signal speaks when the light cannot.
The lamp was lit, and the keeper wrote it down.
…
```

```bib/passages/log.md lines=60
---
source: log
---

## May {#may}

- by: the keeper of the old station (name not established)
- original: log.txt, lines: 1-62

A fog signal speaks when the light cannot.
The lamp was lit, and the keeper wrote it down.
…
```

## Right

```bib/passages/log.md
---
source: log
---

## May {#may}

- by: the keeper of the old station (name not established)
- original: log.txt, lines: 1

A fog signal speaks when the light cannot.
```

## How to fix

Hold only the passages that are quoted; or, where the work has a licence that allows more, name it in its record, as in
`license = {CC-BY-4.0}`. Nothing is wrong otherwise: this is said, and stops nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..graph.ask.extent import own_words
from ..model import Finding
from ._shared import fault

MOST = 400
"""Words of one work."""


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Sources without a licence of which more than :data:`MOST` words of one work are held."""
    held: Counter[tuple[str, str]] = Counter()
    for passage in kb.passages.values():
        source = kb.sources.get(passage.key)
        if source is not None and not source.fields.get("license", "").strip():
            held[source.key, "" if source.authors else passage.by] += sum(1 for _ in own_words(passage))
    for (key, speaker), count in held.items():
        if count > MOST:
            whose = f"{speaker} in “{key}”" if speaker else f"“{key}”"
            message = f"{count:,} words of {whose} are held, and the record names no licence."
            yield fault(kb.sources[key].place, message, "Hold only the passages that are quoted, or name the licence: license = {CC-BY-4.0}.")
