"""The words of a qualifier do not do what it says of them.

## Why

`hedged "safe"` tells readers that the author was in doubt, though “safe” says nothing of the kind. Which words weaken, strengthen, make conditional or frame
a sentence is in a table that anybody can read: `attested explain words` prints it.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

## Claims

### What it does {#work}

> A large lens is perhaps too heavy for one keeper
>
> — asserts, hedged "too heavy": [@handbook, Lens]
```

## Right

```glossary/lens.md
---
term: lens
---

# lens

## Claims

### What it does {#work}

> A large lens is perhaps too heavy for one keeper, if the stairs are steep.
>
> — asserts, hedged "perhaps" of "too heavy": [@handbook, Lens]
```

## How to fix

Name the words that weaken the sentence (`hedged`), strengthen it (`stressed`), make it conditional (`if`) or frame it (`under`); the message prints those that
stand there. If there are none, leave the qualifier out. Where only a part of the sentence is meant, name it behind: `hedged "perhaps" of "too heavy"`. This is a
warning, since no table knows all words.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..context import candidates, other_kind, qualifies
from ..graph import Checked, KnowledgeBase
from ..graph.ask.contexts import sentence_of_original
from ..graph.ask.languages import table_of
from ..model import Finding, Qualifier
from ..verbatim import Match, match
from ._shared import fault, one_line

DOES = {"hedged": "weaken a sentence", "stressed": "strengthen a sentence", "if": "make a sentence conditional", "under": "deny, report or ask what stands behind them"}


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Qualifiers whose words stand in the sentence and are in no table of such words."""
    for one in kb.checked:
        for qualifier in one.quotation.attribution.qualifiers if one.quotation.attribution else ():
            yield from _finding(kb, one, qualifier)


def _finding(kb: KnowledgeBase, one: Checked, qualifier: Qualifier) -> Iterator[Finding]:
    table, sentence, words = table_of(kb, one.passage), sentence_of_original(kb, one), qualifier.words.value
    found = match(words, sentence, polarity=kb.polarity(one.passage.key)) if one.passage and sentence and qualifier.kind in DOES else None
    if table is None or not isinstance(found, Match) or qualifies(qualifier.kind, words, sentence[: found.spans[0][0]], table):
        return
    message = f"“{one_line(words)}” is not among the words that {DOES[qualifier.kind]}."
    known = candidates(qualifier.kind, sentence, table)
    other = other_kind(qualifier.kind, words, table)
    if other:
        hint = f'Write {other} "{one_line(words)}", if that is meant.'
    elif known:
        marks = " or ".join(f'{qualifier.kind} "{one_line(some)}"' for some in known)
        hint = f"Write {marks}, if that is meant; or leave the qualifier out."
    else:
        hint = "Leave the qualifier out: this sentence has no such words that are known."
    yield fault(qualifier.words.place, message, hint)
