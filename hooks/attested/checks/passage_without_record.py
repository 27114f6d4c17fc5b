"""Passages are held of a source that the bibliography does not have.

## Why

Words without a record are words of nobody: there is no page to print them on, and nothing to cite.

## Wrong

```bib/passages/almanac.md
---
source: almanac
---

## June

- by: unknown
- original: log.txt, lines: 1

A fog signal speaks when the light cannot.
```

## Right

```bib/passages/almanac.md
---
source: almanac
---

## June

- by: unknown
- original: log.txt, lines: 1

A fog signal speaks when the light cannot.
```

```bib/references.bib
@book{handbook,
  author = {Pell, Morwenna},
  title = {The Keeper's Handbook}
}

@misc{log,
  title = {Log of the old station}
}

@misc{almanac,
  title = {An almanac}
}
```

```glossary/lens.md
---
term: lens
---

# lens

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]

> A fog signal speaks when the light cannot.
>
> — [@almanac, June]

No lens is named there.
```

## How to fix

Add a record with this key to `bib/references.bib`, or correct the key in the file's front matter and name.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..graph.ask.names import former_keys
from ..model import Finding
from ._shared import BIBLIOGRAPHY, broken, fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Files of passages whose key has no record."""
    if broken(kb, BIBLIOGRAPHY):
        return
    for file in kb.files.values():
        if file.key not in kb.sources and not broken(kb, file.path):
            message = f"These passages are of “{file.key}”, which has no record in the bibliography."
            new = former_keys(kb).get(file.key)
            hint = f"The record is called “{new}” now: name the file {new}.md and write “source: {new}”; “attested fix” does both." if new else "Add a record with this key to bib/references.bib."
            yield fault(file.place, message, hint)
