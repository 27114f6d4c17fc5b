"""Both sides of a merge, where each published: the entry of the journal that joins them and loses no address of either.

One side keeps its numbers: that of the publishing branch. A text of the other side whose number means another text there gets the next
number that neither side used. A number that only one side used stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..model import Part, PublishedText
from ..model.journal import JournalEntry, StatedLine, digest, stated
from ..model.ledger import address, numbers, parted
from .file_format import text_file
from .hashing import apart_from_record, next_version
from .journal import Sum, added_up, ancestors, heads
from .journaling import Written, written_entry
from .publishing import text_path

Version = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Joined:
    """The entry that joins two sides, and the texts that got other numbers, each to be written at its path."""

    written: Written
    texts: tuple[PublishedText, ...]


@dataclass(slots=True)
class _Sides:
    """The publications that both sides have, and those of each: ``kept`` keeps its numbers, ``other`` may get new ones.

    ``renumbered`` gives the number that a text of the other side gets, by its address and its number there.
    """

    common: Sum
    kept: Sum
    other: Sum
    kept_all: tuple[StatedLine, ...]
    only_other: tuple[JournalEntry, ...]
    here: Collection[str]
    renumbered: dict[tuple[str, Version], Version] = field(default_factory=dict)


def join(journal: Sequence[JournalEntry], text_of: Callable[[str, str], PublishedText], here: Collection[str], branch: str) -> Joined:
    """Join the first two of the journal's last entries, of which there are more than one.

    ``text_of`` gives a kept text by its path and the hash of its file; ``here`` are the addresses that stand on pages today; ``branch`` is
    the publishing one. LookupError from ``text_of`` passes through.
    """
    kept, other = sorted(heads(journal), key=lambda one: (one.branch != branch, one.day, one.hash))[:2]
    one, two = ancestors(journal, kept), ancestors(journal, other)
    only_other = tuple(entry for entry in two if entry not in one)
    sides = _Sides(added_up(entry for entry in one if entry in two), added_up(one), added_up(two), added_up(one).history, only_other, here)
    total = added_up(journal)
    lines = {at: _line(sides, at) for at in sorted(sides.kept.lines.keys() | sides.other.lines.keys(), key=parted)}
    texts = tuple(_renumbered_texts(sides, text_of))
    hashes = {path: hash_ for path, (hash_, _) in sides.other.texts.items()} | {path: hash_ for path, (hash_, _) in sides.kept.texts.items()}
    hashes |= {text.path: digest(text_file(text)) for text in texts}
    changed = [line for at, line in lines.items() if total.lines[at][0] != line]
    restated = {path: hash_ for path, hash_ in sorted(hashes.items()) if path not in total.texts or total.texts[path][0] != hash_}
    return Joined(written_entry((kept, other), max(kept.day, other.day), branch, changed, restated), texts)


def _line(sides: _Sides, at: str) -> str:
    """The line of an address in the joined ledger."""
    kept, other, common = (side.lines.get(at, ("",))[0] for side in (sides.kept, sides.other, sides.common))
    if other in (kept, common):
        return kept
    if kept == common:
        return other
    ours, theirs = stated(kept), stated(other)
    version, hash_ = _numbered(sides, at)
    alive = [line for line in (ours, theirs) if (line.state == "live") == (at in sides.here)]
    state = (alive or [ours])[0]
    return str(replace(state, version=f"{version[0]}.{version[1]}", hash=hash_, first=min(ours.first, theirs.first), since=max(ours.since, theirs.since)))


def _numbered(sides: _Sides, at: str) -> tuple[Version, str]:
    """Number the other side's versions of what both sides changed, and give the highest number and the hash of its content."""
    used = {numbers(line.version): line.hash for line in sides.kept_all if line.address == at}
    theirs = {numbers(line.version): line.hash for entry in sides.only_other for line in entry.stated if line.address == at}
    free = {version: hash_ for version, hash_ in theirs.items() if version not in used}
    taken = used | free
    for version, hash_ in theirs.items():
        if version in used and apart_from_record(used[version]) != apart_from_record(hash_):
            last = max(taken)
            new = next_version(*last, taken[last], hash_)
            taken[new] = hash_
            sides.renumbered[at, version] = new
    last = max(taken)
    return last, taken[last]


def _renumbered_texts(sides: _Sides, text_of: Callable[[str, str], PublishedText]) -> Iterator[PublishedText]:
    """The other side's texts in which a number changed."""
    pages = {parted(at)[0] for at, _ in sides.renumbered}
    for entry in sides.only_other:
        for path, hash_ in entry.texts.items():
            if path.removeprefix("glossary/published/").rpartition("/")[0] in pages:
                text = text_of(path, hash_)
                version = _new(sides.renumbered, text.page, text.version)
                new = replace(text, version=version, text=_with(text.text, text.page, sides.renumbered), path=text_path(text.page, version), hash="")
                if (new.version, new.text) != (text.version, text.text):
                    yield new


def _with(part: Part, page: str, renumbered: Mapping[tuple[str, Version], Version]) -> Part:
    """A part whose versions, and those of all within it, are the new ones."""
    at = address(page, part.id)
    version = _new(renumbered, at, part.version) if part.version else ""
    return replace(part, version=version, parts=tuple(_with(one, page, renumbered) for one in part.parts))


def _new(renumbered: Mapping[tuple[str, Version], Version], at: str, version: str) -> str:
    new = renumbered.get((at, numbers(version)))
    return f"{new[0]}.{new[1]}" if new else version
