"""A text that was kept of a published version is not understood.

## Why

The files in `glossary/published/` hold what each published version said. Whoever cited one can still read it there. A file that
cannot be read is a version that is lost.

## Wrong

```glossary/published/glossary/lamp/1.0.json
{"page": "glossary/lamp", "version": "1.0", "day": "2026-01-05", "text": {"kind": "term", "titel": "lamp"}}
```

## Right

```glossary/published/glossary/lamp/1.0.json
{"page": "glossary/lamp", "version": "1.0", "day": "2026-01-05", "text": {"kind": "term", "version": "1.0", "title": "lamp"}}
```

## How to fix

These files are written by `attested publish` and never edited. Take the file back from the repository as it was.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Yield the findings that the reading itself reported."""
    yield from kb.findings_of_reading("malformed_published_text")
