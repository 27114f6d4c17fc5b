"""The report as Markdown: a line that sums it up, then only the sections that hold something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

from . import rows
from .changes import AnchorChange, Changes, QuotationChange, StateName
from .escape import code, words

T = TypeVar("T")
NOTHING = "Nothing that a reader would see has changed."
UNCERTAIN = "Nothing has changed in what could be read."
SCOPE = "Compared are the terms, the sources, the pages of prose and what the checks find; not the program, the theme or the settings."

MOST = 900_000
"""Bytes: a code host shows a summary of at most 1 MiB (GitHub: a step's summary), and other steps write there too."""

RESERVED = 200
"""Bytes for the heading of a section and the line that counts what was left out."""


@dataclass(frozen=True, slots=True)
class Section:
    """Changes of one kind. ``noun`` and ``plural`` stand in the summary; the heading is the plural."""

    noun: str
    plural: str
    rows: tuple[str, ...]
    count: int

    @property
    def counted(self) -> str:
        """“2 definitions reworded”."""
        return f"{self.count:,} {self.noun if self.count == 1 else self.plural}"


def as_markdown(changes: Changes, earlier: StateName, later: StateName, most: int = MOST) -> str:
    """The report. In: what differs, what the two states are called, and the bytes that it may have.

    What there is no room for is left out from the end of each section, and counted there.
    """
    found = [section for section in sections(changes) if section.rows]
    lines = [f"**{_summary(changes, found)}**", "", f"From {_named(earlier)} to {_named(later)}. {SCOPE}"]
    room = _shares(found, most - _size(lines) - sum(len(section.plural.encode()) + RESERVED for section in found))
    for section in found:
        sizes = accumulate(_size([row]) for row in section.rows)
        fitting = [row for row, so_far in zip(section.rows, sizes, strict=True) if so_far <= room[section.plural]]
        lines += ["", f"### {section.plural[:1].upper()}{section.plural[1:]}", "", *_listed(fitting)]
        if len(fitting) < len(section.rows):
            lines += ["", f"{len(section.rows) - len(fitting):,} of these {len(section.rows):,} are left out here: the report would be too long. `--format json` has them all."]
    return "\n".join(lines) + "\n"


def _shares(found: Sequence[Section], left: int) -> dict[str, int]:
    """The bytes that the rows of each section may have: what they need, or an equal share of what shorter sections leave."""
    shares: dict[str, int] = {}
    for at, section in enumerate(sorted(found, key=lambda one: _size(one.rows))):
        shares[section.plural] = min(_size(section.rows), max(left, 0) // (len(found) - at))
        left -= shares[section.plural]
    return shares


def _size(lines: Iterable[str]) -> int:
    """Bytes, with two line ends for each."""
    return sum(len(line.encode()) + 2 for line in lines)


def _named(state: StateName) -> str:
    return words(state.name) + (f" ({code(state.commit[:12])})" if state.commit else "")


def _listed(some: Iterable[str]) -> Iterator[str]:
    """Items with a blank line between those of several lines."""
    before = False
    for at, row in enumerate(some):
        long = "\n" in row
        if at and (long or before):
            yield ""
        yield row
        before = long


def _summary(changes: Changes, found: list[Section]) -> str:
    counted = ", ".join(section.counted for section in found)
    if not changes.none:
        return f"{counted[:1].upper()}{counted[1:]}."
    nothing = UNCERTAIN if changes.unread else NOTHING
    return f"{nothing} {counted[:1].upper()}{counted[1:]}." if counted else nothing


def sections(changes: Changes) -> Iterator[Section]:
    """All sections, those first that a reviewer has to see; some of them empty."""
    yield _of("file that could not be read", "files that could not be read", changes.unread, rows.unread)
    yield _of("new finding", "new findings", _how(changes.findings, "added"), rows.finding)
    for noun, some in _kinds(changes.quotations):
        yield _of(noun, noun.replace(" ", "s ", 1), some, rows.quotation)
    yield _of("entry that loses its last source", "entries that lose their last source", changes.lost_sources, rows.lost_source)
    yield _of("term added", "terms added", _how(changes.terms, "added"), rows.term)
    yield _of("term removed", "terms removed", _how(changes.terms, "removed"), rows.term)
    yield _of("term renamed", "terms renamed", _how(changes.terms, "changed"), rows.term)
    yield _of("name added", "names added", _how(changes.names, "added"), rows.name)
    yield _of("name dropped", "names dropped", _how(changes.names, "removed"), rows.name)
    for noun, how in (("address lost", "removed"), ("address moved", "changed")):
        gone = _how(changes.anchors, how)
        yield Section(noun, noun.replace("address", "addresses"), tuple(rows.anchors(gone)), len(gone))
    yield _of("relation added", "relations added", _how(changes.relations, "added"), rows.relation)
    yield _of("relation removed", "relations removed", _how(changes.relations, "removed"), rows.relation)
    yield _of("relation with other evidence", "relations with other evidence", _how(changes.relations, "changed"), rows.relation)
    yield _of("circular definition that is new", "circular definitions that are new", _how(changes.circles, "added"), rows.circle)
    yield _of("circular definition that is gone", "circular definitions that are gone", _how(changes.circles, "removed"), rows.circle)
    yield _of("sentence that would now link to a term", "sentences that would now link to a term", changes.links, rows.link)
    yield _of("text of our own changed", "texts of our own changed", changes.texts, rows.text)
    yield _of("text of a source changed", "texts of sources changed", changes.sources, rows.text)
    yield _of("page of prose changed", "pages of prose changed", changes.pages, rows.text)
    yield _of("new word on the frontier", "new words on the frontier", _how(changes.frontier, "added"), rows.frontier)
    yield _of("word no longer on the frontier", "words no longer on the frontier", _how(changes.frontier, "removed"), rows.frontier)
    yield _of("finding mended", "findings mended", _how(changes.findings, "removed"), rows.finding)
    yield _added(_how(changes.anchors, "added"))


def _of(noun: str, plural: str, some: Iterable[T], row: Callable[[T], str]) -> Section:
    made = tuple(row(one) for one in some)
    return Section(noun, plural, made, len(made))


def _how(some: Iterable[T], how: str) -> list[T]:
    return [one for one in some if one.how == how]  # type: ignore[attr-defined]


def _kinds(quotations: Iterable[QuotationChange]) -> Iterator[tuple[str, list[QuotationChange]]]:
    """“definition reworded”, “quotation added” …, each with its changes."""
    words_for = {"changed": "reworded", "added": "added", "removed": "removed", "": "whose attribution changed"}
    for noun in ("definition", "quotation"):
        mine = [one for one in quotations if (one.role == "definition") == (noun == "definition")]
        for how, word in words_for.items():
            yield f"{noun} {word}", [one for one in mine if (one.how if one.how != "changed" or one.pieces else "") == how]


def _added(anchors: list[AnchorChange]) -> Section:
    """New addresses, which nobody cites yet: a line for each page."""
    pages = Counter(one.page for one in anchors)
    ids = {page: [one.id for one in anchors if one.page == page and one.id] for page in pages}
    made = tuple(f"- on {code(page)}: {', '.join(code(f'#{one}') for one in ids[page]) or 'the page itself'}" for page in pages)
    return Section("new address", "new addresses", made, len(anchors))
