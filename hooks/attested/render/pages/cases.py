"""The page “Who says what”: every case, claim and use of all entries, with the speakers and their acts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from ...graph import Checked, Item, KnowledgeBase
from ...graph.ask.standing import NOBODY_HOLDS, disputed, unheld
from ...graph.speakers import force, speaker
from ...model import Case, Claim, Entry, Usage
from ..criteria import criteria
from ..exchanges import exchange_id, exchange_views, has_exchange
from ..old_case_anchors import old_exchanges
from ..page import Body, ContentsLine, Page, entry_path, link
from ..publications import Publications
from ..templates import template

CASES = "cases"


@dataclass(frozen=True, slots=True)
class CellSpeaker:
    """Who speaks in a cell, doing what, and of each of their quotations there how firmly; empty where nothing qualifies it."""

    who: str
    acts: tuple[str, ...]
    forces: list[Markup]


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case, claim or use: those for it, those against it, and those who only propose, doubt or report it."""

    heading: str
    way: str
    columns: tuple[tuple[str, list[CellSpeaker]], ...]
    note: str
    kind: str
    exchange: str

    @property
    def speakers(self) -> str:
        """All who speak here, for the filter."""
        return "|".join(dict.fromkeys(quotation.who for _, quotations in self.columns for quotation in quotations))


@dataclass(frozen=True, slots=True)
class CaseTable:
    """One table of the page: its id and heading, what its rows are, the names of its columns, and the rows by term."""

    id: str
    heading: str
    rows: str
    columns: tuple[str, ...]
    groups: list[tuple[Entry, str, list[CaseRow]]]


COLUMNS = {
    "case": (
        ("Affirmed by", ("affirms",)),
        ("Denied by", ("denies",)),
        ("Proposed, doubted or reported by", ("proposes", "doubts", "reports")),
    ),
    "claim": (
        ("Asserted by", ("asserts",)),
        ("Denied by", ("denies",)),
        ("Proposed, doubted or reported by", ("proposes", "doubts", "reports")),
    ),
    "usage": (
        ("Used so by", ("uses",)),
        ("Disputed by", ("disputes",)),
        ("Proposed or reported by", ("proposes", "reports")),
    ),
}


def cases_page(kb: KnowledgeBase, publications: Publications) -> Page:
    """The page “Who says what”. Terms stand in alphabetical order, cases and claims in that of their page."""
    told = "Every case, claim and use, and who affirms, denies, disputes or only reports it."
    return Page(CASES, "Who says what", told, partial(_body, kb, publications))


def _body(kb: KnowledgeBase, publications: Publications) -> Body:
    every = (
        _table(kb, "cases-by-term", "Does the term apply?", Case),
        _table(kb, "claims-by-term", "What is said", Claim),
        _table(kb, "uses-by-term", "How the word is used", Usage),
    )
    tables = [table for table in every if table.groups]
    exchanges = exchange_views(kb, CASES)
    terms = sorted({entry.term for table in tables for entry, _, _ in table.groups}, key=str.casefold)
    people = sorted(
        {
            quotation.who
            for table in tables
            for _, _, rows in table.groups
            for row in rows
            for _, some in row.columns
            for quotation in some
        }
    )
    by_criterion = criteria(kb, CASES)
    today: dict[tuple[str, str], str] = {
        (entry_path(entry.id), one.anchor): exchange_id(kb, entry, one)
        for entry in kb.entries.values()
        for one in entry.items
        if has_exchange(one)
    }
    parts = [*((table.id, table.heading) for table in tables), *([("by-criterion", "What it turns on")] if by_criterion.rows else [])]
    html = template("cases.html").render(
        tables=tables,
        parts=parts,
        terms=terms,
        people=people,
        criteria=by_criterion,
        views={one.id: one for one in exchanges},
        old=old_exchanges(publications, today, CASES),
        scripts=link(CASES, "assets"),
    )
    toc = (
        ContentsLine("who-says-what", "Who says what", 1),
        *(ContentsLine(*part, 2) for part in parts),
        *([ContentsLine("exchanges", "The exchanges", 2)] if exchanges else []),
        *(ContentsLine(one.id, one.heading, 3) for one in exchanges),
    )
    return Body(html, toc)


def _table(kb: KnowledgeBase, name: str, heading: str, kind: type[Item]) -> CaseTable:
    role = {Case: "case", Claim: "claim", Usage: "usage"}[kind]
    groups = []
    for entry in sorted(kb.entries.values(), key=lambda one: one.term.casefold()):
        rows = [_row(kb, entry, item) for item in entry.items if isinstance(item, kind) and has_exchange(item)]
        if rows:
            groups.append((entry, link(CASES, entry_path(entry.id)), rows))
    return CaseTable(name, heading, {"usage": "Use"}.get(role, role.capitalize()), tuple(title for title, _ in COLUMNS[role]), groups)


def _row(kb: KnowledgeBase, entry: Entry, item: Item) -> CaseRow:
    said = [one for one in kb.by_entry.get(entry.id, ()) if one.item is item and one.passage is not None]
    columns = tuple((title, _cell(said, acts)) for title, acts in COLUMNS[item.role])
    note = item.sense if isinstance(item, Usage) else "disputed" if disputed(item) else NOBODY_HOLDS if unheld(item) else ""
    return CaseRow(" ".join(item.heading.value.split()), link(CASES, entry_path(entry.id), item.anchor), columns, note, note if isinstance(item, Usage) or note == "disputed" else "reports", exchange_id(kb, entry, item))


def _cell(said: Sequence[Checked], acts: tuple[str, ...]) -> list[CellSpeaker]:
    found: dict[tuple[str, tuple[str, ...]], list[Markup]] = {}
    for one in said:
        doing = tuple(act for act in one.acts if act in acts)
        if one.passage is not None and doing:
            found.setdefault((speaker(one.passage, one.source), doing), []).append(_force(one))
    return [CellSpeaker(*key, forces) for key, forces in found.items()]


def _force(one: Checked) -> Markup:
    quoted = Markup('{} <span class="at-q" translate="no">“{}”</span>')
    return Markup(", ").join(quoted.format(kind, words) + (quoted.format(" of", part) if part else "") for kind, words, part in force(one))
