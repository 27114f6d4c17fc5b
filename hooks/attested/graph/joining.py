"""Joining up what was read: each quotation, phrase and relation is compared with the words it rests on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..model import Citation, Entry, Glossary, Mark, Passage, PassageKey, Quotation, Relation, Source, TermId
from ..prose.terms import Matcher
from ..verbatim import Match, Mismatch, Polarity, normalise, of_language
from .checked import Checked, CheckedNote, CheckedRelation, Item
from .collating import with_left_out
from .comparing import compare, compare_printed, names_in
from .knowledge import KnowledgeBase
from .plain_words import with_plain_words
from .printed_marks import PrintedPiece, WrittenMarks, marks_of_source
from .renaming import present_slugs, with_present_slugs

Key = TypeVar("Key")
LINE_END_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011]\s*?[\n\r\x85\u2028\u2029]\s*(?=\w)")


def join_up(glossary: Glossary) -> KnowledgeBase:
    """Join what was read and compare every quotation, annotated phrase and relation with the words it rests on.

    Nothing is judged here and nothing raised: verdicts are values, and the checks speak of them.
    """
    present = present_slugs(glossary)
    glossary, collations = with_left_out(with_present_slugs(glossary, present))
    passages: dict[PassageKey, Passage] = {}
    for file in glossary.passage_files:
        for passage in file.passages:
            passages.setdefault((passage.key, passage.locator), passage)
    glossary = with_plain_words(glossary, passages)
    entries = {entry.id: entry for entry in glossary.entries}
    sources = {source.key: source for source in glossary.sources}
    files = {file.key: file for file in glossary.passage_files}
    held = _Held(sources, passages, names_in(glossary), glossary.site.language)
    checked = tuple(
        _checked(entry, item, quotation, held)
        for entry in glossary.entries
        for item, quotation in entry.quotations
    )
    by_entry = _gathered((one.entry.id, one) for one in checked)
    also_on = _gathered((term, one) for one in checked if one.quotation.attribution for term in one.quotation.attribution.also_in)
    return KnowledgeBase(
        glossary=glossary,
        entries=entries,
        sources=sources,
        files=files,
        passages=passages,
        kinds={kind.name: kind for kind in glossary.kinds},
        matcher=Matcher({entry.id: entry.names for entry in glossary.entries}),
        checked=checked,
        proofs=tuple(_proofs(glossary.entries, by_entry, also_on, held)),
        slugs=present,
        by_entry=by_entry,
        also_on=also_on,
        by_passage=_gathered(((one.passage.key, one.passage.locator), one) for one in checked if one.passage is not None),
        quotation_at={(one.entry.id, one.quotation.anchor): one for one in reversed(checked)},
        names=held.names,
        collations=collations,
    )


@dataclass(frozen=True, slots=True)
class _Held:
    """What quotations and evidence are compared with: sources and passages, the names that brackets may hold, the site's language."""

    sources: Mapping[str, Source]
    passages: Mapping[PassageKey, Passage]
    names: frozenset[str]
    language: str

    def passage(self, citation: Citation | None) -> Passage | None:
        return self.passages.get((citation.key, citation.locator)) if citation else None

    def polarity(self, key: str) -> Polarity:
        """The words that turn a sentence in the language of a source."""
        source = self.sources.get(key)
        return of_language((source.language if source else "") or self.language)

    def compare(self, words: str, passage: Passage, *, brackets_ours: bool = False) -> Match | Mismatch:
        return compare(words, passage, brackets_ours=brackets_ours, names=self.names, polarity=self.polarity(passage.key))


def _gathered(pairs: Iterable[tuple[Key, Checked]]) -> dict[Key, tuple[Checked, ...]]:
    """The quotations under each key, in the order given."""
    found: dict[Key, list[Checked]] = defaultdict(list)
    for key, one in pairs:
        found[key].append(one)
    return {key: tuple(some) for key, some in found.items()}


def _checked(entry: Entry, item: Item, quotation: Quotation, held: _Held) -> Checked:
    cited = quotation.attribution.citation if quotation.attribution else None
    passage = held.passage(cited)
    ours = quotation.attribution.brackets_ours if quotation.attribution else False
    result = held.compare(quotation.text.value, passage, brackets_ours=ours) if passage else None
    printed, offsets, pieces = _printed(quotation, passage, result)
    marks, own = _marks(quotation, passage, printed, offsets, pieces)
    polarity = held.polarity(cited.key if cited else "")
    notes = tuple(CheckedNote(note, compare_printed(note.phrase.value, printed, offsets, passage, polarity)) for note in quotation.notes)
    source = held.sources.get(cited.key) if cited else None
    there = held.passage(quotation.translation.citation) if quotation.translation else None
    translated = held.compare(quotation.translation.text.value, there) if quotation.translation and there else None
    return Checked(entry, item, quotation, source, passage, result, printed, offsets, notes, translated, marks, own)


