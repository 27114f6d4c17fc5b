"""A proposed source is not taken over yet.

## Why

The form “Add a source” makes one file in `bib/proposed/`, which holds what somebody pasted: a record, a text, a sentence. Nothing is
published of it. Its record, its passage and its pin, or the text itself, have to stand in files of their own, where the checks compare
them.

## Wrong

```bib/proposed/log.md
### The record of the source

@misc{log, title = {Log of the old station}}

### The text around the sentence

A lamp that nobody tends is no light.

### The sentence to be quoted

A lamp that nobody tends is no light.
```

## Right

```bib/originals/log.txt
A fog signal speaks when the light cannot.
A lamp that nobody tends is no light.
```

```bib/passages/log.md
---
source: log
---

## May {#may}

- by: the keeper of the old station (name not established)
- original: log.txt, lines: 1

A fog signal speaks when the light cannot.

## June {#june}

- original: log.txt, lines: 2

A lamp that nobody tends is no light.
```

## How to fix

`attested receive --proposal FILE --show` prints the files that the proposal becomes, or says what it lacks, as the summary of the check
does. Paste them where it says, or let the command write them (without `--show`), and delete the proposal.

Where the proposal lacks something, the finding stands at its line in the proposal: mend it there, and the check tries again.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Yield the findings that the reading itself reported."""
    yield from kb.findings_of_reading("proposal_not_taken_over")
