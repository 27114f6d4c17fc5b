"""An omission leaves out a word that can turn a sentence, such as “not”, “only” or “if”.

## Why

What `[…]` stands for is not read. In a short omission such a word is refused (`quotation_not_in_source`); in a longer one it may be harmless, so
somebody has to look at it.

## Wrong

```glossary/fog-horn.md
---
term: fog horn
---

# fog horn

## Usage

### What it is for {#use}

> A fog horn [...] speaks when the light cannot.
>
> — [@log, May]
```

```bib/passages/log.md
---
source: log
---

## May {#may}

- by: a keeper
- original: log.txt, lines: 1-2

A fog signal speaks when the light cannot.

A fog horn, which nobody who sleeps below it loves, speaks when the light cannot.
```

```bib/originals/log.txt
A fog signal speaks when the light cannot.
A fog horn, which nobody who sleeps below it loves, speaks when the light cannot.
```

## Right

```glossary/fog-horn.md
---
term: fog horn
---

# fog horn

## Usage

### What it is for {#use}

> A fog horn [...] speaks when the light cannot.
>
> — [@log, May] (cut: who loves it is not at issue)
```

```bib/passages/log.md
---
source: log
---

## May {#may}

- by: a keeper
- original: log.txt, lines: 1-2

A fog signal speaks when the light cannot.

A fog horn, which nobody who sleeps below it loves, speaks when the light cannot.
```

```bib/originals/log.txt
A fog signal speaks when the light cannot.
A fog horn, which nobody who sleeps below it loves, speaks when the light cannot.
```

## How to fix

Read the words that the message prints. If they limit what is quoted, quote them. If they do not, say so behind the source:
`(cut: …)` with the reason, which the page prints.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..graph.ask.contexts import cuts
from ..model import Finding
from ._cuts import finding


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Omissions with words of polarity in them, each once with all of these."""
    for cut in cuts(kb):
        if cut.lost.severity == "warning" and cut.lost.side == "gap":
            yield finding(kb, cut)
