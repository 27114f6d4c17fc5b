"""A character that cannot be seen stands in the text.

## Why

Such characters make a text read otherwise than it looks: they can turn its direction around or hide words in it.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

A piece of ‮glass [@handbook].

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

Delete the character at the place that the message names, or type the words around it anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding, Place, Text
from ..verbatim import character_name, hidden
from ._shared import fault, prose


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Hidden characters in prose, names, bibliography, kinds of relation and passages; those of quotations are `quotation_not_in_source`'s."""
    for place, words in _places(kb):
        at = hidden(words.value if isinstance(words, Text) else words)
        if at is not None:
            char = words.value[at] if isinstance(words, Text) else words[at]
            where = words.at(at) if isinstance(words, Text) else place
            yield fault(where, f"The hidden character {character_name(char)} stands here.", "Delete it, or type the words around it anew.")


def _places(kb: KnowledgeBase) -> Iterator[tuple[Place, Text | str]]:
    for _, text in prose(kb):
        yield text.place, text
    for entry in kb.entries.values():
        for at in range(len(entry.aliases)):
            yield entry.places.get(f"aliases.{at}", entry.place), entry.aliases[at]
        for at in range(len(entry.forms)):
            yield entry.places.get(f"forms.{at}", entry.place), entry.forms[at]
        yield entry.places.get("term", entry.place), entry.term
    for source in kb.sources.values():
        yield source.place, "\n".join(source.fields.values())
    for kind in kb.kinds.values():
        yield kind.place, "\n".join((kind.name, kind.inverse, kind.description))
    for passage in kb.passages.values():
        yield passage.place, passage.text
        yield passage.place, "\n".join((passage.locator, passage.by, passage.by_remark, passage.headword, passage.variant, passage.remark))
