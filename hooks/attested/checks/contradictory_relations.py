"""Two relations between the same two terms contradict each other.

## Why

`relations.toml` says which kinds cannot hold together. Two sources may contradict each other, and a glossary shows it when
they do; but as often, one of the two relations says more than its words.

## Wrong

```glossary/relations.toml
[kinds."is a"]
inverse = "has kind"
acyclic = true
description = "Everything that the one term names is also named by the other."

[kinds."tended by"]
inverse = "tends"
description = "The one is looked after by the other."

[kinds."told apart from"]
inverse = "told apart from"
symmetric = true
contradicts = ["is a"]
description = "A source warns of taking the one for the other."
```
```glossary/lamp.md
---
term: lamp
---

# lamp

## Relations

- told apart from: [[light]] — "Some keepers call any lamp a light" [@handbook, Names]

## Usage

### Behind the glass {#glass}

> gathers the rays of the lamp and throws them out to sea
>
> — [@handbook, Lens]
```

## Right

```glossary/lamp.md
---
term: lamp
---

# lamp

## Usage

### Behind the glass {#glass}

> gathers the rays of the lamp and throws them out to sea
>
> — [@handbook, Lens]

### Of what is tended {#tended}

> Some keepers call any lamp a light.
>
> — [@handbook, Names]
```

## How to fix

Read both sentences. If one of them does not bear its relation out, take that relation out or use a kind that says less. If two
sources do contradict each other, leave both: this is a warning, and the site shows the pair.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..graph.ask.rivals import contradictions
from ..model import Finding
from ._shared import edge_with_sentence, fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """One finding for each pair, at the second of the two by file and line, with both sentences."""
    for pair in contradictions(kb):
        first, second = pair.first, pair.second
        message = f"“{second.kind}” contradicts “{first.kind}”: {edge_with_sentence(kb, second)}, but {edge_with_sentence(kb, first)}."
        hint = "Take out the relation whose sentence does not bear it out; if two sources contradict each other, leave both."
        yield fault(second.evidence.place, message, hint)
