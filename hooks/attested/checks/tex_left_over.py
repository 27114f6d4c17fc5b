"""A record holds TeX that is not understood.

## Why

Citations are copied from the pages and kept for years. A command that nobody resolved would stand in them as it was typed, and in the
names of files and keys as well.

## Wrong

```bib/references.bib
@book{handbook,
  author = {Pell, Morwenna},
  title = {The Keeper's \\starred{Handbook}}
}

@misc{log,
  title = {Log of the old station}
}
```

## Right

```bib/references.bib
@book{handbook,
  author = {Pell, Morwenna},
  title = {The Keeper's \\emph{Handbook}}
}

@misc{log,
  title = {Log of the old station}
}
```

## How to fix

Write the sign itself, or plain words. Accents in every spelling, `\\emph{…}`, `\\enquote{…}`, quotation marks and dashes as TeX has them, and
short formulas in `$…$` are understood. A dollar sign that stands alone is written `\\$`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Yield the findings that the reading itself reported."""
    yield from kb.findings_of_reading("tex_left_over")
