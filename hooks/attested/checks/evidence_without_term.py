"""The evidence of a relation mentions neither of the two terms.

## Why

Words that name neither term may still bear the relation out, but more often the phrase was cut too short.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

## Relations

- tended by: [[lamp]] — "throws them out to sea" [@handbook, Lens]

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

## Right

```glossary/lens.md
---
term: lens
---

# lens

## Relations

- tended by: [[lamp]] — "the rays of the lamp"

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

## How to fix

Take more of the words around the phrase, so that one of the terms stands in it. If there are no such words, leave the
relation out. This is a warning: the site is built all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding
from ..verbatim import Match
from ._shared import fault, named


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Evidence in which neither the page's term nor the other one is found."""
    for proof in kb.proofs:
        relation, own = proof.relation, proof.entry.id
        if relation.phrase is None or not isinstance(proof.result, Match):
            continue
        if not named(kb, own) or not named(kb, relation.target):
            continue
        if not {own, relation.target} & {mention.term for mention in kb.matcher.find(relation.phrase.value)}:
            message = f"“{relation.phrase.value}” names neither “{proof.entry.term}” nor “{kb.entries[relation.target].term}”."
            yield fault(relation.phrase.place, message, "Take more of the words around it, so that one of the terms stands in it.")
