"""An author or editor of a record is not written as a name.

## Why

Names are printed, sorted and exported by their parts. “et al.” would become a family name, and “unknown” an author.

## Wrong

```bib/references.bib
@book{handbook,
  author = {Pell, Morwenna et al.},
  title = {The Keeper's Handbook}
}

@misc{log,
  title = {Log of the old station}
}
```

## Right

```bib/references.bib
@book{handbook,
  author = {Pell, Morwenna and others},
  title = {The Keeper's Handbook}
}

@misc{log,
  title = {Log of the old station}
}
```

## How to fix

Write `author = {Family, Given and Family, Given}`, with `and others` for those that are not named. Braces hold the name of an
organisation together: `author = {{The Guild of Keepers}}`. Leave the field out where nobody is known.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding
from ..records.name_faults import faults_of_names
from ._shared import fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Names in records that BibTeX reads as something else, or that name nobody."""
    for source in kb.sources.values():
        for field in ("author", "editor"):
            for message, hint in faults_of_names(field, source.fields.get(field, "")):
                yield fault(source.places.get(field, source.place), message, hint)
