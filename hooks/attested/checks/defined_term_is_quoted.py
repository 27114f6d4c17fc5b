"""A record says that a definition is not quoted here, and it is.

## Why

`defines` is for definitions in words that this glossary does not hold: the pages say of them that “those words are not quoted here”. Of
a place that an entry quotes as a definition of the term, that would be false.

## Wrong

```bib/references.bib
@book{handbook,
  author = {Pell, Morwenna},
  title = {The Keeper's Handbook},
  defines = {light: Light}
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
  defines = {light: glossary}
}

@misc{log,
  title = {Log of the old station}
}
```

## How to fix

Take the term out of `defines`, or name another place, where the source defines it in other words.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..graph.ask.defined_elsewhere import defined_elsewhere
from ..model import Finding
from ._shared import brief, fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Pairs of ``defines`` whose place is that of a quotation which defines the term here."""
    for term, some in defined_elsewhere(kb).items():
        quoted = {
            (one.source.key, one.passage.locator)
            for one in kb.by_entry.get(term, ())
            if one.item.role == "definition" and one.source is not None and one.passage is not None
        }
        for one in some:
            if (one.source.key, one.where) in quoted:
                message = f"The definition of “{kb.entries[term].term}” at “{brief(one.where)}” is quoted here."
                yield fault(one.place, message, "Take the term out of defines, or name another place where the source defines it.")
