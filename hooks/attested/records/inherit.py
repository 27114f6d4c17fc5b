"""Fields that a record takes over from others: ``xdata`` and ``crossref``, by the rules of BibLaTeX (its manual, appendix B)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from .item import FoundRecords, Record, RecordFault

NEVER = frozenset(
    [
        "crossref",
        "xref",
        "xdata",
        "ids",
        "entryset",
        "entrysubtype",
        "execute",
        "label",
        "options",
        "presort",
        "related",
        "relatedoptions",
        "relatedstring",
        "relatedtype",
        "shorthand",
        "shorthandintro",
        "sortkey",
        "key",
        "shorttitle",
        "sorttitle",
        "indextitle",
        "indexsorttitle",
        "keywords",
        "abstract",
        "annotation",
        "attribution",
        "defines",
        "was",
        "fulltext",
        "pages",
    ]
)
BOOKS = (
    "inbook",
    "incollection",
    "inproceedings",
    "conference",
    "bookinbook",
    "suppbook",
    "suppcollection",
    "inreference",
)
VOLUMES = ("book", "collection", "proceedings", "reference", *BOOKS)
PARTS = ("title", "subtitle", "titleaddon")
DATES = {"year": "date", "date": "year", "month": "date"}


def inherited(found: FoundRecords) -> None:
    """Give each record of ``found`` what it takes over, and take those away that are no records of works. Findings: a record that is not there."""
    known = {item.key.casefold(): item for item in reversed(found.items)}
    found.items = [_whole(item, known, found.faults) for item in found.items if item.type != "xdata"]


def _whole(item: Record, known: Mapping[str, Record], faults: list[RecordFault]) -> Record:
    for name in ("xdata", "crossref"):
        for key in filter(None, (one.strip() for one in item.fields.get(name, "").split(","))):
            parent = known.get(key.casefold())
            if parent is None:
                message = f"“{item.key}” takes over fields from “{key}”, and there is no such record."
            elif _leads_back(parent, item.key, known):
                message = f"“{item.key}” takes over fields from “{parent.key}”, which takes them over from it in turn."
            else:
                parent = _whole(parent, known, [])
                item = _with(item, dict(_given(item, parent, name)), parent)
                continue
            hint = f"Correct {name} = {{{key}}}, or write the fields into the record itself."
            faults.append(RecordFault(item.lines.get(name, item.line), message, hint, item.number))
    if "crossref" not in item.fields and "xdata" not in item.fields:
        return item
    return replace(item, fields={name: value for name, value in item.fields.items() if name not in ("crossref", "xdata")})


def _leads_back(parent: Record, key: str, known: Mapping[str, Record]) -> bool:
    """Tell whether a record takes over fields from the one with that key, be it through others."""
    seen: set[str] = set()
    waiting = [parent.key.casefold()]
    while waiting:
        at = waiting.pop()
        if at == key.casefold():
            return True
        if at not in seen and at in known:
            seen.add(at)
            named = f"{known[at].fields.get('xdata', '')},{known[at].fields.get('crossref', '')}"
            waiting += [one.strip().casefold() for one in named.split(",") if one.strip()]
    return False


def _with(item: Record, given: Mapping[str, tuple[str, str]], parent: Record) -> Record:
    fields = {**item.fields, **{name: value for name, (_, value) in given.items()}}
    lines = {**item.lines, **{name: parent.lines.get(source, parent.line) for name, (source, _) in given.items()}}
    return replace(item, fields=fields, lines=lines)


def _given(item: Record, parent: Record, by: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """The fields that a record lacks, each with the field of the parent that it comes from and its value."""
    for source, value in parent.fields.items():
        if by == "xdata":
            names: Sequence[str] = (source,) if source not in ("xdata", "crossref") else ()
        elif source in NEVER:
            names = ()
        else:
            names = _names(item.type, parent.type, source)
        for name in names:
            if name not in item.fields and (name not in DATES or by == "xdata" or DATES[name] not in item.fields):
                yield name, (source, value)


def _names(child: str, parent: str, source: str) -> Sequence[str]:
    """The names under which a record takes over a field of another one."""
    if source in PARTS:
        prefix = ""
        if parent.startswith("mv") and child in VOLUMES:
            prefix = "main"
        elif child in BOOKS:
            prefix = "book"
        elif parent == "periodical":
            prefix = "journal"
        return (prefix + source,) if prefix else (source,)
    if source == "author" and child in ("inbook", "bookinbook", "suppbook") and parent in ("book", "mvbook"):
        return ("author", "bookauthor")
    return (source,)
