"""A link to a term or a citation was begun and not finished.

## Why

`[[term]]` and `[@key, locator]` become links. Where a bracket or the comma is missing, readers would see the marks themselves.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

Part of a [[lamp] [@handbook, Lens].

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

Part of a [[lamp]] [@handbook, Lens].

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

## How to fix

Write `[[term]]` with two brackets on either side, and `[@key, locator]` with a comma behind the key. Several sources have a pair of brackets
each, and words such as *see* stand outside of them: `see [@key, locator] [@other, locator]`. To show such marks as text,
put them between backticks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding, Text
from ..prose.places import tokens, unmarked
from ._shared import fault, printed_prose

BEGUN = re.compile(r"(?:\[\[(?!\[[^\[])|\[\s?@)(?:[^\[\]\n]{0,40}\]{1,2}|[^\s\[\]]*)")
"""Of three brackets the last two are those of a term: ``[[[term]]]`` is one in brackets."""

KEY = re.compile(r"(?<![\w@.([{（［｛【〔])@(\w++(?:[:.\-]+\w++)*+)(?!/)")
"""A key as pandoc has it, in running text or behind other words in brackets. Of those right behind a bracket, others speak."""


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """``[[`` and ``[@`` in prose that are not understood as a link to a term or as a citation, and keys of records outside of citations."""
    for text in printed_prose(kb):
        if BEGUN.search(text.value):
            understood = {token.start for token in tokens(text.value, "term", "citation")}
            for found in BEGUN.finditer(unmarked(text.value)):
                if found.start() not in understood:
                    what = "link to a term" if found[0].startswith("[[") else "citation"
                    message = f"A {what} begins here that was not understood: “{text.value[found.start() : found.end()].strip()}”."
                    hint = "Write [[term]]." if what == "link to a term" else "Write [@key, locator], with a comma behind the key."
                    yield fault(text.at(found.start()), message, hint)
        if "@" in text.value:
            yield from _keys(kb, text)


def _keys(kb: KnowledgeBase, text: Text) -> Iterator[Finding]:
    """The keys of records that stand outside of citations, as in ``[see @key, p. 3]``: pages would print them as they are."""
    cited = [(token.start, token.end) for token in tokens(text.value, "citation")]
    for found in KEY.finditer(unmarked(text.value)):
        if found[1] in kb.sources and not any(start < found.start() < end for start, end in cited):
            message = f"“@{found[1]}” names a record here, and cites nothing: a citation begins with [@."
            yield fault(text.at(found.start()), message, f"Write [@{found[1]}, locator], each in brackets of its own, with other words outside of them.")
