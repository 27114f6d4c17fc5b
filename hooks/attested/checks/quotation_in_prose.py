"""A blockquote stands within our own words, where nobody checks it.

## Why

A blockquote is shown as somebody's words. Within a list, a note or a page of prose, no source is named for it that could be compared.

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
> — [@handbook, Lens]

1. > The lens collects the rays.
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

1. The handbook says "throws them out to sea" [@handbook, Lens].
```

## How to fix

Begin the line of an entry with “>”, outside of any list, and name the source below the words. In a list, in a note or on a page of `docs/`, write
the words in quotation marks and cite the passage beside them. On a page of `docs/`, what only shows how to write a quotation stands in a fence of
three backticks.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding
from ..prose.stream import read
from ._docs import quotations
from ._shared import fault, printed_prose

HINT = "Write the words in quotation marks with their citation beside them: \"words\" [@key, locator]. In an entry, a quotation stands outside of lists."


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Blockquotes in the prose of entries and on pages of ``docs/``."""
    message = "A blockquote stands here within our own words, and nothing would check it."
    for text in printed_prose(kb):
        if ">" in text.value:
            yield from (fault(text.at(one.start), message, HINT) for one in read(text.value) if one.kind == "quote" and one.nesting > 0)
    for text in kb.glossary.docs:
        yield from (fault(text.at(at), message, HINT) for at in quotations(text.value))
