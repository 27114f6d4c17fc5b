"""``data/anchors.json``: what became of each address that was ever published, for whoever checks a citation."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from ..cite import digest
from ..graph import KnowledgeBase
from ..ledger import Following, following
from ..model import Part, Published, PublishedText
from ..model.ledger import address, numbers, parted

FOLDER = "data/anchors"
PATH = f"{FOLDER}.json"
VERSION = 1
"""Goes up when a key changes its meaning or goes away, not when one is added."""
Json = dict[str, Any]


def anchors(kb: KnowledgeBase) -> str:
    """The file of all anchors, one row each, in the order of the ledger, those not yet published behind them."""
    return _file(kb, _rows(kb))


def anchor_files(kb: KnowledgeBase) -> Iterator[tuple[str, str]]:
    """The file of all anchors, then what the site's own pages read.

    That is ``data/anchors/<page>.json``, the rows of one page, and ``data/anchors/site.json``, what the file of all has besides its rows.
    Each comes with its path under the site.
    """
    rows = _rows(kb)
    yield PATH, _file(kb, rows)
    yield f"{FOLDER}/site.json", _compact(_head(kb))
    by_page: dict[str, list[Json]] = {}
    for row in rows:
        by_page.setdefault(row["page"], []).append(row)
    yield from ((f"{FOLDER}/{page}.json", _compact({"anchors": some})) for page, some in by_page.items())


def _rows(kb: KnowledgeBase) -> list[Json]:
    found = following(kb)
    return [*_published(kb, found), *_unpublished(kb, found)]


def _head(kb: KnowledgeBase) -> Json:
    return {"version": VERSION, "site": kb.site.url or None, "formerSites": list(kb.site.former), "publication": kb.ledger.last or None}


def _file(kb: KnowledgeBase, rows: Sequence[Json]) -> str:
    return json.dumps({**_head(kb), "anchors": rows}, ensure_ascii=False, indent=1) + "\n"


def _compact(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _published(kb: KnowledgeBase, found: Following) -> Iterator[Json]:
    names = _names(kb, found)
    for line in kb.ledger.lines:
        outcome = found.where(line.page, line.id)
        retired = outcome.retired if outcome else None
        target = outcome.target if outcome else None
        moved = target is not None and target != (line.page, line.id)
        here = None if moved else found.today.anchors.get((line.page, line.id))
        part = here or found.last.get((line.page, line.id))
        successor = address(*target) if moved and target else retired.successor if retired else ""
        yield {
            **_named(kb, line.page, line.id, part),
            "state": "retired" if retired else "moved" if moved else "live",
            "version": line.version,
            "quotation": line.quotation,
            "notes": line.notes,
            "record": line.record,
            "first": line.first,
            "since": line.since,
            "successor": successor or None,
            "successorAddress": kb.site.address(*parted(successor)) or None if successor else None,
            "reason": (retired.reason if retired else line.reason if moved else "") or None,
            "versions": list(_versions(kb, line, names[line.page, _end(found, line)])),
        }


def _names(kb: KnowledgeBase, found: Following) -> dict[tuple[str, str], list[str]]:
    """The ids on a page that named one thing, by the page and where they lead today, or led until it was retired."""
    names: dict[tuple[str, str], list[str]] = {}
    for line in kb.ledger.lines:
        names.setdefault((line.page, _end(found, line)), []).append(line.id)
    for (page, old), (there, new) in _moves(kb):
        now = kb.ledger.get(there, new) if there == page else None
        if now is not None:
            names[page, _end(found, now)].append(old)
    return names


def _moves(kb: KnowledgeBase) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Each move that a publication wrote down, from and to. The line of what is retired no longer says what it was called in between."""
    for entry in kb.ledger.journal:
        yield from ((parted(line.address), parted(line.successor)) for line in entry.stated if line.state == "moved")


def _end(found: Following, line: Published) -> str:
    """The address to which a published anchor leads today, or that of the line that retired it."""
    outcome = found.where(line.page, line.id)
    return line.address if outcome is None else address(*outcome.target) if outcome.target else outcome.retired.address if outcome.retired else line.address


def _versions(kb: KnowledgeBase, line: Published, names: Sequence[str]) -> Iterator[Json]:
    """Each version up to that of a line, oldest first, with the words as they were published: under its own id, or where a text has not that, another name."""
    counted: set[str] = set()
    for published in kb.ledger.texts.get(line.page, ()):
        parts = {part.id: part for part in (*reversed(list(published.text.walk())), published.text) if part.id or part is published.text}
        part = next((parts[one] for one in (line.id, *names) if one in parts), None)
        if part is not None and part.version not in ("", *counted) and numbers(part.version) <= (line.quotation, line.notes):
            counted.add(part.version)
            quotation, notes = numbers(part.version)
            yield {"version": part.version, "pageVersion": published.version, "quotation": quotation, "notes": notes, "day": published.day, "digest": digest(_whole(kb, published, part)) or None, "quotations": list(_quotations(part)), "note": _note(part)}


def _whole(kb: KnowledgeBase, published: PublishedText, part: Part) -> Part:
    """A part of a text with all that stood in it: of a source, a file keeps only the passages that were new or changed."""
    if part is not published.text:
        return part
    return next(one.text for one in kb.ledger.whole_texts[published.page] if one.version == published.version)


def _unpublished(kb: KnowledgeBase, found: Following) -> Iterator[Json]:
    """Anchors of today that the next publication adds, and former names of terms that were renamed before they were published."""
    empty = {"version": None, "quotation": None, "notes": None, "record": None, "first": None, "since": None, "reason": None}
    for (page, anchor), part in found.today.anchors.items():
        if kb.ledger.get(page, anchor) is None:
            now = {"version": None, "pageVersion": None, "quotation": None, "notes": None, "day": None, "digest": digest(part) or None, "quotations": list(_quotations(part)), "note": _note(part)}
            yield {**_named(kb, page, anchor, part), "state": "unpublished", **empty, "successor": None, "successorAddress": None, "versions": [now]}
    for page, there in found.was.items():
        if kb.ledger.get(page) is None:
            yield {**_named(kb, page, "", None), "state": "moved", **empty, "successor": there, "successorAddress": kb.site.address(there) or None, "versions": []}


def _named(kb: KnowledgeBase, page: str, anchor: str, part: Part | None) -> Json:
    return {
        "page": page,
        "id": anchor,
        "address": kb.site.address(page, anchor) or None,
        "kind": part.kind if part else None,
        "title": (part.title if part else "") or None,
    }


def _quotations(part: Part) -> Iterator[Json]:
    """The words of sources in a part, and who said them. On the page of a term or a source each stands under its own anchor."""
    for one in part.walk() if part.kind not in ("term", "source") else ():
        if one.words:
            yield {"words": one.words, "said": one.said}


def _note(part: Part) -> str | None:
    """Give our own words in a part, without those of the parts within it; None where there are none."""
    return part.note or None
