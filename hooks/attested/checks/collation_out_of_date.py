"""A passage was changed, or taken out, since it was compared with the work itself.

## Why

Words that came second hand can be compared with a copy of the work, and the page then says how they differ. What was changed since
then was not compared, so the page says nothing of it any more.

## Wrong

```bib/originals/log.collated.toml
witness = "The keeper's log, the printed edition"
sha256 = "0d5f2d9c6d0d6bb5f7c5d7ab5f8d5ad7f4fdfd1e0a2f1c0a7b2d6e5c4b3a2910"
view = "pdf-text 1"
day = 2026-11-02
[passages."May"]
sum = "0d5f2d9c6d0d6bb5f7c5d7ab5f8d5ad7f4fdfd1e0a2f1c0a7b2d6e5c4b3a2910"
differences = []
```

## Right

```bib/originals/log.collated.toml
witness = "The keeper's log, the printed edition"
sha256 = "0d5f2d9c6d0d6bb5f7c5d7ab5f8d5ad7f4fdfd1e0a2f1c0a7b2d6e5c4b3a2910"
view = "pdf-text 1"
day = 2026-11-02
[passages."May"]
sum = "46538741f456a0080313d784a8f6ffc0434323daa8aa7ff087af3e89135aa033"
differences = []
```

## How to fix

Compare again: `attested collate KEY FILE`, with a copy of the work.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..graph.ask.apparatus import collated
from ..model import Finding
from ._shared import fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Collations that could not be read, and passages in them that are not there, or are others now."""
    yield from kb.findings_of_reading("collation_out_of_date")
    for key, whole in kb.glossary.collations.items():
        for locator in whole.passages:
            passage = kb.passages.get((key, locator))
            if passage is None and f"bib/passages/{key}.md" in kb.glossary.broken:
                continue
            if passage is None:
                yield fault(whole.place, f"“{locator}” of “{key}” was compared with {whole.witness}, and is no passage here.", f"Compare again: attested collate {key} FILE.")
            elif collated(kb, passage) is None:
                message = f"“{locator}” was changed since it was compared with {whole.witness} on {whole.day}."
                yield fault(passage.place, message, f"Compare again: attested collate {key} FILE.")
