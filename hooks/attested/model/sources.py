"""Sources and the passages that are held of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from .basics import Anchor, Mark, Place, Text
from .quotations import Citation

PassageKey = tuple[str, str]
"""The key of a source and the locator of a passage of it."""


@dataclass(frozen=True, slots=True)
class Person:
    """A name of a bibliographic record. An organisation or a handle has only ``family``; ``suffix`` is “Jr.” or “III”."""

    family: str
    given: str = ""
    suffix: str = ""

    @property
    def whole(self) -> str:
        """The name as one writes it in running text."""
        named = f"{self.given} {self.family}".strip()
        return f"{named}, {self.suffix}" if self.suffix else named


@dataclass(frozen=True, slots=True)
class DefinedThere:
    """A term that a source defines in words that are not held here, as its record says: ``term`` as written, and where in the source."""

    term: str
    where: str
    place: Place


@dataclass(frozen=True, slots=True)
class Source:
    """A bibliographic record of ``references.bib``. ``fields`` holds all of them, keys in lower case, ``places`` the place of each.

    ``language`` is a tag of BCP 47, empty where the record says none that is known. ``fulltext`` is an address at which its words can be
    read, where that is another than ``url``; empty where the record names none. ``defines`` are the
    terms that the source defines in words not held here.
    """

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
    editors: tuple[Person, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    language: str = ""
    fulltext: str = ""
    defines: tuple[DefinedThere, ...] = ()


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
    """A paragraph, or an item of a list: a stretch of a passage's text.

    ``quoted`` is the index of the innermost :class:`Quoted` around it, or -1. ``sign`` is the mark of an item as written
    (``-``, ``1.``), empty for a paragraph; the words begin at ``words``, behind it. ``depth`` is 0 for an item of a list, 1 for one of a list within
    an item, and so on.
    """

    start: int
    end: int
    quoted: int
    sign: str = ""
    depth: int = 0

    @property
    def words(self) -> int:
        return self.start + len(self.sign) + 1 if self.sign else self.start


@dataclass(frozen=True, slots=True)
class Passage:
    """The verbatim text at one locator. Paragraphs are joined by a blank line in ``text``.

    ``headword`` is the word that the source defines here, where its definition does not repeat it; it is no part of ``text``.
    ``cut`` says why the passage begins or ends inside a sentence of its original.
    ``marks`` are those of a passage that says ``markup: yes``, as ``rich`` tells, in the order in which they begin, an outer one first.
    ``view`` is the title of the view by which the original is read (“pdf-text 1”), empty where its own lines count; ``parts`` are the first and
    the last of its pages or messages, ``stands`` says where in the original, as written (“page: 4, lines: 12-13”). ``lines`` count those of
    the whole view.
    ``left_out`` is filled in where the original is compared: the offset of each block that does not adjoin the one before it there, and the
    words of the original between them.
    """

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
    headword: str = ""
    rich: bool = False
    marks: tuple[Mark, ...] = ()
    left_out: tuple[tuple[int, str], ...] = ()
    cut: str = ""
    view: str = ""
    parts: tuple[int, int] | None = None
    stands: str = ""

    @property
    def held(self) -> str:
        """The text that ``lines`` count: the file of the original, or a view of it."""
        return f"{self.original}, {self.view}" if self.view else self.original

    @property
    def without_signs(self) -> str:
        """The text with a space for each character of the signs of lists, which are no words (docs/verbatim.md, rule 9)."""
        text = self.text.value
        for one in self.paragraphs:
            text = f"{text[: one.start]}{' ' * len(one.sign)}{text[one.start + len(one.sign) :]}"
        return text


@dataclass(frozen=True, slots=True)
class PassageFile:
    """One file of passages: all that is held of one source."""

    key: str
    retrieved: str
    passages: tuple[Passage, ...]
    path: str
    place: Place


def line_ranges(lines: Sequence[int]) -> str:
    """Write line numbers, in order, as the line ``original:`` of a passage does: “4, 6-8”."""
    runs: list[tuple[int, int]] = []
    for line in lines:
        if runs and line == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], line)
        else:
            runs.append((line, line))
    return ", ".join(f"{first}" if first == last else f"{first}-{last}" for first, last in runs)
