"""The translation of a quotation is not in the source that it names.

## Why

A cited translation is somebody's words, as the quotation is. Words that its passage does not hold would be put into the translator's mouth.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> translation ([@handbook, Light]): The lens gathers the rays
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
> translation ([@handbook, Light]): A light is a lamp that a keeper tends
>
> — [@handbook, Lens]
```

## How to fix

Copy the words from the passage, letter for letter; leave words out with `[...]`. If you translated them yourself, write `translation (ours)`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding
from ..verbatim import Mismatch
from ._shared import difference, fault, sentence


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Cited translations whose words are not those of the passage they name."""
    for one in kb.checked:
        translation = one.quotation.translation
        if translation is None or translation.citation is None or not isinstance(one.translated, Mismatch):
            continue
        cited, words = translation.citation, translation.text
        message = f"The translation from {cited.key}, {cited.locator} does not stand in the passage like this. {sentence(one.translated)}"
        hint = "Copy the words from the passage, letter for letter, or write “translation (ours)” if they are yours."
        yield fault(words.at(one.translated.at), message, hint, difference(words.value, one.translated))
