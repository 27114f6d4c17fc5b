"""A quotation gives words to one who only quotes them.

## Why

Whoever is quoted inside a passage is its author's opponent as often as not. To give the words to the one who quotes them can turn
a dispute around.

## Wrong

```glossary/fog-signal.md
---
term: fog signal
---

# fog signal

## Usage

### What it does {#work}

> A fog signal speaks when the light cannot.
>
> — [@handbook, Fog]
```

## Right

```glossary/fog-signal.md
---
term: fog signal
---

# fog signal

## Usage

### What it does {#work}

> A fog signal speaks when the light cannot.
>
> — [@log, May]
```

## How to fix

Cite the passage that the words come from; that they came through another is derived and shown. If the quotation begins or ends
outside the quoted words, make two of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import Checked, KnowledgeBase
from ..graph.ask.bearing import evidence_in_passage
from ..graph.speech import speaker_at
from ..model import Finding, Passage, Place, Quoted
from ._shared import fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Quotations, and evidence with a source of its own, that hold words which the passage gives to another."""
    for one in kb.checked:
        if one.matched is None or one.passage is None:
            continue
        for start, end in one.matched.spans:
            quoted = speaker_at(one.passage, start, end)
            if quoted is not None:
                yield _finding(_place(one, max(start, quoted.start)), one.passage, quoted)
                break
    for proof in kb.proofs:
        span, phrase = evidence_in_passage(proof), proof.relation.phrase
        if proof.checked is None and proof.passage is not None and span is not None and phrase is not None:
            quoted = speaker_at(proof.passage, *span)
            if quoted is not None:
                yield _finding(phrase.place, proof.passage, quoted)


def _place(one: Checked, offset: int) -> Place:
    """Give the place in the entry at which the character at an offset of the passage was written; white space may differ there."""
    text, passage = one.quotation.text, one.passage
    for piece in one.matched.pieces if one.matched and passage else ():
        if piece.kind == "words" and passage and piece.passage[0] <= offset < piece.passage[1]:
            written = [at for at in range(*piece.quote) if not text.value[at].isspace()]
            signs = len(_solid(passage.text.value[slice(*piece.passage)])) == len(written)  # the signs of a list may be left out
            before = len(_solid((passage.text.value if signs else passage.without_signs)[piece.passage[0] : offset]))
            return text.at(written[min(before, len(written) - 1)])
    return text.place


def _solid(words: str) -> str:
    return "".join(words.split())


def _finding(place: Place, passage: Passage, quoted: Quoted) -> Finding:
    whose = f"{quoted.citation.key}, {quoted.citation.locator}" if quoted.citation else "somebody else"
    message = f"The words from here on are quoted in {passage.key}, {passage.locator}; they are those of {whose}."
    return fault(place, message, "Cite the passage that the words come from, and let no quotation run over the border.")
