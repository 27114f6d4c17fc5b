"""The values of a glossary: what is read, checked, asked and printed.

Everything here is frozen. A value knows the :class:`Place` it was written at, so that whoever finds a fault can name
path, line and column. Offsets are code points, lines and columns count from 1.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NewType

TermId = NewType("TermId", str)
"""The slug of an entry, which is the stem of its file name."""

Anchor = NewType("Anchor", str)
"""The ``id`` of an element on a page."""

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something was written: path relative to the root, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault: where it is, which check found it, what was found, and how to write it instead.

    ``excerpt`` shows the words in question, a line or more, with a caret under the first difference; it may be empty.
    """

    place: Place
    check: str
    severity: Severity
    message: str
    hint: str
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Words as written in a file, without the marks around them, and where each stretch of them stands.

    ``starts`` holds pairs of offset in ``value`` and place in the file, ascending, the first at offset 0.
    """

    value: str
    starts: tuple[tuple[int, Place], ...]

    def at(self, offset: int) -> Place:
        """The place of the character at ``offset`` (code points into ``value``)."""
        index = bisect_right(self.starts, offset, key=lambda start: start[0]) - 1
        begin, place = self.starts[max(index, 0)]
        return Place(place.path, place.line, place.column + max(offset - begin, 0))

    @property
    def place(self) -> Place:
        return self.starts[0][1]

    def slice(self, start: int, end: int) -> Text:
        """The part from ``start`` to ``end``, which keeps its places."""
        inner = tuple((offset - start, place) for offset, place in self.starts if start < offset < end)
        return Text(self.value[start:end], ((0, self.at(start)), *inner))

    def strip(self) -> Text:
        """Without white space at either end."""
        start = len(self.value) - len(self.value.lstrip())
        return self.slice(start, max(start, len(self.value.rstrip())))


@dataclass(frozen=True, slots=True)
class Citation:
    """``[@key, locator]``: which source, and where in it. ``locator`` is empty for the source as a whole."""

    key: str
    locator: str
    place: Place


@dataclass(frozen=True, slots=True)
class Qualifier:
    """What keeps a quotation honest: ``hedged "…"`` and ``if "…"`` name words of the sentence, ``on "…"`` a criterion.

    ``term`` is the entry whose definition holds the criterion (``on [[term]] "…"``); empty for this page's own.
    """

    kind: Literal["hedged", "if", "on"]
    words: Text
    term: TermId
    place: Place


@dataclass(frozen=True, slots=True)
class Attribution:
    """The last line of a quotation: what its author does with these words, and where they stand."""

    acts: tuple[str, ...]
    qualifiers: tuple[Qualifier, ...]
    citation: Citation
    brackets_ours: bool
    also_in: tuple[TermId, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Note:
    """Our note on a phrase of the quotation above it."""

    anchor: Anchor
    phrase: Text
    body: Text


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation as written in an entry. ``attribution`` is None where its line is missing or was not understood."""

    anchor: Anchor
    text: Text
    attribution: Attribution | None
    notes: tuple[Note, ...]
    place: Place


Role = Literal["definition", "usage", "case", "claim"]


@dataclass(frozen=True, slots=True)
class Item:
    """What stands under one heading: quotations and our prose, in the order they were written."""

    anchor: Anchor
    heading: Text
    blocks: tuple[Quotation | Text, ...]
    place: Place
    anchor_written: bool

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Quotation))


@dataclass(frozen=True, slots=True)
class Definition(Item):
    """Words of a source that define the term. ``number`` counts from 1 and never moves once published."""

    number: int

    role: Role = field(default="definition", init=False)


@dataclass(frozen=True, slots=True)
class Usage(Item):
    """How the word is used. ``sense`` says how that stands to the definition; empty where there is none."""

    sense: str

    role: Role = field(default="usage", init=False)


@dataclass(frozen=True, slots=True)
class Case(Item):
    """Does the term apply to this thing?"""

    role: Role = field(default="case", init=False)


@dataclass(frozen=True, slots=True)
class Claim(Item):
    """What is said of what the term names."""

    role: Role = field(default="claim", init=False)


@dataclass(frozen=True, slots=True)
class Relation:
    """A declared edge to another term. ``citation`` is None where the phrase is one of a quotation on the page."""

    anchor: Anchor
    kind: str
    target: TermId
    phrase: Text | None
    citation: Citation | None
    place: Place
    target_place: Place


