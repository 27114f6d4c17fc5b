"""Texts beside the quotations: our own words on the terms, and what is held of the sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..graph.checked import stated_answers, stated_sense
from ..model import Definition, Entry, Glossary, Note, Passage, Place, Quotation, Quoted, Text, line_ranges
from .changes import TextChange
from .pairing import QuotationPair, matched, moved_items, same_notes
from .states import States, unread, within
from .words import one_line, pieces

LINKED = "linked where it stands in prose"
"""Told of entries of both states only."""

FACTS = ("by", "answers", "original", "headword", "variant", "url", "place", "cut", "markup", "quotes")
"""What the list under a locator says of a passage, in the order in which it is compared."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A text and where it was written: ``what`` it is, and ``name`` which of them.

    ``about`` tells it from others of that name. ``core`` is the part by which it is known again once ``about`` has changed.
    """

    what: str
    name: str
    words: str
    place: Place
    about: str = ""
    core: str = ""


SAME: tuple[Callable[[_Said], Hashable], ...] = (
    lambda one: (one.what, one.name, one.words),
    lambda one: (one.what, one.name, one.about),
    lambda one: (one.what, one.name, one.core) if one.core else None,
)


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
            before, after = [*before, _linked(old)], [*after, _linked(new)]
        yield from _compared(shown.id, shown.term, before, after, gone=sure_gone, came=sure_new)
    for pair in pairs:
        entry = (pair.new or pair.old).entry  # type: ignore[union-attr]
        for note, noted in same_notes(pair):
            before, after = ([_noted(one)] if one else [] for one in (note, noted))
            yield from _compared(entry.id, entry.term, before, after)


def _texts(entry: Entry | None, moved: Mapping[str, str]) -> list[_Said]:
    """Give our own texts of an entry, without its notes. ``moved`` holds the later ids of items whose id changed, by the earlier one."""
    if entry is None:
        return []
    found = [_said("gloss", "", entry.gloss)] if entry.gloss else []
    if entry.was:
        found.append(_Said("former names", "", ", ".join(entry.was), entry.places.get("was", entry.place)))
    for item in entry.items:
        anchor = f"#{moved.get(item.anchor, item.anchor)}"
        if not isinstance(item, Definition):
            found.append(_said("heading", anchor, item.heading))
        elif item.name:
            found.append(_Said("name of a sense", anchor, item.name, item.place))
        for what, stated in (("sense", stated_sense(item)), ("what it answers", stated_answers(item))):
            if stated:
                found.append(_Said(what, anchor, stated, item.place))
        found += [_said("remark", anchor, block) for block in item.blocks if not isinstance(block, Quotation)]
    for wording in entry.wordings:
        phrases = ", ".join(f"“{one_line(phrase.value)}”" for phrase in wording.phrases)
        found.append(_with_phrases("wording", phrases, wording.advice, wording.place))
    found += [_said("history", one.when, one.said) for one in entry.history]
    return found


def _linked(entry: Entry) -> _Said:
    return _Said(LINKED, "", "yes" if entry.autolink else "no", entry.places.get("autolink", entry.place))


def _noted(note: Note) -> _Said:
    return _with_phrases("note", f"“{one_line(note.phrase.value)}”", note.body, note.phrase.place)


def _said(what: str, name: str, text: Text) -> _Said:
    return _Said(what, name, one_line(text.value), text.place)


def _with_phrases(what: str, phrases: str, text: Text, place: Place) -> _Said:
    """Give a text of ours on phrases, which is shown behind them."""
    said = one_line(text.value)
    return _Said(what, "", f"{phrases}: {said}", place, phrases, said)


def _compared(
    owner: str, title: str, before: Sequence[_Said], after: Sequence[_Said], *, gone: bool = True, came: bool = True
) -> Iterator[TextChange]:
    """Yield the texts that differ. ``gone`` and ``came`` tell whether a text that is missing later or earlier may be given as gone or new."""
    was = matched(before, after, SAME)
    for now in after:
        then = was.get(id(now))
        if then is None and came:
            yield TextChange("added", now.what, owner, title, now.name, "", now.words, (), now.place.path, now.place.line)
        elif then is not None and then.words != now.words:
            compared = pieces(then.words, now.words)
            yield TextChange("changed", now.what, owner, title, now.name, then.words, now.words, compared, now.place.path, now.place.line)
    paired = {id(one) for one in was.values()}
    for then in before:
        if id(then) not in paired and gone:
            yield TextChange("removed", then.what, owner, title, then.name, then.words, "", (), then.place.path, then.place.line)


def source_texts(states: States) -> Iterator[TextChange]:
    """Records, passages and originals, and the kinds of relation."""
    before, after = _held(states.old.glossary), _held(states.new.glossary)
    for owner in dict.fromkeys((*after, *before)):
        title = next((source.title for source in (states.new.sources.get(owner), states.old.sources.get(owner)) if source), owner)
        old, new = before.get(owner, []), after.get(owner, [])
        shared = {(one.what, one.name) for one in old} & {(one.what, one.name) for one in new}
        yield from _compared(
            owner,
            title,
            [one for one in old if (one.what, one.name) in shared or not unread(states.new, one.place.path)],
            [one for one in new if (one.what, one.name) in shared or not unread(states.old, one.place.path)],
        )


def prose_texts(states: States) -> Iterator[TextChange]:
    """The pages of prose, as their files have them."""
    before, after = states.before.prose, states.after.prose
    for path in sorted({*before, *after}):
        old, new = ([_Said("page", "", one_line(texts[path]), Place(path))] if path in texts else [] for texts in (before, after))
        yield from _compared(path, path, old, new, gone=not within(path, states.after.unread), came=not within(path, states.before.unread))


def _held(glossary: Glossary) -> dict[str, list[_Said]]:
    """All that is held, by the key of its source; originals by their name, kinds of relation under a name of their own."""
    found: dict[str, list[_Said]] = defaultdict(list)
    for source in glossary.sources:
        fields = {"type": source.type, **source.fields}
        found[source.key] += [_Said("record", name, one_line(value), source.place) for name, value in fields.items()]
    for file in glossary.passage_files:
        found[file.key].append(_Said("retrieved", "", file.retrieved, file.place))
        for passage in file.passages:
            found[file.key] += _passage(passage)
    for name, lines in glossary.originals.items():
        found[name].append(_Said("original", "", one_line("\n".join(lines)), Place(f"bib/originals/{name}")))
    for kind in glossary.kinds:
        also = [name for name, holds in (("acyclic", kind.acyclic), ("symmetric", kind.symmetric)) if holds]
        facts = [f"inverse: {kind.inverse}", *also, *([f"SKOS: {kind.skos}"] if kind.skos else []), *(f"contradicts: {name}" for name in kind.contradicts), *(f"allows: {name}" for name in kind.allows)]
        found["relations.toml"].append(_Said("kind of relation", kind.name, "; ".join([*facts, kind.description]), kind.place))
    return found


def _marks(passage: Passage) -> str:
    """The words of a passage that have a mark of its source's type, each with the kind of the mark; empty for plain text."""
    words = passage.text.value
    return "; ".join(["yes", *(f"{one.kind} “{one_line(words[one.start : one.end]) or one.sign}”" for one in passage.marks)]) if passage.rich else ""


def _passage(passage: Passage) -> Iterator[_Said]:
    """The words at a locator, and what the list under it says of them."""
    yield _Said("passage", passage.locator, one_line(passage.text.value), passage.place)
    facts = (
        passage.by + (f" ({passage.by_remark})" if passage.by_remark else ""),
        passage.answers + (" (inferred)" if passage.answers_inferred else ""),
        f"{passage.held}, {passage.stands}" if passage.view else f"{passage.original}, lines: {line_ranges(passage.lines)}" if passage.original else "",
        passage.headword,
        passage.variant,
        passage.url,
        passage.remark,
        passage.cut,
        _marks(passage),
        "; ".join(_quoted(passage, one) for one in passage.quoted),
    )
    for name, fact in zip(FACTS, facts, strict=True):
        if fact:
            yield _Said(name, passage.locator, one_line(fact), passage.places.get(name, passage.place))


def _quoted(passage: Passage, one: Quoted) -> str:
    """Words within a passage that its author quotes, and whose they are."""
    whose = ", ".join(filter(None, (one.citation.key, one.citation.locator))) if one.citation else "nobody"
    return f"“{one_line(passage.text.value[one.start : one.end])}” from {whose}"