def _printed(
    quotation: Quotation, passage: Passage | None, result: Match | Mismatch | None
) -> tuple[str, tuple[tuple[int, int, int], ...], Sequence[PrintedPiece]]:
    """The quotation in the source's own characters, where its stretches stand in the passage, and which are printed for what was written."""
    if passage is None or not isinstance(result, Match):
        return quotation.text.value, (), ()
    pieces: list[PrintedPiece] = []
    parts: list[str] = []
    offsets: list[tuple[int, int, int]] = []
    length = 0
    for piece in result.pieces:
        if piece.kind != "words":
            parts.append(quotation.text.value[slice(*piece.quote)].replace("[...]", "[…]"))
            pieces.append(PrintedPiece(piece.quote, (length, length + len(parts[-1])), ours=True))
            length += len(parts[-1])
            continue
        first = length
        begin, end = piece.passage
        if parts and parts[-1].endswith("]") and not parts[-1].endswith("[…]") and (words := _words_behind_sign(passage, begin)):
            parts.append(" ")
            length, begin = length + 1, words
        signed = _sign_behind(passage, end)
        for start, stop in _joined(quotation.text.value[slice(*piece.quote)], passage.text.value, begin, signed or end):
            parts.append(passage.text.value[start:stop])
            offsets.append((length, length + stop - start, start))
            length += stop - start
        if signed:
            parts.append(" ")
            length += 1
        pieces.append(PrintedPiece(piece.quote, (first, length), ours=False))
    return "".join(parts), tuple(offsets), pieces


def _sign_behind(passage: Passage, end: int) -> int:
    """Where the words end that end at ``end`` behind the sign of an item of which none is quoted; 0 where no such sign stands there."""
    item = next((one for one in passage.paragraphs if one.sign and one.start < end <= one.words), None)
    return len(passage.text.value[: item.start].rstrip()) if item else 0


def _words_behind_sign(passage: Passage, begin: int) -> int:
    """Where the words of an item begin before which, with nothing but white space between, ``begin`` stands; 0 where there is none."""
    item = next((one for one in passage.paragraphs if one.sign and begin <= one.start), None)
    return item.words if item and begin < item.start and not passage.text.value[begin : item.start].strip() else 0


def _marks(
    quotation: Quotation, passage: Passage | None, printed: str, offsets: Sequence[tuple[int, int, int]], pieces: Sequence[PrintedPiece]
) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """The marks on what is printed, and those in the quotation as written that its source does not have there; emphasis of ours is among the first."""
    if passage is None or not pieces:
        return (), ()
    source = marks_of_source(passage, offsets)
    own = [*WrittenMarks(quotation, pieces, printed, passage, offsets).beyond(source)] if quotation.marks else []
    emphasis = [there for one, there in own if one.kind == "emphasis"] if quotation.attribution and quotation.attribution.emphasis_ours else []
    return (*source, *emphasis), tuple(one for one, _ in own)


def _joined(quote: str, passage: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of the passage that are printed for words of a quotation: all of it, but for line ends inside of words, and for
    the hyphens before those that the quotation does without."""
    hyphens = [one for one in LINE_END_HYPHEN.finditer(passage, start, end) if one.end() < end]
    written = normalise(quote).text if hyphens else ""
    read, done = "", start
    for found in hyphens:
        read += passage[done : found.start()]
        done = found.end()
        behind = written[len(normalise(read).text) :]
        if behind.startswith("- "):  # as in “pre- and post-war”
            read += found.group()
            continue
        hyphen = behind.startswith("-")
        read += "-" * hyphen
        yield start, found.start() + hyphen
        start = done
    yield start, end


def _proofs(
    entries: Sequence[Entry],
    by_entry: Mapping[TermId, tuple[Checked, ...]],
    also_on: Mapping[TermId, tuple[Checked, ...]],
    held: _Held,
) -> Iterator[CheckedRelation]:
    for entry in entries:
        shown = (*by_entry.get(entry.id, ()), *also_on.get(entry.id, ()))
        yield from (_proof(entry, relation, shown, held) for relation in entry.relations)


def _proof(entry: Entry, relation: Relation, shown: Sequence[Checked], held: _Held) -> CheckedRelation:
    if relation.phrase is None:
        return CheckedRelation(entry, relation, None, None, None)
    if relation.citation is not None:
        passage = held.passage(relation.citation)
        return CheckedRelation(entry, relation, None, passage, held.compare(relation.phrase.value, passage) if passage else None)
    worst: Mismatch | None = None
    for one in shown:
        polarity = held.polarity(one.passage.key if one.passage else "")
        result = compare_printed(relation.phrase.value, one.printed, one.offsets, one.passage, polarity)
        if isinstance(result, Match):
            return CheckedRelation(entry, relation, one, one.passage, result)
        if worst is None or worst.reason == "not-found":
            worst = result
    return CheckedRelation(entry, relation, None, None, worst)
