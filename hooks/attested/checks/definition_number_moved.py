"""A published number now stands at other words.

## Why

“Definition 2” is cited as such. If the second definition becomes the first, whoever follows the citation reads other words than those
that were cited, and nothing tells so. The same is true of quotations from one passage under one heading, which are numbered as well.

## Wrong

```glossary/light.md
---
term: light
---

# light

## Definition

> A light is a lamp that a keeper tends so that ships may find their way by night.
>
> — [@handbook, Light]

## Definition

> Some keepers call any lamp a light.
>
> — [@handbook, Names]
```

```glossary/anchors.lock
glossary/light#definition  live  1.0  54696abbdc258663.b2598b6ac9d8e066  2026-01-05  2026-01-05
glossary/light#definition-2  live  1.0  23c0931b4718dc67.b2598b6ac9d8e066  2026-01-05  2026-01-05
```

## Right

```glossary/light.md
---
term: light
---

# light

## Definition {#definition-2}

> A light is a lamp that a keeper tends so that ships may find their way by night.
>
> — [@handbook, Light]
```

```glossary/anchors.lock
glossary/light#definition  live  1.0  54696abbdc258663.b2598b6ac9d8e066  2026-01-05  2026-01-05
glossary/light#definition  retired  because the keepers' use of the word defines nothing
glossary/light#definition-2  live  1.0  23c0931b4718dc67.b2598b6ac9d8e066  2026-01-05  2026-01-05
```

## How to fix

Write the published number behind the heading: `## Definition {#definition}` or `## Definition {#definition-2}`, in whatever order they
stand. Quotations from one passage keep the order in which they were published, and a new one comes last. Where one before others is taken
out, the next one gets its number: say so in `glossary/anchors.lock`, as the message has it. Whoever cited the one that is gone is then told that its words changed.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..ledger import today
from ..model import Finding, Place, entry_path
from ..model.ledger import LOCK, address
from ._ledger import moved, published, renumbered
from ._shared import fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Definitions and quotations whose words were published under the number of another one."""
    if not published(kb):
        return
    here = today(kb)
    places = _places(kb)
    for (page, anchor), other in renumbered(kb, here).items():
        kind = here.anchors[page, anchor].kind
        message = f"These words were published as “{other}”, and now stand at “{anchor}”."
        yield fault(places[page, anchor], message, _hint(kb, kind, (page, anchor), other))


def _hint(kb: KnowledgeBase, kind: str, here: tuple[str, str], other: str) -> str:
    if kind == "definition":
        return f"Write the published number behind the heading: ## Definition {{#{other}}}"
    hint = "Put the quotations from this passage into the order in which they were published; a new one comes last."
    if kb.ledger.get(*here) is None:
        return hint
    return f"{hint} If the one that was published as “{here[1]}” is meant to go, add to {LOCK}: {moved(address(here[0], other), address(*here))}"


def _places(kb: KnowledgeBase) -> dict[tuple[str, str], Place]:
    """The places at which definitions and quotations are written."""
    found: dict[tuple[str, str], Place] = {}
    for one in kb.checked:
        page = entry_path(one.entry.id)
        found.setdefault((page, one.quotation.anchor), one.quotation.place)
        for term in one.quotation.attribution.also_in if one.quotation.attribution else ():
            found[entry_path(term), f"{one.entry.id}-{one.quotation.anchor}"] = one.quotation.place
        if one.item.role == "definition":
            found[page, one.item.anchor] = one.item.place
    return found
