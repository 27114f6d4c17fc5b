"""A key is cited that the bibliography does not have.

## Why

A citation that leads to no record leads readers nowhere.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

A piece of glass [@handbok].

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

A piece of glass [@handbook, Lens].

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

## How to fix

Write the key as it stands behind the brace of the record in `bib/references.bib`, or add a record for the source.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..graph.ask.names import former_keys
from ..model import Finding
from ._shared import BIBLIOGRAPHY, broken, cited, differs_in_case, fault, one_line


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Citations of keys without a record; where passages of that name exist, `passage_without_record` speaks."""
    if broken(kb, BIBLIOGRAPHY):
        return
    known, renamed = kb.sources.keys() | kb.files.keys(), former_keys(kb)
    for one in cited(kb):
        key = one.citation.key
        if key not in known:
            found = f"The bibliography has no record “{one_line(key)}”." if key else "The citation has no key."
            found += differs_in_case(key, known)
            hint = "Write [@key, locator] with the key of a record in bib/references.bib, or add a record for this source."
            if key in renamed:
                found, hint = f"“{key}” is called “{renamed[key]}” now.", f"Write [@{renamed[key]}, …]; “attested fix” writes it wherever the former key stands."
            yield fault(one.citation.place, found, hint)
