"""The page “Who says what”: every case, claim and use of all entries, with the speakers and their acts; in parts where there is much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from markupsafe import Markup

from ...graph import Checked, Item, KnowledgeBase
from ...graph.ask.standing import NOBODY_HOLDS, disputed, unheld
from ...graph.speakers import force, speaker
from ...model import Case, Claim, Entry, TermId, Usage
from ..criteria import Criteria, criteria
from ..exchanges import ExchangeTurns, ExchangeView, every_exchange, exchange_id, exchange_views
from ..old_case_anchors import OldExchanges, old_exchanges
from ..page import Body, ContentsLine, Page, entry_path, link
from ..parts import PartLink, cut, part_links, part_paths
from ..prose import printed_heading
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


WEIGHT, OF_TURN, OF_CRITERION = 25, 14, 60
"""Elements of a case, claim or use with its line in the table of contents, of each quotation that it shows, and of each that names a phrase it turns on: the table of those grows with the speakers too."""
TABLES: tuple[tuple[str, str, type[Item]], ...] = (
    ("cases-by-term", "Does the term apply?", Case),
    ("claims-by-term", "What is said", Claim),
    ("uses-by-term", "How the word is used", Usage),
)


def cases_pages(kb: KnowledgeBase, publications: Publications) -> Iterator[Page]:
    """The page “Who says what”, and its further parts where there is much. Terms stand in alphabetical order, cases and claims in that of their page."""
    every = list(every_exchange(kb))
    parts = cut(every, _weight)
    paths = part_paths(CASES, len(parts))
    ends = [((part[0][0].id, part[0][0].term), (part[-1][0].id, part[-1][0].term)) for part in parts if part]
    terms = _terms_by_part(kb, parts)

    @cache
    def old() -> OldExchanges:
        return old_exchanges(publications, {(entry_path(entry.id), item.anchor): exchange_id(kb, entry, item) for entry, item, _ in every}, CASES)

    def body(number: int) -> Body:
        path, part = paths[number], parts[number]
        tables = [table for table in (_table(kb, path, part, *told) for told in TABLES) if table.groups]
        return _body(kb, path, tables, exchange_views(kb, path, CASES, part), criteria(kb, path, terms[number]), old(), part_links(path, paths, ends))

    for number, (path, part) in enumerate(zip(paths, parts, strict=True)):
        title, told = "Who says what", "Every case, claim and use, and who affirms, denies, disputes or only reports it."
        if number:
            title, told = f"Who says what, part {number + 1}", f"Cases, claims and uses, part {number + 1}: of the terms from {part[0][0].term} to {part[-1][0].term}."
        yield Page(path, title, told, partial(body, number))


def _weight(one: ExchangeTurns) -> int:
    quotations = one[1].quotations
    on = sum(qualifier.kind == "on" for each in quotations if each.attribution for qualifier in each.attribution.qualifiers)
    return WEIGHT + OF_TURN * len(one[2]) + OF_CRITERION * on


def _terms_by_part(kb: KnowledgeBase, parts: Sequence[Sequence[ExchangeTurns]]) -> list[set[TermId]]:
    """The terms of each part by the alphabet, those without a case, claim or use too: each term in one part, the first that has it."""
    first = {entry.id: number for number, part in reversed(list(enumerate(parts))) for entry, _, _ in part}
    found: list[set[TermId]] = [set() for _ in parts]
    number = 0
    for entry in sorted(kb.entries.values(), key=lambda one: one.term.casefold()):
        number = first.get(entry.id, number)
        found[number].add(entry.id)
    return found


def _body(kb: KnowledgeBase, here: str, tables: list[CaseTable], exchanges: list[ExchangeView], by_criterion: Criteria, old: OldExchanges, part_links: list[PartLink]) -> Body:
    terms = sorted({entry.term for table in tables for entry, _, _ in table.groups}, key=str.casefold)
    said = [quotation for table in tables for _, _, rows in table.groups for row in rows for _, some in row.columns for quotation in some]
    parts = [*((table.id, table.heading) for table in tables), *([("by-criterion", "What it turns on")] if by_criterion.rows else [])]
    html = template("cases.html").render(
        tables=tables,
        parts=parts,
        pages=part_links,
        terms=terms,
        people=sorted({quotation.who for quotation in said}),
        criteria=by_criterion,
        views={one.id: one for one in exchanges},
        old=old if here == CASES else OldExchanges(old.here, ()),
        scripts=link(here, "assets"),
    )
    toc = (
        ContentsLine("who-says-what", "Who says what", 1),
        *(ContentsLine(*part, 2) for part in parts),
        *([ContentsLine("exchanges", "The exchanges", 2)] if exchanges else []),
        *(ContentsLine(one.id, one.heading, 3) for one in exchanges),
    )
    return Body(html, toc)


def _table(kb: KnowledgeBase, here: str, part: Sequence[ExchangeTurns], name: str, heading: str, kind: type[Item]) -> CaseTable:
    role = {Case: "case", Claim: "claim", Usage: "usage"}[kind]
    groups: dict[TermId, tuple[Entry, str, list[CaseRow]]] = {}
    for entry, item, _ in part:
        if isinstance(item, kind):
            groups.setdefault(entry.id, (entry, link(here, entry_path(entry.id)), []))[2].append(_row(kb, here, entry, item))
    return CaseTable(name, heading, {"usage": "Use"}.get(role, role.capitalize()), tuple(title for title, _ in COLUMNS[role]), list(groups.values()))


def _row(kb: KnowledgeBase, here: str, entry: Entry, item: Item) -> CaseRow:
    said = [one for one in kb.by_entry.get(entry.id, ()) if one.item is item and one.passage is not None]
    columns = tuple((title, _cell(said, acts)) for title, acts in COLUMNS[item.role])
    note = item.sense if isinstance(item, Usage) else "disputed" if disputed(item) else NOBODY_HOLDS if unheld(item) else ""
    return CaseRow(printed_heading(item), link(here, entry_path(entry.id), item.anchor), columns, note, note if isinstance(item, Usage) or note == "disputed" else "reports", exchange_id(kb, entry, item))


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
