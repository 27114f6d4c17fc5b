"""A quotation: its words, its attribution and its notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .basics import Anchor, FormerName, Mark, Place, TermId, Text


@dataclass(frozen=True, slots=True)
class Citation:
    """``[@key, locator]``: which source, and where in it. ``locator`` is empty for the source as a whole."""

    key: str
    locator: str
    place: Place


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A qualifier of a quotation.

    ``hedged "…"`` and ``if "…"`` name words of its sentence that weaken it, ``stressed "…"`` words that strengthen it, ``under "…"``
    those of a frame before it that denies, reports or asks it, ``on "…"`` the criterion that is at issue. ``part`` are the words that alone are weakened or strengthened (``hedged "…" of "…"``); None for the whole.
    ``term`` is the entry whose definition holds the criterion (``on [[term]] "…"``); empty for this page's own.
    """

    kind: Literal["hedged", "stressed", "if", "under", "on"]
    words: Text
    term: TermId
    place: Place
    part: Text | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """The last line of a quotation: what its author does with these words, and where they stand.

    ``cut`` is our reason for leaving out what stands around them; empty where none is given.
    """

    acts: tuple[str, ...]
    qualifiers: tuple[Qualifier, ...]
    citation: Citation
    brackets_ours: bool
    also_in: tuple[TermId, ...]
    place: Place
    emphasis_ours: bool = False
    cut: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Our note on a phrase of the quotation above it. ``was`` are phrases that it stood on before."""

    anchor: Anchor
    phrase: Text
    body: Text
    was: tuple[FormerName, ...] = ()


@dataclass(frozen=True, slots=True)
class Translation:
    """The words of a quotation in another language: ours where ``citation`` is None, else words of a source."""

    text: Text
    citation: Citation | None
    place: Place


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation as written in an entry. ``attribution`` is None where its line is missing or was not understood.

    ``marks`` are on the words of ``text``, without their signs, once it is known in which passage these stand (:mod:`attested.graph.plain_words`).
    """

    anchor: Anchor
    text: Text
    attribution: Attribution | None
    notes: tuple[Note, ...]
    place: Place
    translation: Translation | None = None
    marks: tuple[Mark, ...] = ()
