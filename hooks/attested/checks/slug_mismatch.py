"""A file is not named after its term.

## Why

Links are written with the term, and addresses are made of file names. If the two disagree, nobody can guess either. Where the letters
of the term say too little, as with C++ and C#, or are another entry's, `slug:` names the file.

## Wrong

```glossary/glass.md
---
term: lens
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
---

# lens

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

## How to fix

Rename the file: letters and digits of the term in lower case, a hyphen for everything else. Or say the name of the file in the front
matter, as `slug: c-plus-plus`; it is made of such letters and hyphens too. A term of signs alone, as *∅*, always does. If the page was published under the old name, list that under `was:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Entry, Finding, TermId, slug, slug_with_signs
from ..prose.terms import normal
from ._shared import fault, named


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Entries whose slug is not that of their term."""
    for entry in kb.entries.values():
        other = kb.entries.get(TermId(slug(entry.term)))
        if not entry.slug and other is not None and normal(other.term) == normal(entry.term):
            continue  # this one is right, or the two are `duplicate_term`
        if not named(kb, entry.id):
            continue
        if entry.slug:
            yield from _declared(entry)
        elif slug(entry.term) != entry.id:
            message = f"The file is “{entry.id}.md”, its term “{entry.term}”."
            yield fault(entry.places.get("term", entry.place), message, _hint(entry, other))


def _declared(entry: Entry) -> Iterator[Finding]:
    place, proper = entry.places.get("slug", entry.place), slug(entry.slug)
    if proper != entry.slug:
        message = f"“{entry.slug}” is no slug: it is made of small letters, digits and single hyphens between them."
        yield fault(place, message, f"Write “slug: {proper or slug_with_signs(entry.term) or 'some-name'}”, and name the file so.")
    elif entry.slug != entry.id:
        message = f"The file is “{entry.id}.md”, its slug “{entry.slug}”."
        yield fault(place, message, f"Name the file {entry.slug}.md, or correct “slug:”.")


def _hint(entry: Entry, other: Entry | None) -> str:
    made = slug(entry.term)
    if not made:
        name = entry.id if entry.id and entry.id == slug(entry.id) else slug_with_signs(entry.term) or "some-name"
        return f"A term of signs alone says its address in letters: write “slug: {name}” below “term:”, and name the file {name}.md."
    if other is not None:
        return f"{made}.md is the entry “{other.term}”: write “slug: {entry.id}” below this “term:”, or correct it."
    if slug_with_signs(entry.term) != made:
        return f"Write “slug: {entry.id}” below “term:”, or name the file {made}.md."
    return f"Name the file {made}.md, or correct “term:”."
