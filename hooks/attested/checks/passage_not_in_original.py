"""The words of a passage are not those of its original.

## Why

Everything on the site rests on the passages. One that was altered, be it by a slip, would prove altered quotations.

## Wrong

```bib/passages/log.md
---
source: log
---

## May {#may}

- by: the keeper of the old station
- original: log.txt, lines: 1

A fog signal roars when the light cannot.
```

## Right

```bib/passages/log.md
---
source: log
---

## May {#may}

- by: the keeper of the old station
- original: log.txt, lines: 1

A fog signal speaks when the light cannot.
```

## How to fix

Copy the words from the named lines of the original. If they stand on other lines, correct `lines:`. Each paragraph, item of a list
and quotation inside has to stand there as a whole, in the same order. White space, forms of quotation marks, ligatures and a hyphen
at a line's end may differ, as between a quotation and its passage. Where the original has a sign in the place of a character that was
lost, as text taken from PDF often does, nobody knows what stood there: the passage has a paragraph before it and one behind it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..graph.ask.headwords import headword_is_there
from ..graph.ask.originals import GAP, collations
from ..model import Finding, Paragraph, Passage
from ..verbatim import Departure, hidden
from ._shared import fault, side_by_side

HINT = "Copy the words from the original, letter for letter, or correct the lines under “original:”."
HEADWORD = "Name the headword of this very entry, as it begins a line or a sentence there, and its line under “original:” too."
LOST = "A character of the original was lost here. End a paragraph of the passage before it and begin another behind it, or receive the original anew."


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Blocks that do not stand, whole and in order, in the named lines, read by the rule for quotations."""
    for passage in kb.passages.values():
        if passage.headword and not headword_is_there(kb, passage):
            message = f"The headword “{passage.headword}” does not stand right before these words in {where(passage)}."
            yield fault(passage.places["headword"], message, HEADWORD)
    for key, collation in collations(kb).items():
        for paragraph, result in collation:
            if isinstance(result, Departure):
                yield _departure(kb.passages[key], paragraph, result)


def _departure(passage: Passage, paragraph: Paragraph, result: Departure) -> Finding:
    words = passage.text.value[paragraph.start : paragraph.end]
    begin = max(words.rfind(" ", 0, result.at), words.rfind("\n", 0, result.at)) + 1
    word = (words[begin:].split() or [words[-20:]])[0]
    message = f"“{passage.locator}” parts from {where(passage)} at “{word}”."
    place = passage.text.at(paragraph.start + result.at)
    hint = LOST if hidden(result.nearest[result.nearest_at :][:1]) == 0 else HINT
    return fault(place, message, hint, side_by_side(words, result.at, result.nearest.replace(GAP, " ⏎ "), result.nearest_at))


def where(passage: Passage) -> str:
    """Say where in which original a passage is to stand."""
    if passage.view:
        return f"{passage.stands.replace(':', '')} of {passage.original} ({passage.view})"
    return f"lines {', '.join(map(str, passage.lines[:12]))} of {passage.original}"
