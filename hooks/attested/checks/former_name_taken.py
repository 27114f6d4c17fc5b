"""A former name of one thing is the name of another one.

## Why

Somebody may have cited the former name, and has to be led to what it named. If two things answer to it, or something else has taken it since,
readers are led to the wrong one.

## Wrong

```glossary/lamp.md
---
term: lamp
---

# lamp

## Usage

### Behind the lens {#lens}

Was: glass

> gathers the rays of the lamp and throws them out to sea
>
> — [@handbook, Lens]

### As a signal {#glass}

> The lens gathers the rays of the lamp and throws them out to sea.
>
> — [@handbook, Lens]
```

## Right

```glossary/lamp.md
---
term: lamp
---

# lamp

## Usage

### Behind the lens {#lens}

Was: glass

> gathers the rays of the lamp and throws them out to sea
>
> — [@handbook, Lens]

### As a signal {#signal}

> The lens gathers the rays of the lamp and throws them out to sea.
>
> — [@handbook, Lens]
```

## How to fix

Give the newer of the two another name: another id for a heading or a passage, another key for a source, another slug for a term. Names cannot be
swapped in one step, since each address was published as one of the two; give both new ones, and list the former one under `was`. A former name
that is listed twice, or is the present one, is taken out. If the ledger says that the former address was retired or moved elsewhere, one of the two
is wrong: take the name out of `was`, or the line that you added out of `glossary/anchors.lock`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..graph import KnowledgeBase
from ..ledger import Following, following, former_ids_of, hash_like, same_words
from ..model import Entry, Finding, FormerName, Place, Published, entry_path, slug, source_path
from ..model.ledger import address, parted
from ._ledger import page_known, published
from ._shared import BIBLIOGRAPHY, broken, fault, term_place

Named = tuple[str, Place, Sequence[FormerName]]
"""A thing: its present name, where that stands, and the names that it had."""


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Former names that something has today, that two things had, or that the ledger leads elsewhere; published names that were swapped."""
    found = following(kb)
    if not broken(kb, BIBLIOGRAPHY):
        sources = [(source.key, source.place, source.was) for source in kb.sources.values()]
        yield from _clashes(sources, "key", "the source")
        for source in kb.sources.values():
            yield from _elsewhere(found, [(one, source_path(one.name)) for one in source.was], (source_path(source.key), ""))
    for file in kb.files.values():
        page = source_path(file.key)
        passages = [(one.anchor, one.place, [was for was in _spelled(one.was) if was.name != one.anchor or one.anchor == slug(one.locator)]) for one in file.passages]
        yield from _clashes(passages, "id", "the passage")
        for passage in file.passages:
            olds = [(one, address(page, old)) for one in passage.was for old in former_ids_of(one)]
            yield from _elsewhere(found, olds, (page, passage.anchor))
    for entry in kb.entries.values():
        yield from _of_entry(found, entry)
    yield from _swapped(kb, found)


def _of_entry(found: Following, entry: Entry) -> Iterator[Finding]:
    page = entry_path(entry.id)
    quotations: list[Named] = [(quotation.anchor, quotation.place, ()) for item, quotation in entry.quotations if quotation.anchor != item.anchor]
    yield from _clashes([*((item.anchor, item.place, item.was) for item in entry.items), *quotations], "id", "what stands")
    for item in entry.items:
        yield from _elsewhere(found, [(one, address(page, one.name)) for one in item.was], (page, item.anchor))
        for quotation in item.quotations:
            notes = [(slug(one.phrase.value), one.phrase.place, _spelled(one.was)) for one in quotation.notes]
            yield from _clashes(notes, "phrase", "the note on")


def _spelled(names: Sequence[FormerName]) -> list[FormerName]:
    return [FormerName(slug(one.name), one.place) for one in names]


