"""Pages at addresses that were published once, and the place on a page for what no longer stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup

from ...model import Part, TermId, slug_with_signs
from ..page import Body, ContentsLine, Page, entry_path, link
from ..publications import OldAddress, Publications, in_words
from ..published_text import published_text_html
from ..shown_quotation import ShownQuotation, passage_id
from ..templates import template


@dataclass(frozen=True, slots=True)
class RetiredPart:
    """A part of a page, or all of it, that was retired: its last text, the reason, the day, and the way to its successor."""

    id: str
    label: str
    reason: str
    day: str
    instead: str
    way: str
    last: Markup


def retired_parts(publications: Publications, rows: Sequence[OldAddress]) -> list[RetiredPart]:
    """The retired among some rows; what stood within another of them is shown there."""
    retired = {row.id: row for row in rows if row.retired is not None}
    found = []
    for row in retired.values():
        assert row.line is not None and row.retired is not None
        if any(_shown(retired.get(outer), row.id) for outer in publications.following.enclosing_ids(row.line.page, row.id)):
            continue
        instead = publications.titled(row.retired.successor) if row.retired.successor else ""
        day = "" if row.retired.pending else in_words(row.line.since)
        last = published_text_html(_only(row.last, frozenset(retired) - {row.id})) if row.last else Markup("")
        found.append(RetiredPart(row.id, row.label, row.retired.reason, day, instead, row.way, last))
    return found


def _shown(around: OldAddress | None, anchor: str) -> bool:
    """Tell whether the last text of the part around an anchor holds that anchor; one that was retired before is not in it."""
    return around is not None and around.last is not None and any(part.id == anchor for part in around.last.walk())


def _only(part: Part, ids: frozenset[str]) -> Part:
    """The part with the ids of these alone: others are elsewhere now."""
    return replace(part, id=part.id if part.id in ids else "", parts=tuple(_only(one, ids) for one in part.parts))


def no_longer_here(publications: Publications, page: str) -> Markup:
    """The section of a page for what was published there and now stands elsewhere or nowhere; empty where there is none."""
    rows = publications.rows.get(page, ())
    onward = [row for row in rows if row.retired is None and not row.here]
    retired = retired_parts(publications, rows)
    if not onward and not retired:
        return Markup("")
    scripts = link(page, "assets")
    titles = {row.id: publications.title(_page_of(publications, row)) for row in onward}
    return Markup(template("superseded_section.html").render(onward=onward, titles=titles, retired=retired, scripts=scripts))


def _page_of(publications: Publications, row: OldAddress) -> str:
    assert row.line is not None
    outcome = publications.following.where(row.line.page, row.line.id)
    return outcome.target[0] if outcome and outcome.target else ""


def with_old_ids(publications: Publications, page: str, html: str) -> str:
    """The page with each old id on an element right where its successor on the same page begins."""
    return with_ids(html, ((row.id, row.here) for row in publications.rows.get(page, ()) if row.here))


def with_ids(html: str, more: Iterable[tuple[str, str]]) -> str:
    """The page with further ids, each on an element right where the one with a given id begins."""
    for old, here in more:
        start = re.compile(rf'(<[a-z][^<>]*\sid="{re.escape(here)}"[^<>]*>)')
        html = start.sub(lambda found, old=old: f'{found[1]}<span class="at-was" id="{old}"></span>', html, count=1)  # type: ignore[misc]
    return html


def old_passage_ids(publications: Publications, shown: Sequence[ShownQuotation]) -> Iterator[tuple[str, str]]:
    """The ids that held the words of quotations on the page of their source before these had other addresses, each with that of today."""
    taken = {one.passage_id for one in shown}
    for one in shown:
        for page, anchor in publications.former.get((entry_path(one.page), one.id), ()):
            old = passage_id(TermId(page.removeprefix(entry_path(""))), anchor)
            if old not in taken:
                taken.add(old)
                yield old, one.passage_id


def old_page(publications: Publications, page: str) -> Page | None:
    """The page at an address whose page is elsewhere now, or retired; None where it is lost."""
    outcome = publications.following.where(page)
    if outcome is None:
        return None
    rows = [row for row in publications.rows.get(page, ()) if row.id]
    title, slug = publications.title(page), page.rsplit("/", 1)[-1]
    line = publications.kb.ledger.get(page)
    onward = [row for row in rows if row.retired is None]
    scripts = link(page, "assets")
    if outcome.target is not None:
        there, anchor = outcome.target
        now = publications.title(there)
        html = template("moved_page.html").render(
            slug=slug,
            title=title,
            now=now,
            way=link(page, there, anchor),
            way_to_slug=link(page, there, anchor or there.rsplit("/", 1)[-1]),
            renamed=(page in publications.following.was and _still_a_name(publications, there, slug)) or (page.startswith("sources/") and not anchor),
            day=in_words(line.since) if line is not None and line.state == "moved" and not line.pending else "",
            reason=line.reason if line is not None else "",
            rows=onward,
            retired=retired_parts(publications, rows),
            scripts=scripts,
        )
        return Page(page, title, f"{title} is now at {now}.", partial(Body, html, (ContentsLine(slug, title, 1),)), canonical=there, listed=False)
    whole = next((row for row in publications.rows.get(page, ()) if not row.id), None)
    told = retired_parts(publications, publications.rows.get(page, ()))
    html = template("retired_page.html").render(slug=slug, title=title, whole=told[0] if whole else None, before=told[1:] if whole else told, rows=onward, scripts=scripts)
    return Page(page, title, f"{title} was retired: {told[0].reason if told else ''}", partial(Body, html, (ContentsLine(slug, title, 1),)), listed=False)


def _still_a_name(publications: Publications, page: str, former: str) -> bool:
    """Tell whether the entry at ``page`` still goes by a name of this slug; else it took the former entry in as a part."""
    entry = publications.kb.entries.get(TermId(page.removeprefix("glossary/")))
    return entry is not None and former in {slug_with_signs(name) for name in entry.names}
