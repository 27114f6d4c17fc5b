"""A condition, a limit, a report, a question or a hedge is cut off from a quotation.

## Why

“A large lens is too heavy, if the stairs are steep” does not say that a large lens is too heavy. Who reads the quotation alone takes it to say more
than its author did. Nor does a sentence say it alone that the next one takes back (“That is a myth.”), or that the one above only announces (“Critics object:”).

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

## Claims

### Its weight {#weight}

> A large lens is perhaps too heavy for one keeper
>
> — asserts, hedged "perhaps": [@handbook, Lens]
```

## Right

```glossary/lens.md
---
term: lens
---

# lens

## Claims

### Its weight {#weight}

> A large lens is perhaps too heavy for one keeper
>
> — asserts, hedged "perhaps", if "the stairs are steep": [@handbook, Lens]
```

## How to fix

Quote more of the sentence, or name the words that are cut off: `if "…"` for a condition or a limit, `hedged "…"` for a hedge, `under "…"` for the
words of a frame that denies, reports or asks. Where they do not bear on what is quoted, say why behind the source, as in
`(cut: the stairs are not at issue)`; the page prints the reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..graph.ask.contexts import cuts
from ..model import Finding
from ._cuts import finding


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Quotations that leave out what limits them, before or behind."""
    for cut in cuts(kb):
        if cut.lost.severity == "warning" and cut.lost.side != "gap":
            yield finding(kb, cut)