def _clashes(things: Sequence[Named], what: str, of: str) -> Iterator[Finding]:
    """Former names that are a present name, or that stand twice. ``what`` and ``of`` say in words what the names are and whose."""
    present = {name: place for name, place, _ in things}
    former: dict[str, Place] = {}
    for name, _, names in things:
        for one in names:
            if one.name == name:
                yield fault(one.place, f"“{one.name}” is the present {what}, so it is no former one.", "Take it out of “was”.")
            elif one.name in present:
                message = f"“{one.name}” is the {what} of {of} at {present[one.name].path}:{present[one.name].line}, so it cannot be a former one of “{name}”."
                yield fault(one.place, message, f"Give what is called “{one.name}” today another {what}, or take the name out of “was” here.")
            elif one.name in former:
                message = f"“{one.name}” is named as a former {what} a second time; the first is at line {former[one.name].line} of {former[one.name].path}."
                yield fault(one.place, message, "Leave it to the one that had this name.")
            former.setdefault(one.name, one.place)


def _elsewhere(found: Following, olds: Sequence[tuple[FormerName, str]], now: tuple[str, str]) -> Iterator[Finding]:
    """Former names whose published address leads elsewhere."""
    for one, old in olds:
        line = found.ledger.get(*parted(old))
        outcome = found.where(*parted(old)) if line is not None and line.state != "live" else None
        if line is None or outcome is None or outcome.target == now:
            continue
        told = f"retired because {outcome.retired.reason}" if outcome.retired else f"moved to “{address(*outcome.target)}”" if outcome.target else ""
        hint = "Take the name out of “was” here" + (f", or line {line.place.line} out of {line.place.path}." if line.pending else ".")
        yield fault(one.place, f"“{one.name}” cannot be a former name here: “{old}” was {told}.", hint)


def _swapped(kb: KnowledgeBase, found: Following) -> Iterator[Finding]:
    """Published headings, terms and sources that stand under the published name of another, under whose name something else stands."""
    places = dict(_places(kb))
    lines = [line for line in published(kb) if line.state == "live" and (line.page, line.id) in places.keys() & found.today.anchors.keys()]
    changed = {(line.page, line.id): line for line in lines if page_known(kb, line.page) and not same_words(_hash(found, line), line.hash)}
    for at, line in changed.items():
        part = found.today.anchors[at]
        hash_ = hash_like(part, line.hash)
        other = next((one for there, one in changed.items() if there != at and same_words(hash_, one.hash) and found.today.anchors[there].kind == part.kind), None)
        if other is not None and any(one.words for one in part.walk()) and not _led_over(found, other, line):
            message = f"“{line.address}” holds what was published as “{other.address}”, where something else stands today."
            hint = "Give both the names that they had; or give each a name that neither had, and list its former one under “was”."
            yield fault(places[at], message, hint)


def _led_over(found: Following, page: Published, there: Published) -> bool:
    """Tell whether lines say of each heading on a published page that it moved to another page: then its content was moved, and no name was swapped."""
    if page.id:
        return False
    headings = [line for line in found.ledger.lines if line.page == page.page and line.id and (line.pending or line.state == "live") and found.enclosing_ids(line.page, line.id) == ("",)]
    return all(line.state == "moved" and parted(line.successor)[0] == there.page for line in headings) and bool(headings)


def _hash(found: Following, line: Published) -> str:
    return hash_like(found.today.anchors[line.page, line.id], line.hash)


def _places(kb: KnowledgeBase) -> Iterator[tuple[tuple[str, str], Place]]:
    """Where each thing with a name of its own is written, by its address."""
    for entry in kb.entries.values():
        page = entry_path(entry.id)
        yield (page, ""), term_place(entry)
        yield from (((page, item.anchor), item.place) for item in entry.items if item.role != "definition")
    for source in kb.sources.values():
        yield (source_path(source.key), ""), source.place
    for passage in kb.passages.values():
        yield (source_path(passage.key), passage.anchor), passage.place
