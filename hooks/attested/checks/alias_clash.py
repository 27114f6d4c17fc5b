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

Take the name out of one of the two entries. If people use one word for both, say so under Usage. Names that differ in capital letters are
two where one is all in capitals (*IT* and *it*), or where the front matter of one of the entries has a `slug:`. A former slug under `was:`
must not be the file name of another entry.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Entry, Finding, TermId
from ..prose.terms import exact, normal, only_in_capitals, plurals
from ._shared import fault, named


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Aliases, forms and former slugs that are another entry's, regular plurals counted."""
    entries = sorted((entry for entry in kb.entries.values() if named(kb, entry.id)), key=lambda one: one.path)
    owners: dict[str, list[tuple[Entry, str]]] = defaultdict(list)
    for entry in entries:
        for name in _spellings(entry.term):
            owners[name].append((entry, entry.term))
    former = {entry.id: entry for entry in entries}
    for entry in entries:
        for kind, names in (("aliases", entry.aliases), ("forms", entry.forms)):
            for at, name in enumerate(names):
                found = (held for one in _spellings(name) for held in owners[one])
                other = next((owner for owner, held in found if owner is not entry and not _told_apart(entry, name, owner, held)), None)
                if other is not None:
                    message = f"“{name}” is a name of {other.path} too."
                    hint = "Leave the name to one of the two entries; a use that people share is shown under Usage."
                    yield fault(entry.places.get(f"{kind}.{at}", entry.place), message, hint)
                for one in _spellings(name):
                    owners[one].append((entry, name))
        for at, slug in enumerate(entry.was):
            holder = former.setdefault(TermId(slug), entry)
            if holder is not entry:
                message = f"“{slug}” is the name or a former name of {holder.path}."
                yield fault(entry.places.get(f"was.{at}", entry.place), message, "Leave the slug to one of the two entries.")


def _spellings(name: str) -> tuple[str, ...]:
    """A name as names are compared, and its regular plurals."""
    words = normal(name)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    return (words, *(words[:cut] + plural for plural in plurals(words[cut:]))) if words else ()


def _told_apart(entry: Entry, name: str, other: Entry, held: str) -> bool:
    """Tell whether two names of entries that differ by case alone are meant to."""
    return normal(name) == normal(held) and exact(name) != exact(held) and (bool(entry.slug or other.slug) or only_in_capitals(name) != only_in_capitals(held))
