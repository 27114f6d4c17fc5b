"""The page ``/glossary/``: every term from A to Z, in parts where there are many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from ...graph import KnowledgeBase
from ...graph.ask.defined_elsewhere import how_defined
from ...graph.ask.standing import disputed
from ...model import Entry
from ..page import Body, ContentsLine, Page, entry_path, link
from ..parts import cut, part_links, part_paths
from ..prose import Prose
from ..standing import facts_with_links
from ..templates import template

STATUS = {
    "defined here": "defined here",
    "defined elsewhere": "defined in words not quoted here",
    "not defined here": "used, not defined here",
}


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term in the index."""

    term: str
    way: str
    gloss: Markup
    facts: list[Markup]
    statuses: tuple[str, ...]
    names: str


INDEX = "glossary"
FURTHER = f"{INDEX}/index"
"""The further parts of the index stand where no entry can: its name is kept for this (``checks/reserved_name.py``)."""
WEIGHT, OF_GLOSS = 6, 2
"""Elements of a term in the index, and of each link or mark in its gloss."""


def index_pages(kb: KnowledgeBase) -> Iterator[Page]:
    """The A–Z index, and its further parts where there are many terms."""
    entries = sorted(kb.entries.values(), key=lambda one: (one.term.casefold(), one.id))
    parts = cut(entries, lambda entry: WEIGHT + (OF_GLOSS * sum(map(entry.gloss.value.count, "[*`$^")) if entry.gloss else 0))
    paths = part_paths(INDEX, len(parts), FURTHER)
    starts: dict[str, str] = {}
    for path, part in zip(paths, parts, strict=True):
        for entry in part:
            starts.setdefault(_letter(entry), path)
    ends = [((part[0].id, part[0].term), (part[-1].id, part[-1].term)) for part in parts if part]

    def body(path: str, part: Sequence[Entry]) -> Body:
        letters: dict[str, list[TermRow]] = {}
        prose = Prose(kb, path)
        for entry in part:
            letters.setdefault(_letter(entry), []).append(_row(kb, entry, path, prose))
        html = template("index.html").render(
            letters=list(letters.items()),
            ways=[(letter, link(path, path if letter in letters else there, _letter_id(letter)), letter not in letters and path == INDEX) for letter, there in starts.items()],
            parts=part_links(path, paths, ends),
            terms=len(entries),
            scripts=link(path, "assets"),
        )
        return Body(html, (ContentsLine("terms", "Terms", 1), *(ContentsLine(_letter_id(letter), letter, 2) for letter in letters)))

    for number, (path, part) in enumerate(zip(paths, parts, strict=True), start=1):
        if number == 1:
            yield Page(path, "Terms", "Every term with its gloss, and whether words quoted here define it.", partial(body, path, part))
        else:
            yield Page(path, f"Terms, part {number}", f"The terms from {part[0].term} to {part[-1].term}, each with its gloss.", partial(body, path, part))


def _letter(entry: Entry) -> str:
    return next((sign for sign in entry.term.upper() if sign.isalnum()), "#")


def _letter_id(letter: str) -> str:
    return f"letter-{letter.lower()}"


def _row(kb: KnowledgeBase, entry: Entry, here: str, prose: Prose) -> TermRow:
    return TermRow(
        entry.term,
        link(here, entry_path(entry.id)),
        prose.inline(entry.gloss.value) if entry.gloss else Markup(""),
        facts_with_links(kb, entry, here),
        (STATUS[how_defined(kb, entry.id)], *_contested(entry)),
        " | ".join(entry.names),
    )


def _contested(entry: Entry) -> list[str]:
    """“1 case disputed”, and so of claims; nothing where none is."""
    count = Counter(item.role for item in entry.items if disputed(item))
    return [f"{count[role]} {role}{'s' * (count[role] != 1)} disputed" for role in ("case", "claim") if count[role]]
