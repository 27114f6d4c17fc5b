"""A passage begins, ends or leaves words out inside a sentence of its original.

## Why

What stands in front of the first word of a passage can turn all of it: “it is false that”, “they say”. So can what it leaves out between two of its
paragraphs. Whoever reads the passage on its page would not see it.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

## Usage

### What it does {#work}

> a lens is a light
>
> — [@log, June]
```

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
- original: log.txt, lines: 2

a lens is a light.
```

```bib/originals/log.txt
A fog signal speaks when the light cannot.
In the eyes of moths a lens is a light.
Keepers know better.
```

## Right

```glossary/lens.md
---
term: lens
---

# lens

## Usage

### What it does {#work}

> In the eyes of moths a lens is a light.
>
> — [@log, June]
```

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
- original: log.txt, lines: 2

In the eyes of moths a lens is a light.
```

```bib/originals/log.txt
A fog signal speaks when the light cannot.
In the eyes of moths a lens is a light.
Keepers know better.
```

## How to fix

Take the rest of the sentence into the passage; the message prints it, and the line `- original:` to write with it. Where it is no part of what the author
says, such as a mark of the received text, say so in the list under the locator: `- cut: …` with the reason, which the page of the source prints beside the words.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..graph.ask.passage_ends import Break, breaks, cut_off, told_of, whole_lines
from ..model import Finding, Passage, line_ranges
from ._shared import brief, fault, one_line


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Passages that lack a part of a sentence, and do not say why: of their first one or their last one, or within."""
    for passage in kb.passages.values():
        if passage.cut:
            continue
        before, behind = cut_off(kb, passage)
        if before or behind:
            does = "begins and ends" if before and behind else "begins" if before else "ends"
            words = " and ".join(f"{side} it stands “{one_line(some)}”" for side, some in (("before", before), ("behind", behind)) if some)
            yield fault(passage.place, f"“{brief(passage.locator)}” {does} inside a sentence of its original: {words}.", _hint(kb, passage))
        for one in breaks(kb, passage):
            words = " and ".join(f"{one_line(where)} stands “{one_line(some)}”" for where, some in told_of(passage, one))
            message = f"“{brief(passage.locator)}” leaves words out inside a sentence of its original: {words}."
            yield fault(passage.text.at(one.start), message, _hint(kb, passage, one))


def _hint(kb: KnowledgeBase, passage: Passage, *inside: Break) -> str:
    lines = whole_lines(kb, passage, inside)
    named = f" with - original: {passage.original}, lines: {line_ranges(lines)}" if not passage.view and lines != passage.lines else ""
    return f"Take these words into the passage{named}; or say under the locator why they are no part of it, as - cut: why."
