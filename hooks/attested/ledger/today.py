"""The pages of today as the ledger compares them: every anchor that can be cited, with the words and notes that it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..graph import Checked, Item, KnowledgeBase
from ..graph.checked import stated_answers, stated_sense
from ..graph.headings import heading_words
from ..graph.speakers import force
from ..model import Definition, Entry, Part, Passage, Quotation, Source, entry_path, source_path
from ..prose.plain_text import plain
from .speakers import BETWEEN


@dataclass(frozen=True)
class Today:
    """All pages with anchors, by their folder under the site."""

    pages: Mapping[str, Part]

    @cached_property
    def anchors(self) -> Mapping[tuple[str, str], Part]:
        """Each anchor by its page and id, the page itself with an empty one. Of two with one id, the first."""
        found: dict[tuple[str, str], Part] = {}
        for page, text in self.pages.items():
            for part in text.walk():
                if part.id or part is text:
                    found.setdefault((page, part.id), part)
        return found


def today(kb: KnowledgeBase) -> Today:
    """The pages of all terms and sources."""
    pages = {entry_path(entry.id): _entry(kb, entry) for entry in kb.entries.values()}
    pages |= {source_path(source.key): _source(kb, source) for source in kb.sources.values()}
    return Today(pages)


def _entry(kb: KnowledgeBase, entry: Entry) -> Part:
    checked = {id(one.quotation): one for one in kb.by_entry.get(entry.id, ())}
    also = [name for name in (*entry.aliases, *entry.forms) if name]
    gloss = plain(entry.gloss.value) if entry.gloss else ""
    return Part(
        "term",
        title=entry.term,
        note="\n\n".join(filter(None, (gloss, f"Also written {', '.join(also)}." if also else ""))),
        parts=(
            *(_item(kb, checked, item) for item in entry.items),
            *(_quotation(kb, one, f"{one.entry.id}-") for one in kb.also_on.get(entry.id, ())),
            *(_relation(kb, entry)),
            *(Part("wording", title=", ".join(_line(one.value) for one in some.phrases), note=plain(some.advice.value)) for some in entry.wordings),
            *(Part("history", title=some.when, note=plain(some.said.value)) for some in entry.history),
        ),
    )


def _item(kb: KnowledgeBase, checked: Mapping[int, Checked], item: Item) -> Part:
    parts = [
        _quotation(kb, checked[id(block)], "", item.anchor) if isinstance(block, Quotation) else Part("remark", note=_prose(block.value))
        for block in item.blocks
    ]
    sense, answers = stated_sense(item), stated_answers(item)
    title = item.name if isinstance(item, Definition) else heading_words(item)
    lines = [*([f"Sense: {sense}"] if sense else []), *([f"Answers: {answers}"] if answers else [])]
    return Part(item.role, item.anchor, title, note="\n\n".join(lines), parts=tuple(parts))


def _quotation(kb: KnowledgeBase, one: Checked, before: str, around: str = "") -> Part:
    """A quotation. ``before`` stands before its ids on another entry's page; one with the id of the part ``around`` has none of its own."""
    anchor = one.quotation.anchor
    qualifiers = one.quotation.attribution.qualifiers if one.quotation.attribution else ()
    readings = [f"At issue, in our reading: “{_line(some.words.value)}”{f' (of {kb.entries[some.term].term if some.term in kb.entries else some.term})' if some.term else ''}." for some in qualifiers if some.kind == "on"]
    notes = (
        Part("note", f"{before}{some.note.anchor}", _line(some.note.phrase.value), note=_prose(some.note.body.value))
        for some in one.notes
    )
    return Part(
        "quotation",
        "" if anchor == around and not before else f"{before}{anchor}",
        words=_paragraphs(one.printed),
        said=_said(one),
        acts=_acts(one),
        by=_by(one.source, one.passage),
        note=" ".join([*readings, *(["Emphasis ours."] if one.emphasis_is_ours else []), *_translation(one)]),
        parts=tuple(notes),
    )


def _translation(one: Checked) -> Iterator[str]:
    """The translation of a quotation, if it has one, and whose it is."""
    translation = one.quotation.translation
    if translation is not None:
        cited = translation.citation
        yield f"Translation (ours): {_line(plain(translation.text.value))}" if cited is None else f"Translation ({cited.key}, {cited.locator}): {_line(translation.text.value)}"


def _said(one: Checked) -> str:
    """Say in a line whose words they are, what the author does with them, and where they stand."""
    given = one.quotation.attribution
    if given is None:
        return ""
    acts = _acts(one)
    named = one.passage is None or one.passage.name_established
    by = (people(one.source) if one.source else "") or (one.passage.by if one.passage else "")
    title = one.source.title if one.source else given.citation.key
    where = ", ".join(filter(None, (by if named else f"{by} (name not established)", title, given.citation.locator)))
    return f"{acts}: {where}" if acts else where


def _acts(one: Checked) -> str:
    """Say what the author does with the words, with the qualifiers that keep it honest."""
    acts = [act for act in one.quotation.attribution.acts if act not in ("defines", "uses")] if one.quotation.attribution else []  # these go without saying
    return ", ".join([*acts, *(f"{kind} “{words}”{f' of “{part}”' if part else ''}" for kind, words, part in force(one))])


def _by(source: Source | None, passage: Passage | None) -> str:
    """Who said the words of a passage, for comparing: all names, or the label of somebody nameless, or that nobody is named."""
    names = [" ".join(filter(None, (one.given, one.family))) for one in source.authors] if source else []
    return BETWEEN.join(names) or (passage.by if passage else "") or "nobody named"


def people(source: Source) -> str:
    """The authors of a source, all of them."""
    names = [one.whole for one in source.authors]
    return ", ".join(names)


def _relation(kb: KnowledgeBase, entry: Entry) -> Iterator[Part]:
    for one in entry.relations:
        target = kb.entries.get(one.target)
        phrase = f": “{_line(one.phrase.value)}”" if one.phrase else ""
        yield Part("relation", note=f"{one.name} {one.kind}".strip() + f" {target.term if target else one.target}{phrase}")


def _source(kb: KnowledgeBase, source: Source) -> Part:
    file = kb.files.get(source.key)
    return Part(
        "source",
        title=_line(source.title),
        said=", ".join(filter(None, (people(source), source.year))),
        note=plain(source.annotation),
        parts=tuple(_passage(source, one) for one in file.passages) if file else (),
    )


def _passage(source: Source, one: Passage) -> Part:
    note = " ".join(filter(None, (one.by_remark, one.remark, one.variant, one.cut)))
    return Part("passage", one.anchor, one.locator, _paragraphs("\n\n".join(filter(None, (one.headword, one.text.value)))), one.by, note, by=_by(source, one))


def _prose(text: str) -> str:
    return "\n\n".join(filter(None, (plain(part) for part in text.split("\n\n"))))


def _paragraphs(text: str) -> str:
    return "\n\n".join(filter(None, (_line(part) for part in text.split("\n\n"))))


def _line(text: str) -> str:
    return " ".join(text.split())
