"""What was published: the lines of ``glossary/anchors.lock`` as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from .basics import Anchor, Place

State = Literal["live", "moved", "retired"]


@dataclass(frozen=True, slots=True)
class Published:
    """One published anchor.

    ``page`` is the page's folder under the site (``glossary/optimizer``, ``sources/thread``), ``id`` the anchor on it, empty
    for the page as a whole. ``quotation`` and ``notes`` are the two counters of its version: the first goes up when words
    that are quoted, or who said them, were corrected; the second when only our notes on them changed. Dates are ISO days:
    ``first`` of the first publication, ``since`` of this version. ``successor`` is ``page#id`` of what a moved anchor leads
    to, or of what stands instead of a retired one; ``reason`` says why.
    """

    page: str
    id: Anchor
    state: State
    quotation: int
    notes: int
    hash: str
    first: str
    since: str
    successor: str
    reason: str
    place: Place

    @property
    def version(self) -> str:
        """“2.1”: the quotation's second wording, with notes that changed once since."""
        return f"{self.quotation}.{self.notes}"


@dataclass(frozen=True)
class Ledger:
    """All published anchors, in the order of the file. Empty before the first publication."""

    lines: tuple[Published, ...] = ()

    @cached_property
    def _by_address(self) -> Mapping[tuple[str, str], Published]:
        return {(line.page, line.id): line for line in self.lines}

    def get(self, page: str, anchor: str = "") -> Published | None:
        """The line of an anchor, or None where it was never published."""
        return self._by_address.get((page, anchor))
