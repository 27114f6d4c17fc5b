"""A citation names a place that is not held of its source.

## Why

The locator leads readers to the words. A wrong one leads them to other words, or nowhere.

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
> — [@handbook, Lenses]
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

Write the locator as it stands in a heading of `bib/passages/<key>.md`, or add the passage there. In prose, a source of which no
passages are held may be cited with any locator; so may a place that you tell in your own words: `[@key, place, read 2026-11-26]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding, slug
from ..prose.notation import AS_A_WHOLE
from ._shared import Cited, broken, cited, differs_in_case, fault, one_line


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Citations whose locator is no heading of the source's file of passages."""
    for one in cited(kb):
        if not _settled(kb, one):
            yield _finding(kb, one)


def _settled(kb: KnowledgeBase, one: Cited) -> bool:
    """Tell whether the place exists, or is nothing that this check may speak of."""
    key, locator = one.citation.key, one.citation.locator
    if (key, locator) in kb.passages or broken(kb, f"bib/passages/{key}.md"):
        return True
    if key not in kb.sources and key not in kb.files:
        return True
    if one.where == "paraphrase":
        return True
    if one.where == "prose":
        return locator in ("", AS_A_WHOLE) or key not in kb.files
    return one.passage is not None and one.passage.key == key


def _finding(kb: KnowledgeBase, one: Cited) -> Finding:
    key, locator = one.citation.key, one.citation.locator
    file = kb.files.get(key)
    if file is None:
        message = f"No passages of “{key}” are held, so nothing can be quoted from it."
        return fault(one.citation.place, message, f"Add bib/passages/{key}.md with a heading and the words for each locator.")
    held = "; ".join(passage.locator for passage in file.passages) or "none"
    message = f"“{key}” has no locator “{one_line(locator)}”." if locator else f"The citation of “{key}” names no locator."
    message += differs_in_case(locator, [passage.locator for passage in file.passages])
    hint = f"Write one of the headings of {file.path} ({held}), or add the passage there."
    now = next((passage.locator for passage in file.passages if slug(locator) in {slug(one.name) for one in passage.was}), "")
    if now and locator:
        message, hint = f"“{one_line(locator)}” is called “{now}” now.", f"Write [@{key}, {now}]; “attested fix” writes it wherever the former locator stands."
    return fault(one.citation.place, message, hint)
