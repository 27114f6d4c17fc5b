"""A source of the bibliography is neither quoted nor cited.

## Why

A list of sources that the pages do not use says more than the glossary holds.

## Wrong

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

## Right

```bib/references.bib
@book{handbook,
  author = {Pell, Morwenna},
  title = {The Keeper's Handbook}
}

@misc{log,
  title = {Log of the old station}
}
```

## How to fix

Quote or cite the source, or take its record out. This is a warning: the site is built all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..graph.ask.defined_elsewhere import defined_elsewhere
from ..model import Finding
from ._shared import cited, fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Records that nothing leads to. Says nothing while any citation may have been lost or misspelt."""
    keys = {one.citation.key for one in cited(kb)}
    if kb.glossary.findings or kb.glossary.broken or not keys <= kb.sources.keys():
        return
    keys |= {one.source.key for some in defined_elsewhere(kb).values() for one in some}  # the entries of those terms lead to it
    for source in kb.sources.values():
        if source.key not in keys:
            message = f"Nothing quotes or cites “{source.key}”."
            yield fault(source.place, message, "Quote it or cite it with [@key], or take the record out.")
