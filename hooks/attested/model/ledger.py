"""The ledger of what was published: the lines of ``glossary/anchors.lock`` as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from .basics import Anchor, Place
from .journal import JournalEntry
from .published import Part, PublishedText
from .whole_texts import Told, by_publication, whole_texts

LOCK = "glossary/anchors.lock"
"""The path of the ledger, relative to the root."""

AnchorState = Literal["live", "moved", "retired"]


@dataclass(frozen=True, slots=True)
class Published:
    """One published anchor.

    ``page`` is the page's folder under the site (``glossary/optimizer``, ``sources/thread``), ``id`` the anchor on it, empty
    for the page as a whole. ``quotation`` and ``notes`` are the two counters of its version: the first goes up when words
    that are quoted, or who said them, were corrected; the second when only our notes on them changed. ``record`` counts, apart from
    those, how often nothing but the record of the source changed: a title, the spelling of a name, a page number. Dates are ISO days:
    ``first`` of the first publication, ``since`` of this version. ``successor`` is ``page#id`` of what a moved anchor leads
    to, or of what stands instead of a retired one; ``reason`` says why. ``pending`` is a move or a retirement that a
    contributor wrote down and that is not published yet: its day is not known.
    """

    page: str
    id: Anchor
    state: AnchorState
    quotation: int
    notes: int
    hash: str
    first: str
    since: str
    successor: str
    reason: str
    place: Place
    pending: bool = False
    record: int = 0

    @property
    def address(self) -> str:
        """``page#id``, as the ledger writes it."""
        return address(self.page, self.id)

    @property
    def version(self) -> str:
        """“2.1”: the quotation's second wording, with notes that changed once since."""
        return f"{self.quotation}.{self.notes}"


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """A line as a program wrote it: its words, with a space between each two, and its place."""

    text: str
    place: Place


@dataclass(frozen=True)
class Ledger:
    """All published anchors, in the order of the file, and the texts of all versions. Empty before the first publication.

    ``written`` are the lines of the file that a program wrote, by address, each with its words separated by single spaces; ``last``
    is the journal's entry that the file was added up to, empty where it names none: a ledger from before there was a journal, or none
    yet. ``journal`` holds the entries in the order of their numbers, ``in_history`` the names of all that the repository's commits ever
    held, as far as they are known.
    """

    lines: tuple[Published, ...] = ()
    published_texts: tuple[PublishedText, ...] = ()
    written: Mapping[str, WrittenLine] = field(default_factory=dict)
    last: str = ""
    journal: tuple[JournalEntry, ...] = ()
    in_history: frozenset[str] = frozenset()

    @cached_property
    def _by_address(self) -> Mapping[tuple[str, str], Published]:
        return {(line.page, line.id): line for line in self.lines}

    def get(self, page: str, anchor: str = "") -> Published | None:
        """The line of an anchor, or None where it was never published."""
        return self._by_address.get((page, anchor))

    @cached_property
    def texts(self) -> Mapping[str, Sequence[PublishedText]]:
        """The published texts of each page, oldest version first.

        Versions that its line does not know are left out: a publication that was interrupted wrote them, and the next one writes
        them again.
        """
        found: dict[str, list[PublishedText]] = {}
        for one in sorted(self.published_texts, key=lambda one: (one.page, numbers(one.version))):
            line = self.get(one.page)
            if line is not None and numbers(one.version) <= (line.quotation, line.notes):
                found.setdefault(one.page, []).append(one)
        return found

    @cached_property
    def whole_texts(self) -> Mapping[str, Sequence[PublishedText]]:
        """The same, each with all that stood on the page in its version: of a source, a file keeps only the passages that were new or changed."""
        said = by_publication(self.journal) or [[Told(line.address, line.state == "live" or line.pending, line.since) for line in self.lines]]
        return {page: list(whole_texts(texts, said, self.journal)) if texts[0].text.kind == "source" else texts for page, texts in self.texts.items()}

    @cached_property
    def last_shown(self) -> Mapping[tuple[str, str], tuple[PublishedText, Part]]:
        """The last published text that shows an anchor, by page and id, with the part of it that the anchor names; by the page and an empty id, the page's last."""
        found: dict[tuple[str, str], tuple[PublishedText, Part]] = {}
        for page, texts in self.whole_texts.items():
            for one in texts:
                found |= {(page, part.id): (one, part) for part in one.text.walk() if part.id} | {(page, ""): (one, one.text)}
        return found


def address(page: str, anchor: str = "") -> str:
    """``page#id``, or the page alone."""
    return f"{page}#{anchor}" if anchor else page


def parted(written: str) -> tuple[str, str]:
    """An address as page and id."""
    page, _, anchor = written.partition("#")
    return page, anchor


def numbers(version: str) -> tuple[int, int]:
    """“2.1” as its two counters. The record's, which may stand behind them (“2.1+3”), is left out."""
    quotation, _, notes = version.partition("+")[0].partition(".")
    return int(quotation), int(notes)
