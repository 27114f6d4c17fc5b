"""An entry and all that stands on its page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from .basics import Anchor, FormerName, Place, TermId, Text
from .quotations import Citation, Quotation

Role = Literal["definition", "usage", "case", "claim"]


@dataclass(frozen=True, slots=True)
class Answered:
    """A case, claim or use that another one answers: the entry, empty for the same page, and the id of its heading."""

    term: TermId
    anchor: Anchor
    place: Place


@dataclass(frozen=True, slots=True)
class Item:
    """The content under one heading: quotations and our prose, in the order in which they were written.

    ``answers`` are the items that the line ``Answers:`` names, none of them where it says “nothing”; None where there is no such line.
    ``was`` are former ids of the heading, which the line ``Was:`` names.
    """

    anchor: Anchor
    heading: Text
    blocks: tuple[Quotation | Text, ...]
    place: Place
    anchor_written: bool
    answers: tuple[Answered, ...] | None = field(default=None, kw_only=True)
    was: tuple[FormerName, ...] = field(default=(), kw_only=True)

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Quotation))


@dataclass(frozen=True, slots=True)
class Definition(Item):
    """Words of a source that define the term. ``number`` counts from 1 and never moves once published.

    ``name`` is what the entry calls this sense of the word, in our own words; empty where it has no name.
    """

    number: int
    name: str = ""

    role: Role = field(default="definition", init=False)


@dataclass(frozen=True, slots=True)
class Usage(Item):
    """A use of the word. ``sense`` says how it stands to the definition; empty where there is none.

    ``of`` is the number of the definition that is meant, 0 where it is not said.
    """

    sense: str
    of: int = 0

    role: Role = field(default="usage", init=False)


@dataclass(frozen=True, slots=True)
class Case(Item):
    """Does the term apply to this thing? ``of`` is the number of the definition that is meant, 0 where it is not said."""

    of: int = 0

    role: Role = field(default="case", init=False)


@dataclass(frozen=True, slots=True)
class Claim(Item):
    """A claim about what the term names."""

    role: Role = field(default="claim", init=False)


@dataclass(frozen=True, slots=True)
class Relation:
    """A declared edge to another term. ``citation`` is None where the phrase is one of a quotation on the page.

    ``name`` is the name of the entry that alone it holds of, where the entry joins several; else empty.
    """

    anchor: Anchor
    kind: str
    target: TermId
    phrase: Text | None
    citation: Citation | None
    place: Place
    target_place: Place
    name: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """Phrases to look out for in other people's drafts, and what to write instead and why."""

    phrases: tuple[Text, ...]
    advice: Text
    place: Place


@dataclass(frozen=True, slots=True)
class DatedFact:
    """A line of a term's history: when (a year, a month or a day, ISO 8601), and what happened, in our words with a citation."""

    when: str
    said: Text
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """One term and all that stands on its page. ``slug`` is what the front matter says; empty where the term gives it."""

    id: TermId
    term: str
    slug: str
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
    """The place of each value of the front matter, by its key: ``term``, ``aliases.0`` …"""
    history: tuple[DatedFact, ...] = ()

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
        """All our own words on the page: gloss, translations, notes, remarks, advice, history."""
        parts: list[Text] = [self.gloss] if self.gloss else []
        for item in self.items:
            for block in item.blocks:
                if isinstance(block, Quotation):
                    if block.translation is not None and block.translation.citation is None:
                        parts.append(block.translation.text)
                    parts.extend(note.body for note in block.notes)
                else:
                    parts.append(block)
        parts.extend(wording.advice for wording in self.wordings)
        parts.extend(one.said for one in self.history)
        return tuple(parts)
