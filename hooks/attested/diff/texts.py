"""Texts beside the quotations: our own words on the terms, and what is held of the sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model import Entry, Glossary, Note, Place, Quotation, Text, Usage
from .changes import TextChange
from .pairing import QuotationPair, moved_items, same_notes
from .states import States, unread, within
from .words import one_line, pieces

Key = tuple[str, str]
"""What a text is, and which of them."""

LINKED: Key = ("linked where it stands in prose", "")
"""Told of entries of both states only."""

FACTS = ("by", "answers", "original", "variant", "url", "place")


@dataclass(frozen=True, slots=True)
class _Said:
    """A text and where it was written."""

    words: str
    place: Place


def entry_texts(states: States, pairs: Sequence[QuotationPair]) -> Iterator[TextChange]:
    """Our own words: glosses, headings, senses, remarks, notes, advice on wording, and whether a term is linked."""
    moved = moved_items(states, pairs)
    for old, new in states.entries:
        before, after = _texts(old, moved[new.id] if old and new else {}), _texts(new, {})
        shown = new or old
        assert shown is not None
        sure_gone = new is None or not unread(states.new, new.path)
        sure_new = old is None or not unread(states.old, old.path)
        if old and new and sure_gone and sure_new:
            before[LINKED], after[LINKED] = _linked(old), _linked(new)
        yield from _compared(shown.id, shown.term, before, after, gone=sure_gone, came=sure_new)
    for pair in pairs:
        entry = (pair.new or pair.old).entry  # type: ignore[union-attr]
        for note, noted in same_notes(pair):
            before, after = ({("note", ""): _noted(one)} if one else {} for one in (note, noted))
            yield from _compared(entry.id, entry.term, before, after)


def _texts(entry: Entry | None, moved: Mapping[str, str]) -> dict[Key, _Said]:
    """What we say on a page beside the notes. ``moved`` are the ids of items that have another one in the later state."""
    found: dict[Key, _Said] = {}
    if entry is None:
        return found
    if entry.gloss:
        found["gloss", ""] = _said(entry.gloss)
    for item in entry.items:
        anchor = f"#{moved.get(item.anchor, item.anchor)}"
        if item.role != "definition":
            found["heading", anchor] = _said(item.heading)
        if isinstance(item, Usage) and item.sense:
            found["sense", anchor] = _Said(item.sense, item.place)
        remarks = [block for block in item.blocks if not isinstance(block, Quotation)]
        for at, text in enumerate(remarks, start=1):
            found["remark" if at == 1 else f"remark {at}", anchor] = _said(text)
    for wording in entry.wordings:
        found["wording", ", ".join(f"“{one_line(phrase.value)}”" for phrase in wording.phrases)] = _said(wording.advice)
    return found


def _linked(entry: Entry) -> _Said:
    return _Said("yes" if entry.autolink else "no", entry.places.get("autolink", entry.place))


def _noted(note: Note) -> _Said:
    return _Said(f"“{one_line(note.phrase.value)}”: {one_line(note.body.value)}", note.phrase.place)


def _said(text: Text) -> _Said:
    return _Said(one_line(text.value), text.place)


def _compared(
    owner: str, title: str, before: Mapping[Key, _Said], after: Mapping[Key, _Said], *, gone: bool = True, came: bool = True
) -> Iterator[TextChange]:
    """What differs. ``gone`` and ``came`` are whether it may be said that a text is gone or new."""
    for key, now in after.items():
        then = before.get(key)
        if then is None and came:
            yield TextChange("added", key[0], owner, title, key[1], "", now.words, (), now.place.path, now.place.line)
        elif then is not None and then.words != now.words:
            yield TextChange(
                "changed", key[0], owner, title, key[1], then.words, now.words, pieces(then.words, now.words), now.place.path, now.place.line
            )
    for key, then in before.items():
        if key not in after and gone:
            yield TextChange("removed", key[0], owner, title, key[1], then.words, "", (), then.place.path, then.place.line)


def source_texts(states: States) -> Iterator[TextChange]:
    """Records, passages and originals, and the kinds of relation."""
    before, after = _held(states.old.glossary), _held(states.new.glossary)
    for owner in dict.fromkeys((*after, *before)):
        title = next((source.title for source in (states.new.sources.get(owner), states.old.sources.get(owner)) if source), owner)
        old, new = before.get(owner, {}), after.get(owner, {})
        yield from _compared(
            owner,
            title,
            {key: said for key, said in old.items() if key in new or not unread(states.new, said.place.path)},
            {key: said for key, said in new.items() if key in old or not unread(states.old, said.place.path)},
        )


def prose_texts(states: States) -> Iterator[TextChange]:
    """The pages of prose, as their files have them."""
    before, after = states.before.prose, states.after.prose
    for path in sorted({*before, *after}):
        old, new = ({("page", ""): _Said(one_line(texts[path]), Place(path))} if path in texts else {} for texts in (before, after))
        yield from _compared(path, path, old, new, gone=not within(path, states.after.unread), came=not within(path, states.before.unread))


def _held(glossary: Glossary) -> dict[str, dict[Key, _Said]]:
    """All that is held, by the key of its source; originals by their name, kinds of relation under a name of their own."""
    found: dict[str, dict[Key, _Said]] = {}
    for source in glossary.sources:
        record = found.setdefault(source.key, {})
        record["record", "type"] = _Said(source.type, source.place)
        record |= {("record", name): _Said(one_line(value), source.place) for name, value in source.fields.items()}
    for file in glossary.passage_files:
        held = found.setdefault(file.key, {})
        held["retrieved", ""] = _Said(file.retrieved, file.place)
        for passage in file.passages:
            held["passage", passage.locator] = _Said(one_line(passage.text.value), passage.place)
            facts = (
                passage.by + (f" ({passage.by_remark})" if passage.by_remark else ""),
                passage.answers + (" (inferred)" if passage.answers_inferred else ""),
                f"{passage.original}, lines: {_ranges(passage.lines)}" if passage.original else "",
                passage.variant,
                passage.url,
                passage.remark,
            )
            held |= {
                (name, passage.locator): _Said(one_line(fact), passage.places.get(name, passage.place))
                for name, fact in zip(FACTS, facts, strict=True)
                if fact
            }
    for name, lines in glossary.originals.items():
        found.setdefault(name, {})["original", ""] = _Said(one_line(" ".join(lines)), Place(f"bib/originals/{name}"))
    for kind in glossary.kinds:
        also = [name for name, holds in (("acyclic", kind.acyclic), ("symmetric", kind.symmetric)) if holds]
        told = [f"inverse: {kind.inverse}", *also, *([f"SKOS: {kind.skos}"] if kind.skos else []), *(f"contradicts: {name}" for name in kind.contradicts)]
        found.setdefault("relations.toml", {})["kind of relation", kind.name] = _Said("; ".join([*told, kind.description]), kind.place)
    return found


def _ranges(lines: Sequence[int]) -> str:
    """“4, 6-8”."""
    runs: list[tuple[int, int]] = []
    for line in lines:
        if runs and line == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], line)
        else:
            runs.append((line, line))
    return ", ".join(f"{first}" if first == last else f"{first}-{last}" for first, last in runs)
