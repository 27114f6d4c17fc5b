"""The words of a qualifier do not stand in the sentence that it qualifies.

## Why

`hedged`, `stressed`, `if` and `under` keep a quotation honest only if the author said so, and said so there. `on` names one of our annotated phrases as
the point at issue, so there has to be one.

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
> — asserts, hedged "maybe": [@handbook, Lens]
```

## Right

```glossary/lens.md
---
term: lens
---

# lens

## Claims

### What it does {#work}

> A large lens is perhaps too heavy for one keeper
>
> — asserts, hedged "perhaps" of "too heavy", if "the stairs are steep": [@handbook, Lens]
```

## How to fix

Copy the words of `hedged`, `stressed`, `if` and `under` from the same sentence of the original; they may stand outside the quotation. If they
stand there twice, take more of them. Where they bear on a part of the sentence only, name it: `hedged "perhaps" of "too heavy"`. For `on`, write a phrase that has a note on this page, or `on [[term]]` and a phrase that has one there.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import Checked, KnowledgeBase
from ..graph.ask.contexts import sentence_of_original
from ..model import Finding, Qualifier, Text
from ..verbatim import Mismatch, match, normalise
from ._shared import certain, difference, fault, sentence


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Qualifiers whose words are not in the sentence, or not annotated."""
    for one in kb.checked:
        for qualifier in one.quotation.attribution.qualifiers if one.quotation.attribution else ():
            if qualifier.kind == "on":
                findings = [_criterion(kb, one, qualifier)]
            else:
                findings = [_words(kb, one, qualifier.kind, words) for words in (qualifier.words, qualifier.part) if words is not None]
            yield from filter(None, findings)


def _words(kb: KnowledgeBase, one: Checked, kind: str, words: Text) -> Finding | None:
    if one.passage is None or one.span is None:
        return None
    result = match(words.value, sentence_of_original(kb, one), polarity=kb.polarity(one.passage.key))
    if not isinstance(result, Mismatch):
        return None
    if result.reason == "ambiguous":
        message = f"“{words.value}” stands more than once in the sentence."
        return fault(words.place, message, "Take more of the words around it, so that it is clear which is meant.")
    message = f"“{words.value}” does not stand in the sentence that is quoted. {sentence(result)}"
    hint = f"Write {kind} \"…\" with words of that sentence, letter for letter; they may stand outside the quotation."
    return fault(words.at(result.at), message, hint, difference(words.value, result))


def _criterion(kb: KnowledgeBase, one: Checked, qualifier: Qualifier) -> Finding | None:
    term = qualifier.term or one.entry.id
    entry = kb.entries.get(term)
    if entry is None or not certain(kb, entry.path):
        return None
    words = normalise(qualifier.words.value).text
    if any(normalise(note.phrase.value).text == words for _, quotation in entry.quotations for note in quotation.notes):
        return None
    if any(isinstance(note.result, Mismatch) for other in kb.by_entry.get(term, ()) for note in other.notes):
        return None  # a note there has lost its phrase, which is a finding of its own and may be this one
    where = f"the page of “{term}”" if qualifier.term else "this page"
    message = f"No phrase “{qualifier.words.value}” is annotated on {where}."
    hint = "Write on \"…\" with a phrase that has a note on this page, or on [[term]] \"…\" with one that has a note there."
    return fault(qualifier.words.place, message, hint)
