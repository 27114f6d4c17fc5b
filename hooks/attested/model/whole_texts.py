"""The whole text of each published version of a source. A file keeps only the passages that were new or changed in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from .journal import JournalEntry
from .published import Part, PublishedText


@dataclass(frozen=True, slots=True)
class Told:
    """What a publication says of an anchor: whether it stands on its page, and the ISO day since when."""

    address: str
    stands: bool
    since: str


def by_publication(journal: Sequence[JournalEntry]) -> list[list[Told]]:
    """What each entry of the journal says of anchors, in its order."""
    return [[Told(line.address, line.state == "live", line.since) for line in entry.stated] for entry in journal]


def whole_texts(texts: Sequence[PublishedText], said: Sequence[Iterable[Told]], journal: Sequence[JournalEntry]) -> Iterator[PublishedText]:
    """The texts of a source, oldest version first, each with all passages that stood on its page then.

    A passage is in a version if it was published with it or before, and had not gone by then. ``said`` is what each publication of the
    ``journal`` says of the anchors; before there was a journal, what the ledger says of them is all that is known, and the days decide.
    """
    written_in = {path: at for at, entry in reversed(list(enumerate(journal))) for path in entry.texts}
    told: dict[str, list[tuple[int, Told]]] = {}
    for at, each in enumerate(said):
        for one in each:
            told.setdefault(one.address, []).append((at, one))
    passages: dict[str, Part] = {}
    for text in texts:
        passages |= {part.id: part for part in text.text.parts}
        at = written_in.get(text.path, 0)
        there = tuple(part for part in passages.values() if _stood(f"{text.page}#{part.id}", told, at, text.day))
        yield replace(text, text=replace(text.text, parts=there))


def _stood(address: str, told: Mapping[str, Sequence[tuple[int, Told]]], publication: int, day: str) -> bool:
    """Tell whether an anchor stood on its page in a publication, which was on ``day``: what was said of it last by then counts."""
    said = [one.stands or one.since > day for at, one in told.get(address, ()) if at <= publication]
    return not said or said[-1]
