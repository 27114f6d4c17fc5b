"""The differences of two states as values: words and numbers, ready for any form of report.

``how`` says what happened on the way from the earlier state to the later one. ``path`` and ``line`` are those of the later
state or, for what is gone, of the earlier one. Words have their white space collapsed; ¶ stands where a paragraph
ends within them.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

How = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class StateName:
    """The name of a state in the report, and the full name of its commit; empty for files that are not committed."""

    name: str
    commit: str = ""


@dataclass(frozen=True, slots=True)
class WordRun:
    """A run of words that both states have, or only one of them."""

    how: Literal["same", "added", "removed"]
    words: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing said of a quotation (act, source, qualifiers …), before and after."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class QuotationChange:
    """A quotation that was added, removed or changed.

    ``pieces`` compare the words and are empty where these are the same. ``facts`` are what changed beside the words.
    ``checked`` says whether the words of the later state stand in the source: "verbatim", "no passage" or a reason of
    :class:`~attested.verbatim.Mismatch`, whose sentence is ``reason``; it is empty for one that is gone. ``source_changed``
    is whether the passage, or the original behind it, was changed on the same way.
    """

    how: How
    role: str
    term: str
    title: str
    heading: str
    anchor: str
    path: str
    line: int
    key: str
    locator: str
    before: str
    after: str
    pieces: tuple[WordRun, ...]
    facts: tuple[Fact, ...]
    checked: str
    reason: str
    source_changed: bool


@dataclass(frozen=True, slots=True)
class TextChange:
    """Any other text of a term or source: ``what`` it is, ``name`` which one of them (the phrase of a note, a locator)."""

    how: How
    what: str
    owner: str
    title: str
    name: str
    before: str
    after: str
    pieces: tuple[WordRun, ...]
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class TermChange:
    """An entry that was added, removed or renamed (``how`` is "changed"; then ``was`` is its former slug).

    ``like`` is, for one that is gone, a new entry that holds a quotation of it: perhaps it was renamed.
    """

    how: How
    term: str
    title: str
    was: str
    like: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class NameChange:
    """A name under which a term is found in prose, or no longer."""

    how: How
    term: str
    title: str
    name: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class AnchorChange:
    """An address that appeared, moved (``how`` is "changed") or was lost.

    ``to`` is where what it named is now, as ``page#id``. ``taken`` is whether the old address now names something else.
    ``published`` is whether readers may have cited it; ``successor`` and ``reason`` are what the later ledger says of it.
    """

    how: How
    page: str
    id: str
    what: str
    to: str
    taken: bool
    published: bool
    successor: str
    reason: str


@dataclass(frozen=True, slots=True)
class RelationChange:
    """An edge between two terms that appeared, vanished, or rests on other evidence. ``derived`` is one that a definition made."""

    how: How
    source: str
    source_title: str
    kind: str
    target: str
    target_title: str
    derived: bool
    before: str
    after: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class CircleChange:
    """A circular definition that appeared or vanished: its terms, the first by alphabet first."""

    how: How
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewLink:
    """Words that would now link to a term: the sentence that holds them, in three parts, and on whose page.

    ``what`` is whether these are words of a quotation or our own. ``instead`` is the term that they link to so far, or empty.
    """

    term: str
    title: str
    page: str
    what: str
    before: str
    words: str
    after: str
    instead: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class FrontierChange:
    """Something that definitions lean on and nobody here defines, or that no longer is such: a phrase, or a term.

    ``terms`` are those that lean on it.
    """

    how: How
    what: Literal["phrase", "term"]
    name: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LostSource:
    """An entry that no checked quotation is left of. ``sources`` are the keys of those it had."""

    term: str
    title: str
    sources: tuple[str, ...]
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding that is new ("added") or mended ("removed")."""

    how: How
    path: str
    line: int
    column: int
    check: str
    severity: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A file or folder that could not be read to the end, so that nothing is concluded from what it lacks."""

    state: Literal["earlier", "later"]
    path: str


@dataclass(frozen=True, slots=True)
class Changes:
    """All differences of two states, each kind in the order of the later state's files."""

    unread: tuple[Unread, ...] = ()
    findings: tuple[FindingChange, ...] = ()
    terms: tuple[TermChange, ...] = ()
    names: tuple[NameChange, ...] = ()
    quotations: tuple[QuotationChange, ...] = ()
    lost_sources: tuple[LostSource, ...] = ()
    anchors: tuple[AnchorChange, ...] = ()
    relations: tuple[RelationChange, ...] = ()
    circles: tuple[CircleChange, ...] = ()
    links: tuple[NewLink, ...] = ()
    texts: tuple[TextChange, ...] = ()
    sources: tuple[TextChange, ...] = ()
    pages: tuple[TextChange, ...] = ()
    frontier: tuple[FrontierChange, ...] = ()

    @property
    def none(self) -> bool:
        """True where a reader of the site would see nothing new. Findings, and files that could not be read, do not count."""
        return not any(getattr(self, field.name) for field in fields(self) if field.name not in ("unread", "findings"))
