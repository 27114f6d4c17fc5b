"""Passages that came second hand, compared with a witness: a copy of the work itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from .basics import Place

Kind = Literal["left out", "added", "changed", "case", "punctuation"]
KINDS: tuple[str, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference, seen from the passage: it has ``words`` words fewer (left out), more (added), others (changed), or other letters or signs.

    ``where`` is “at the start”, “at the end” or “after word N”. None of the witness's words are kept. Of punctuation ``words`` is 1 where the
    witness has a mark more, and 0 where it has another.
    """

    kind: str
    where: str
    words: int


@dataclass(frozen=True, slots=True)
class Collated:
    """A passage as it was compared: ``words_sum`` is the SHA-256 of its normalised words then; no differences mean that it is the same."""

    words_sum: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Collation:
    """What ``bib/originals/KEY.collated.toml`` says: the witness, by title, edition, address and the SHA-256 of its bytes, the day, and each passage by its locator."""

    key: str
    witness: str
    edition: str
    address: str
    sha256: str
    view: str
    day: str
    passages: Mapping[str, Collated]
    place: Place
