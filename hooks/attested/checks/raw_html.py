"""Something that contributors write holds an HTML tag.

## Why

HTML can run scripts in readers' browsers, and it does not survive in other forms of the glossary.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

A piece of <b>glass</b> [@handbook].

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

A piece of **glass** [@handbook].

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

## How to fix

Use Markdown: `*emphasis*`, `**strong**`, lists, links as `[words](https://…)`; an address in angle brackets counts as HTML. To
show a tag as text, put it between backticks. The words of a quotation are printed as they stand and need nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Entry, Finding, Place
from ..prose.places import unmarked
from ._shared import TAG, fault, prose

HINT = "Write Markdown: *emphasis*, lists, links as [words](https://…); show a tag as text between backticks: `<b>`."


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Tags, comments and declarations in prose, names, bibliography and the facts about passages; one for each line."""
    seen: set[tuple[str, int]] = set()
    for place, words in _places(kb):
        if (place.path, place.line) not in seen:
            seen.add((place.path, place.line))
            yield fault(place, f"HTML stands here: “{words}”.", HINT)


def _places(kb: KnowledgeBase) -> Iterator[tuple[Place, str]]:
    for _, text in prose(kb):
        for found in TAG.finditer(unmarked(text.value)) if "<" in text.value else ():
            yield text.at(found.start()), _shown(text.value[found.start() :])
    for place, words in _names(kb):
        found_first = TAG.search(words)
        if found_first:
            yield place, _shown(words[found_first.start() :])


def _names(kb: KnowledgeBase) -> Iterator[tuple[Place, str]]:
    for entry in kb.entries.values():
        yield from _front(entry)
        for wording in entry.wordings:
            yield from ((phrase.place, phrase.value) for phrase in wording.phrases)
    for source in kb.sources.values():
        yield from ((source.place, value) for value in source.fields.values())
    for file in kb.files.values():
        yield file.place, file.retrieved
        for passage in file.passages:
            yield passage.place, passage.locator
            facts = {"by": passage.by, "answers": passage.answers, "headword": passage.headword, "variant": passage.variant, "place": passage.remark}
            facts["by"] += passage.by_remark
            yield from ((passage.places.get(name, passage.place), value) for name, value in facts.items())
    for kind in kb.kinds.values():
        yield from ((kind.place, words) for words in (kind.name, kind.inverse, kind.description))


def _front(entry: Entry) -> Iterator[tuple[Place, str]]:
    yield entry.places.get("term", entry.place), entry.term
    for name, values in (("aliases", entry.aliases), ("forms", entry.forms), ("was", entry.was)):
        for at, value in enumerate(values):
            yield entry.places.get(f"{name}.{at}", entry.place), value


def _shown(words: str) -> str:
    end = words.find(">")
    tag = " ".join((words[: end + 1] if 0 <= end < 40 else words[:40] + "…").split())
    return tag
