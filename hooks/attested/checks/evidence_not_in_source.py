"""The evidence of a relation does not stand where it is said to stand.

## Why

Evidence that is not there is no evidence.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

## Relations

- tended by: [[lamp]] — "the beams of the lamp"

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

Copy the phrase from a quotation on this page. If it stands elsewhere, name the place: `"phrase" [@key, locator]`. If it stands
there more than once, take more of the words around it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import CheckedRelation, KnowledgeBase
from ..graph.ask.standing import shown_on
from ..model import Finding
from ..verbatim import Match, Mismatch, hidden
from ._shared import certain, difference, dropped, fault, sentence, stands_in


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Evidence that is in no quotation of the page, or not in the passage it cites."""
    for proof in kb.proofs:
        phrase = proof.relation.phrase
        if phrase is None or not phrase.value.strip() or isinstance(proof.result, Match):
            continue
        cites = proof.relation.citation is not None
        if not (_follows_with_citation(proof) if cites else _follows(kb, proof)):
            yield _finding(proof, cites)


def _finding(proof: CheckedRelation, cites: bool) -> Finding:
    phrase, result = proof.relation.phrase, proof.result
    assert phrase is not None
    where = f"{proof.passage.key}, {proof.passage.locator}" if proof.passage else "any quotation on this page"
    if isinstance(result, Mismatch) and result.reason == "ambiguous":
        message = f"“{phrase.value}” stands more than once in {where.replace('any', 'a')}."
        return fault(phrase.place, message, "Take more of the words around it, so that the phrase stands there once.")
    message = f"“{phrase.value}” does not stand in {where}."
    hint = "Copy the phrase from there, letter for letter"
    hint += ", or correct the locator." if cites else "; for words of another place write \"phrase\" [@key, locator]."
    if not isinstance(result, Mismatch):
        return fault(phrase.place, message, hint)
    return fault(phrase.at(result.at), f"{message} {sentence(result)}", hint, difference(phrase.value, result))


def _follows_with_citation(proof: CheckedRelation) -> bool:
    """Tell whether the locator, or a character hidden in the passage, is at fault, which another check reports."""
    return proof.passage is None or hidden(proof.passage.text.value) is not None


def _follows(kb: KnowledgeBase, proof: CheckedRelation) -> bool:
    """Tell whether a quotation, or the reading of the page, is at fault, which another check reports."""
    phrase, shown = proof.relation.phrase, shown_on(kb, proof.entry.id)
    assert phrase is not None
    if (not shown and not certain(kb, proof.entry.path)) or dropped(kb, proof.entry.path):
        return True
    return any(one.matched is None and stands_in(kb, phrase.value, one.passage) for one in shown)
