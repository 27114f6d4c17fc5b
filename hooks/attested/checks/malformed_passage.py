"""A file of passages is not understood.

## Why

Every quotation is checked against these words, so it has to be certain which words stand at which locator, and whose they are.

## Wrong

```bib/passages/log.md
---
source: log
---

## May {#may}

- by: the keeper of the old station
- original: log.txt, lines: 1

> A fog signal speaks when the light cannot.
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

Each locator is a heading `## Locator {#id}`; under it come lines such as `- by:` and `- original:`, then the words. A quotation
inside ends with a line `> — locator` or `> — [@key, locator]`.

Under `- markup: yes`, each `*`, `` ` ``, `~`, `^` and `$` is a mark and has its partner in the same paragraph; write `\\*`, `\\$` for a sign of the source
itself. What stands between dollars is LaTeX. The mark of a footnote, `[^1]`, stands right behind a whole word or its punctuation: never around letters of the source,
as in `can[^not]`, and never behind a digit, as in `201[^9]`, since words and numbers would lose a part.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Yield the findings that the reading itself reported."""
    yield from kb.findings_of_reading("malformed_passage")
