"""A file goes beyond what can be read.

## Why

What reads a file has limits: how deeply brackets nest, how long a number is. One file beyond them must not hide what is found in the
others, nor end the check.

## Wrong

```glossary/relations.toml lines=5000
[kinds."is a"]
inverse = "has kind"
acyclic = true
description = "Every one of the first kind is of the second."
order = [
[
…
```

## Right

```glossary/relations.toml
[kinds."is a"]
inverse = "has kind"
acyclic = true
description = "Every one of the first kind is of the second."

[kinds."tended by"]
inverse = "tends"
description = "The one is looked after by the other."
```

## How to fix

Write the number or the value shorter, or take it out. Where the message speaks of a fault of the program, report it, with the file.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Yield the findings that the reading itself reported."""
    yield from kb.findings_of_reading("beyond_limits")