@dataclass(frozen=True, slots=True)
class Wording:
    """Phrases to look out for in other people's drafts, and what to write instead and why."""

    phrases: tuple[Text, ...]
    advice: Text
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """One term and all that stands on its page."""

    id: TermId
    term: str
    aliases: tuple[str, ...]
    forms: tuple[str, ...]
    autolink: bool
    was: tuple[str, ...]
    gloss: Text | None
    items: tuple[Definition | Usage | Case | Claim, ...]
    relations: tuple[Relation, ...]
    wordings: tuple[Wording, ...]
    path: str
    place: Place
    places: Mapping[str, Place]
    """Where each front matter value stands: ``term``, ``aliases.0`` …"""

    @property
    def names(self) -> tuple[str, ...]:
        """The term and every other way to write it."""
        return (self.term, *self.aliases, *self.forms)

    @property
    def definitions(self) -> tuple[Definition, ...]:
        return tuple(item for item in self.items if isinstance(item, Definition))

    @property
    def usages(self) -> tuple[Usage, ...]:
        return tuple(item for item in self.items if isinstance(item, Usage))

    @property
    def cases(self) -> tuple[Case, ...]:
        return tuple(item for item in self.items if isinstance(item, Case))

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(item for item in self.items if isinstance(item, Claim))

    @property
    def quotations(self) -> tuple[tuple[Definition | Usage | Case | Claim, Quotation], ...]:
        """Each quotation on the page with the item it stands in, in page order."""
        return tuple((item, quotation) for item in self.items for quotation in item.quotations)

    @property
    def prose(self) -> tuple[Text, ...]:
        """All our own words on the page: gloss, notes, remarks, advice."""
        parts: list[Text] = [self.gloss] if self.gloss else []
        for item in self.items:
            for block in item.blocks:
                if isinstance(block, Quotation):
                    parts.extend(note.body for note in block.notes)
                else:
                    parts.append(block)
        parts.extend(wording.advice for wording in self.wordings)
        return tuple(parts)


@dataclass(frozen=True, slots=True)
class RelationKind:
    """A row of ``relations.toml``. ``skos`` is the SKOS property it maps to, or empty."""

    name: str
    inverse: str
    acyclic: bool
    symmetric: bool
    skos: str
    description: str
    place: Place


@dataclass(frozen=True, slots=True)
class Person:
    """A name of a bibliographic record. An organisation or a handle has only ``family``."""

    family: str
    given: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A bibliographic record of ``references.bib``. ``fields`` holds all of them, keys in lower case."""

    key: str
    type: str
    authors: tuple[Person, ...]
    title: str
    year: str
    url: str
    attribution: Literal["established", "probable", "not established"]
    annotation: str
    fields: Mapping[str, str]
    place: Place


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words inside a passage that its author quotes: a stretch of the passage's text and whose words they are.

    ``citation.key`` is this passage's own source where the attribution names a local locator. ``inside`` is the index
    of the quoted stretch that holds this one, or -1.
    """

    start: int
    end: int
    citation: Citation | None
    inside: int
    place: Place


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of a passage's text. ``quoted`` is the index of the innermost :class:`Quoted` around it, or -1."""

    start: int
    end: int
    quoted: int


@dataclass(frozen=True, slots=True)
class Passage:
    """The verbatim text at one locator. Paragraphs are joined by a blank line in ``text``."""

    key: str
    locator: str
    anchor: Anchor
    by: str
    name_established: bool
    by_remark: str
    answers: str
    answers_inferred: bool
    original: str
    lines: tuple[int, ...]
    variant: str
    url: str
    remark: str
    text: Text
    paragraphs: tuple[Paragraph, ...]
    quoted: tuple[Quoted, ...]
    place: Place
    places: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class PassageFile:
    """One file of passages: all that is held of one source."""

    key: str
    retrieved: str
    passages: tuple[Passage, ...]
    path: str
    place: Place


@dataclass(frozen=True, slots=True)
class Glossary:
    """All that was read, before anything was asked of it. ``originals`` maps a file name to its lines."""

    entries: tuple[Entry, ...]
    kinds: tuple[RelationKind, ...]
    sources: tuple[Source, ...]
    passage_files: tuple[PassageFile, ...]
    originals: Mapping[str, tuple[str, ...]]
    findings: tuple[Finding, ...]
    """What was wrong in the reading itself."""
    broken: frozenset[str]
    """Files that could not be read to the end: nothing is concluded from what they lack."""


def slug(words: str) -> str:
    """The words as an anchor or slug: letters and digits in lower case, all else a single hyphen.

    In: any words. Out: may be empty where nothing but marks went in.
    """
    kept = "".join(
        c if c.isalnum() else "-" if not unicodedata.combining(c) else c for c in unicodedata.normalize("NFC", words)
    )
    return "-".join(part for part in kept.casefold().replace("’", "").split("-") if part)
