"""None of an entry's quotations contains its term.

## Why

A page about a word has to show somebody using it.

## Wrong

```glossary/fog.md
---
term: fog
---

# fog

## Usage

### What it does {#work}

> throws them out to sea.
>
> — [@handbook, Lens]
```

## Right

```glossary/lens.md
---
term: lens
---

# lens

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

## How to fix

Quote words that contain the term; words that you put in brackets do not count. Where a dictionary defines a word without repeating
it, name that word under the locator of the passage, as in `- headword: lens`; it is checked against the original. If the source
uses another part of speech or an irregular plural, list that under `forms:`; if it spells the term in another way, under `aliases:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import Checked, KnowledgeBase
from ..graph.ask.mentions import terms_in
from ..graph.ask.standing import shown_on
from ..graph.speech import sentence_around
from ..model import Entry, Finding
from ..prose.terms import normal, stands_as_sign
from ._shared import certain, fault, named, shared_known


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Entries none of whose quotations, with the rest of its sentence, holds the term in any of its forms."""
    known = shared_known(kb)
    for entry in kb.entries.values():
        shown = shown_on(kb, entry.id)
        if not known or not shown or not named(kb, entry.id) or not certain(kb, entry.path):
            continue
        if all(one.matched for one in shown) and not any(_holds(kb, entry, one) for one in shown):
            message = f"“{entry.term}” stands in none of the quotations on its page."
            hint = "Quote words that contain it, or list the spelling that the source uses under forms: or aliases:."
            if any(one.item.role == "definition" and one.passage is not None and not one.passage.headword for one in shown):
                hint += f" If the source has the word right before the definition, as dictionaries do, write “- headword: {entry.term}” under the heading of the passage."
            yield fault(entry.place, message, hint)


def _holds(kb: KnowledgeBase, entry: Entry, one: Checked) -> bool:
    own = {normal(name) for name in entry.names}
    found = [(one.printed, terms_in(kb, one))]
    if one.passage is not None and one.span is not None:
        sentence = one.passage.text.value[slice(*sentence_around(one.passage, *one.span))]
        found.append((sentence, tuple(kb.matcher.find(sentence))))
        headword = one.passage.headword.strip(" ,.:;") if one.item.role == "definition" else ""
        whole = tuple(some for some in kb.matcher.find(headword) if (some.start, some.end) == (0, len(headword)))
        found.append((headword, whole))
    return any(
        mention.term == entry.id or normal(text[mention.start : mention.end]) in own
        for text, mentions in found
        for mention in mentions
    ) or any(stands_as_sign(name, text) for name in entry.names for text, _ in found)
