"""Words that a speaker puts in quotation marks are given to the speaker without *reports*.

## Why

Words in quotation marks may be somebody else's, or mocked. Whoever quotes them as the speaker's own says something false.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

## Usage

### What it does {#work}

> a candle under a lens
>
> — [@handbook, Names]
```

## Right

```glossary/lens.md
---
term: lens
---

# lens

## Usage

### What it does {#work}

> a candle under a lens
>
> — reports: [@handbook, Names]
```

## How to fix

Add the act `reports`. Or quote more of the sentence, so that the quotation contains the marks: then readers see them. Evidence of a
relation cannot say *reports* itself: quote the words on the page with it, and take the evidence from there.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import Checked, KnowledgeBase
from ..graph.speech import in_own_marks
from ..model import Finding
from ._shared import fault, in_passage


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Quotations and evidence that lie wholly inside the speaker's own double quotation marks."""
    for one in kb.checked:
        if one.passage is not None and one.span is not None and not _reports(one) and in_own_marks(one.passage, *one.span):
            message = f"In {one.passage.key}, {one.passage.locator}, these words stand in the speaker's own quotation marks."
            hint = "Add the act “reports”, or quote more of the sentence, so that the marks are seen."
            yield fault(one.quotation.text.place, message, hint)
    for proof in kb.proofs:
        span, phrase, one_more = in_passage(proof), proof.relation.phrase, proof.checked
        if span is None or phrase is None or proof.passage is None or not in_own_marks(proof.passage, *span):
            continue
        if one_more is None or not (_reports(one_more) or in_own_marks(proof.passage, *(one_more.span or span))):
            message = "This evidence stands in the speaker's own quotation marks, and a relation cannot say “reports”."
            hint = "Quote the words on this page with the act “reports” and take the evidence from there, or take more of them."
            yield fault(phrase.place, message, hint)


def _reports(one: Checked) -> bool:
    return "reports" in one.acts
