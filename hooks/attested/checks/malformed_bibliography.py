"""The bibliography, or a record of it, is not understood.

## Why

A record that cannot be read takes its source off the site, and may take the records below it along.

## Wrong

```bib/references.bib
@book{handbook,
  author = {Pell, Morwenna},
  title = {The Keeper's Handbook}
}

@misc{log
  title = {Log of the old station}
}
```

## Right

```bib/references.bib
@book{handbook,
  author = {Pell, Morwenna},
  title = {The Keeper's Handbook}
}

@misc{log,
  title = {Log of the old station}
}
```

## How to fix

Write `@online{key, title = {…}, url = {…}}`, with a comma after the key and after each field, values in braces, and one brace
to close the record.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Yield the findings that the reading itself reported."""
    yield from kb.findings_of_reading("malformed_bibliography")
