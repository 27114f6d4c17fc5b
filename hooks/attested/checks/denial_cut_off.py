"""A definition is cut out of a sentence that denies it, or only reports it.

## Why

The words stand in the source, and the source does not say so. “It is false that smoke is a fire” has the words “smoke is a fire”. The same goes
for what others are only said to hold, and for a number of which a part is cut off.

## Wrong

```glossary/smoke.md
---
term: smoke
---

# smoke

## Definition

> smoke is a fire without a flame
>
> — [@log, May]
```

```bib/passages/log.md
---
source: log
---

## May {#may}

- by: a keeper
- original: log.txt, lines: 1-2

A fog signal speaks when the light cannot.

It is false that smoke is a fire without a flame.
```

```bib/originals/log.txt
A fog signal speaks when the light cannot.
It is false that smoke is a fire without a flame.
```

## Right

```glossary/smoke.md
---
term: smoke
---

# smoke

## Definition

> It is false that smoke is a fire without a flame.
>
> — [@log, May]
```

```bib/passages/log.md
---
source: log
---

## May {#may}

- by: a keeper
- original: log.txt, lines: 1-2

A fog signal speaks when the light cannot.

It is false that smoke is a fire without a flame.
```

```bib/originals/log.txt
A fog signal speaks when the light cannot.
It is false that smoke is a fire without a flame.
```

## How to fix

Quote the words that deny or report it as well, or say what stands there: `under "it is false that"` names the words of the frame, and the page
prints them. A quotation that reports has the act `reports`, one that denies `denies` or `disputes`. No reason in `(cut: …)` makes up for it.
`attested explain words` prints the words that count. `attested fix --marks` offers to write the mark that the message proposes.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..graph.ask.contexts import cuts
from ..model import Finding
from ._cuts import finding


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Quotations that leave out words by which their sentence says something else."""
    for cut in cuts(kb):
        if cut.lost.severity == "error":
            yield finding(kb, cut)
