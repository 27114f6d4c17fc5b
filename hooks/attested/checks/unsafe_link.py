"""A link leads somewhere that a page must not link to.

## Why

A link such as `javascript:` runs a program in the reader's browser; others leave the encrypted web or say nothing of where they
lead.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

A [piece of glass](javascript:alert) [@handbook, Lens].

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

A [piece of glass](https://example.org/) [@handbook, Lens].

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

## How to fix

Links begin with https://, http:// or mailto:, or lead to an entry: `[words](term.md#anchor)`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding
from ..model.addresses import LINK_SCHEMES
from ..model.markup import unsafe
from ..read.addresses import fault_of
from ._links import links
from ._shared import all_prose, fault

HINT = "Write an address that begins with https://, http:// or mailto:, or [words](term.md#anchor) for an entry."


USER = "Write it without what stands before the “@”: a name there makes an address look like that of another host."


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Links in prose, pages of docs/ among it, and in the facts about passages whose scheme is none of the three, however it is spelled, or that name a user."""
    yield from kb.findings_of_reading("unsafe_link")
    for text in all_prose(kb):
        for link in links(text):
            if link.scheme and link.scheme not in LINK_SCHEMES:
                yield fault(text.at(link.offset), f"“{link.scheme}:” is not a scheme that a page may link to.", HINT)
            elif link.target.startswith(("//", "\\\\", "/\\")):
                yield fault(text.at(link.offset), "This address does not say by which scheme it is reached.", HINT)
            elif why := unsafe(link.target):
                yield fault(text.at(link.offset), f"This {why.removeprefix('an ')}.", USER if "user" in why else HINT)
    for passage in kb.passages.values():
        if passage.url and (told := fault_of(passage.url)) is not None:
            yield fault(passage.places.get("url", passage.place), *told)
