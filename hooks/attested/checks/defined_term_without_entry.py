"""A record says that its source defines a term that has no entry here.

## Why

`defines` names terms that a source defines in words that this glossary does not hold, so that no page says that nobody defines them. A
term without an entry has no page that could say so; the page of the source lists it all the same. Often that is right; a slip of
spelling looks the same.

## Wrong

```bib/references.bib
@book{handbook,
  author = {Pell, Morwenna},
  title = {The Keeper's Handbook},
  defines = {lantern room: chapter 3}
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
  defines = {lamp: chapter 3}
}

@misc{log,
  title = {Log of the old station}
}
```

## How to fix

Write the term by a name that its entry has. Where it has no entry, leave it so, or add one. This is for information: nothing is stopped.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..graph.ask.names import entry_named
from ..model import Finding
from ._shared import brief, fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Terms of ``defines`` that are no name of an entry. Says nothing while an entry could not be read."""
    if any(path.startswith("glossary") for path in kb.glossary.broken):
        return
    for source in kb.sources.values():
        for one in source.defines:
            if entry_named(kb, one.term) is None:
                message = f"“{brief(one.term)}” is no name of an entry, so only the page of “{source.key}” says that it is defined there."
                yield fault(one.place, message, "Write it by a name of its entry, or leave it so if it has none.")
