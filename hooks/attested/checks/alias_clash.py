"""A name of one entry is a name of another one too.

## Why

A word found in a text can be linked to one page only.

## Wrong

```glossary/lens.md
---
term: lens
aliases: [lamps]
---

# lens

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
aliases: [burning-glass]
---

# lens

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

## How to fix

Take the name out of one of the two entries. If people use one word for both, say so under Usage. A former slug under `was:`
must not be the file name of another entry.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Entry, Finding, TermId
from ..prose.terms import normal, plurals
from ._shared import fault, named


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Aliases, forms and former slugs that are another entry's, regular plurals counted."""
    entries = sorted((entry for entry in kb.entries.values() if named(kb, entry.id)), key=lambda one: one.path)
    owners: dict[str, Entry] = {}
    for entry in entries:
        for name in _spellings(entry.term):
            owners.setdefault(name, entry)
    former = {entry.id: entry for entry in entries}
    for entry in entries:
        for kind, names in (("aliases", entry.aliases), ("forms", entry.forms)):
            for at, name in enumerate(names):
                other = next((owners[one] for one in _spellings(name) if owners.get(one, entry) is not entry), None)
                if other is not None:
                    message = f"“{name}” is a name of {other.path} too."
                    hint = "Leave the name to one of the two entries; a use that people share is shown under Usage."
                    yield fault(entry.places.get(f"{kind}.{at}", entry.place), message, hint)
                for one in _spellings(name):
                    owners.setdefault(one, entry)
        for at, slug in enumerate(entry.was):
            holder = former.setdefault(TermId(slug), entry)
            if holder is not entry:
                message = f"“{slug}” is the name or a former name of {holder.path}."
                yield fault(entry.places.get(f"was.{at}", entry.place), message, "Leave the slug to one of the two entries.")


def _spellings(name: str) -> tuple[str, ...]:
    words = normal(name)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    return (words, *(words[:cut] + plural for plural in plurals(words[cut:]))) if words else ()
