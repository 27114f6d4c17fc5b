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

Copy the words from the named lines of the original. If they stand on other lines, correct `lines:`. Each paragraph, and each
quotation inside, has to stand there as a whole, in the same order.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding, Passage
from ._originals import GAP, original_of
from ._shared import fault, side_by_side

HINT = "Copy the words from the original, letter for letter, or correct the lines under “original:”."


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Paragraphs that do not stand, whole and in order, in the named lines; only white space may differ."""
    for passage in kb.passages.values():
        original = original_of(kb, passage)
        if original is not None:
            yield from _compare(passage, original)


def _compare(passage: Passage, original: str) -> Iterator[Finding]:
    done = 0
    for paragraph in passage.paragraphs:
        words, offsets = _collapsed(passage.text.value[paragraph.start : paragraph.end])
        found = _find(original, words, done)
        if found >= 0:
            done = found + len(words)
            continue
        agree, near = _furthest(original, words, done)
        place = passage.text.at(paragraph.start + offsets[min(agree, len(offsets) - 1)])
        lines = ", ".join(map(str, passage.lines[:12]))
        begin = words.rfind(" ", 0, agree) + 1
        word = words[begin:].split(" ", 1)[0] or words[-20:]
        message = f"“{passage.locator}” parts from lines {lines} of {passage.original} at “{word}”."
        yield fault(place, message, HINT, side_by_side(words, agree, original[near:].replace(GAP, " ⏎ "), agree))


def _collapsed(words: str) -> tuple[str, list[int]]:
    """White space collapsed, and where each character stood."""
    kept: list[str] = []
    offsets: list[int] = []
    for at, char in enumerate(words):
        if not char.isspace():
            kept.append(char)
            offsets.append(at)
        elif kept and kept[-1] != " ":
            kept.append(" ")
            offsets.append(at)
    if kept and kept[-1] == " ":
        kept.pop()
        offsets.pop()
    text = "".join(kept)
    composed = unicodedata.normalize("NFC", text)
    return (text, offsets) if composed == text else (composed, [offsets[min(at, len(offsets) - 1)] for at in range(len(composed))])


def _find(original: str, words: str, start: int) -> int:
    """The first place from ``start`` where the words stand and no letter continues them; -1 if there is none."""
    at = original.find(words, start)
    while at >= 0:
        before, after = original[at - 1 : at], original[at + len(words) : at + len(words) + 1]
        if not (before.isalnum() and words[:1].isalnum()) and not (after.isalnum() and words[-1:].isalnum()):
            return at
        at = original.find(words, at + 1)
    return -1


def _furthest(original: str, words: str, start: int) -> tuple[int, int]:
    """Count the characters of the words that stand together in the original from ``start`` on, and tell where they stand."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if original.find(words[:middle], start) >= 0 else (low, middle - 1)
    return low, max(original.find(words[:low], start), 0)
