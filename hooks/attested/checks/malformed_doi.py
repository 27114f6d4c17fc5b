"""The DOI of a record is none.

## Why

A page links the source by its DOI, and reference managers find works by it. With a wrong one, both lead nowhere or elsewhere.

## Wrong

```bib/references.bib
@book{handbook,
  author = {Pell, Morwenna},
  title = {The Keeper's Handbook},
  doi = {https://doi.org/10.1000/182}
}

@misc{log,
  title = {Log of the old station}
}
```

## Right

```bib/references.bib
@book{handbook,
  author = {Pell, Morwenna},
  title = {The Keeper's Handbook},
  doi = {10.1000/182}
}

@misc{log,
  title = {Log of the old station}
}
```

## How to fix

Write the DOI alone: `10.`, the number of who registered it, a slash, and the rest. Leave out “doi:” and “https://doi.org/”.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding
from ..records.identifiers import DOI
from ._shared import brief, fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Fields ``doi`` that hold anything but a DOI."""
    for source in kb.sources.values():
        doi = source.fields.get("doi", "")
        if doi and not DOI.fullmatch(doi):
            within = DOI.search(doi)
            hint = f"Write doi = {{{brief(within[0])}}}." if within else "Write doi = {10.…/…} as the publisher gives it, or leave it out."
            yield fault(source.places.get("doi", source.place), f"“{brief(doi)}” is not a DOI and nothing else.", hint)
