"""The evidence of a relation does not mention the term it leads to.

## Why

Who opens an edge of the graph wants to see the other term in the words that made it. Words that do not name it may still bear
the relation out, but more often the phrase was cut too short.

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

Take more of the words around the phrase, so that the other term stands in it. If there are no such words, leave the
relation out. This is a warning: the site is built all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import CheckedRelation, KnowledgeBase
from ..model import Finding
from ..prose.terms import stands_as_sign
from ..verbatim import Match
from ._shared import fault, named


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Evidence in which the term that the relation leads to is not found."""
    for proof in kb.proofs:
        relation = proof.relation
        if relation.phrase is None or not isinstance(proof.result, Match) or not named(kb, relation.target):
            continue
        words, target = _of_the_source(proof, relation.phrase.value), kb.entries[relation.target]
        if target.id not in {mention.term for mention in kb.matcher.find(words)} and not any(stands_as_sign(name, words) for name in target.names):
            message = f"“{relation.phrase.value}” does not name “{target.term}”."
            yield fault(relation.phrase.place, message, "Take more of the words around it, so that the other term stands in it.")


def _of_the_source(proof: CheckedRelation, phrase: str) -> str:
    """The words of the evidence without those that stand in brackets of ours."""
    assert isinstance(proof.result, Match)
    if proof.checked is not None:
        low, high = proof.result.spans[0][0], proof.result.spans[-1][1]
        phrase, ours = proof.checked.printed[low:high], [(start - low, end - low) for start, end in proof.checked.ours if low <= start and end <= high]
    else:
        ours = [piece.quote for piece in proof.result.pieces if piece.kind == "insertion"]
    for start, end in reversed(ours):
        phrase = f"{phrase[:start]} … {phrase[end:]}"
    return phrase
