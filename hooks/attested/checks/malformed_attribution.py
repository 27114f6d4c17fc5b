"""The line under a quotation is not understood.

## Why

It says who speaks, what they do with the words, and where they stand. Read wrongly, it would say something false of a person.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — wonders: [@handbook, Lens]
```

## Right

```glossary/lens.md
---
term: lens
---

# lens

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — uses: [@handbook, Lens]
```

## How to fix

Write, in this order, `— acts, qualifiers: [@key, locator] (brackets ours) (emphasis ours), also in [[term]]`. All but the source may be left
out under Usage; under Cases and Claims an act is needed.

| under | acts |
|---|---|
| Definition | `defines`, `stipulates` |
| Usage | `uses`, `reports`, `disputes`, `proposes` |
| Cases | `affirms`, `denies`, `doubts`, `reports`, `proposes` |
| Claims | `asserts`, `denies`, `doubts`, `reports`, `proposes` |

Who suggests a comparison, or puts a question, `proposes`: that is not to affirm it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Yield the findings that the reading itself reported."""
    yield from kb.findings_of_reading("malformed_attribution")
