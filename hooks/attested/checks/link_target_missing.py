"""A link leads to a term, page or anchor of the glossary that does not exist.

## Why

Readers who follow the link would find nothing, and MkDocs does not see such links.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

Part of a [[lantern]] [@handbook, Lens].

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

Write `[[term]]` with the name of an entry's file, or `[words](term.md#anchor)`. An anchor is the id of a heading under Usage, Cases
or Claims, `definition`, or what `attested cite` shows for a quotation or a note. A term that was renamed is linked by its new name.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Entry, Finding, Place, TermId
from ..prose.places import terms
from ._links import Link, links
from ._shared import all_prose, broken, fault, prose
from ._targets import Targets

HINT = "Write [[term]], or [words](term.md#anchor), with the name of an entry's file and an id that stands on that page."


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Links between entries: in prose, terms in annotations and on pages of ``docs/``, and the terms that attributions name."""
    targets = Targets(kb)
    for text in all_prose(kb):
        for one in terms(text.value):
            place = text.at(one.start)
            term = kb.present(one.target)
            if not _exists(kb, term):
                yield fault(place, f"[[{one.target}]] leads to no entry.", HINT)
            elif one.detail and not targets.has(term, one.detail):
                yield fault(place, f"The page of “{term}” has nothing with the id “{one.detail}”.", HINT)
    for entry, text in prose(kb):
        for link in links(text):
            message = _missing(kb, targets, entry.id, link)
            if message:
                yield fault(text.at(link.offset), message, HINT)
    yield from _attributions(kb)
    yield from _answers(kb, targets)


def _exists(kb: KnowledgeBase, term: TermId) -> bool:
    return kb.exists(term) or broken(kb, f"glossary/{term}.md")


def _missing(kb: KnowledgeBase, targets: Targets, own: TermId, link: Link) -> str:
    """Say what is wrong with a link inside the glossary; nothing where it leads out of it."""
    if link.scheme or link.target.startswith(("//", "\\\\", "/\\")):
        return ""
    path, _, anchor = link.target.partition("#")
    name = path.removeprefix("./").removeprefix("../glossary/")
    if path and (not name.endswith(".md") or "/" in name):
        return f"“{link.target}” is not the file of an entry."
    term = TermId(name.removesuffix(".md")) if path else own
    if not _exists(kb, term):
        return f"There is no entry {name}."
    if path and not link.understood:
        return f"“{link.target}” is not written as links inside the glossary are."
    if (anchor or not path) and not targets.has(term, anchor):
        return f"The page of “{term}” has nothing with the id “{anchor}”."
    return ""


def _attributions(kb: KnowledgeBase) -> Iterator[Finding]:
    hint = "Write the name of an entry's file between the brackets, or add the entry."
    for one in kb.checked:
        attribution = one.quotation.attribution
        named: list[tuple[str, TermId, Place]] = []
        if attribution:
            named += [("also in", term, attribution.place) for term in attribution.also_in]
            named += [("on", qualifier.term, qualifier.place) for qualifier in attribution.qualifiers if qualifier.term]
        for words, term, place in named:
            if not _exists(kb, term):
                yield fault(place, f"“{words} [[{term}]]” leads to no entry.", hint)


def _answers(kb: KnowledgeBase, targets: Targets) -> Iterator[Finding]:
    hint = "Write “Answers: #id” with the id of a case, claim or use, of another entry as [[term#id]]."
    for entry in kb.entries.values():
        for one in (answered for item in entry.items for answered in item.answers or ()):
            term = one.term or entry.id
            if not _exists(kb, term):
                yield fault(one.place, f"“Answers: [[{one.term}#{one.anchor}]]” leads to no entry.", hint)
            elif not targets.has(term, one.anchor) or (term in kb.entries and _is_no_item(kb.entries[term], one.anchor)):
                yield fault(one.place, f"The page of “{term}” has no case, claim or use with the id “{one.anchor}”.", hint)


def _is_no_item(entry: Entry, anchor: str) -> bool:
    """Tell whether an id is none of a case, claim or use."""
    return not any(item.anchor == anchor and item.role != "definition" for item in entry.items)
