"""What a passage's author quotes does not stand in the passage it is said to come from.

## Why

Words inside such a quotation are shown as those of the one named. If they are not, they are given to the wrong person.

## Wrong

```bib/passages/log.md
---
source: log
---

## May {#may}

- by: a keeper
- original: log.txt, lines: 1

A fog signal speaks when the light cannot.

## June {#june}

- by: a keeper
- original: june.txt, lines: 1

> A fog signal shouts when the light cannot.
>
> — May
```

```bib/originals/june.txt
A fog signal shouts when the light cannot.
```

## Right

```bib/passages/log.md
---
source: log
---

## May {#may}

- by: a keeper
- original: log.txt, lines: 1

A fog signal speaks when the light cannot.

## June {#june}

- by: a keeper
- original: june.txt, lines: 1

> A fog signal speaks when the light cannot.
>
> — May
```

```bib/originals/june.txt
A fog signal speaks when the light cannot.
```

## How to fix

See whose words they are and name that passage. Where the author quotes inexactly, the words are the author's own: write them
as a paragraph, without `>`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..graph.ask.originals import stands_in_original
from ..graph.comparing import compare
from ..model import Finding
from ..verbatim import Mismatch, hidden
from ._shared import difference, fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Quoted stretches of passages, compared with the passage that their attribution names."""
    for passage in kb.passages.values():
        if hidden(passage.text.value) is not None:
            continue
        for quoted in passage.quoted:
            origin = kb.passages.get((quoted.citation.key, quoted.citation.locator)) if quoted.citation else None
            if origin is None or hidden(origin.text.value) is not None:
                continue
            words = passage.text.value[quoted.start : quoted.end]
            names = frozenset({words})  # brackets are those of the author who quotes, and hold what they hold
            result = compare(words, origin, brackets_ours=True, names=names, polarity=kb.polarity(origin.key))
            if not isinstance(result, Mismatch) or result.reason == "ambiguous":
                continue
            if stands_in_original(kb, passage, words) and not stands_in_original(kb, origin, words):
                message = f"These words, quoted in “{passage.locator}”, do not stand like this in {origin.key}, {origin.locator}."
                hint = "Name the passage they come from, or write what is quoted inexactly as a paragraph without “>”."
                yield fault(passage.text.at(quoted.start + result.at), message, hint, difference(words, result))
