"""Our own words hold a mark that other flavours of Markdown know, and this one does not.

## Why

A footnote, a table, struck words, a line under a heading and boxes to tick are no marks here: readers would see the signs themselves.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

It bends light [@handbook, Lens].[^1]

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]

[^1]: And heats what stands behind it.
```

## Right

```glossary/lens.md
---
term: lens
---

# lens

It bends light, and heats what stands behind it [@handbook, Lens].

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

## How to fix

Say in a sentence or in a list what was in the footnote or the table; a page of `docs/` may have tables. Take struck words out. To show such signs as text, put them
between backticks. This is a warning: the site is built all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding
from ..prose.places import unmarked
from ._shared import fault, printed_prose

MARKS = (
    (re.compile(r"\[\^[^\[\]\s]+\]|\^\["), "A footnote", "Say it in a sentence, or in brackets."),
    (re.compile(r"^[ \t|]*:?-+:?[ \t]*\|[ \t|:-]*$", re.MULTILINE), "A table", "Write a list. A page of docs/ may have tables."),
    (re.compile(r"~~(?=[^\s~])[^~\n]*(?<=\S)~~"), "What looks like struck words", "Take the words out, or the marks."),
    (re.compile(r"(?<=[^\s=]\n)[ \t]*={2,}[ \t]*$", re.MULTILINE), "A line under a heading", "Write ### before the heading of an item, and nothing under it."),
    (re.compile(r"^[ \t]*[-*+][ \t]+\[[ xX]\](?=[ \t])", re.MULTILINE), "A box to tick", "Write the item without it."),
)
"""What each mark looks like, what it is, and what to write instead."""

SIGNS = re.compile(r"\^|\||~~|==|\[[ xX]\]")


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Footnotes, tables, struck words, underlined headings and boxes in our own prose; of each kind the first in a piece of it."""
    for text in printed_prose(kb):
        if SIGNS.search(text.value) is None:
            continue
        bare = unmarked(text.value)
        for pattern, what, hint in MARKS:
            if found := pattern.search(bare):
                yield fault(text.at(found.start()), f"{what} stands here, which is not read as one: its signs would be seen.", hint)
