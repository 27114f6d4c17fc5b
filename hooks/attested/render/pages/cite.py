"""The light page beside each entry and source that says how to cite what stands there. The dialog takes its texts from it.

Each source is written once in each format, and so is the entry itself. A table gives what another part of the entry has in the places of
its title, address, version and key.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import escape

from markupsafe import Markup

from ...cite import (
    Citable,
    CitationFormat,
    Citations,
    Edition,
    EntryTemplates,
    Known,
    Reference,
    Slot,
    cite_ours,
    cite_source,
    day_in_form,
    edition_of,
    entry_key,
    of_entry,
    of_source,
)
from ...graph import KnowledgeBase
from ...graph.ask.example import best
from ...model import Passage
from ..page import entry_path, link, source_path
from ..parts import part_paths
from ..references import UNREAD, in_all_formats, template_in_all_formats
from ..templates import template

WHOLE = "of:page"
"""The id, on the light page, of what is said of the whole page. No anchor that a contributor writes can hold a colon."""

FOLDER = "cite"

PASSAGES = 60
"""The most passages of a source on one light page: each has its reference in every format, some fifty elements. Further ones stand on further pages."""


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source that is cited from a page: how it is called, and its reference in every format."""

    name: str
    formats: Markup


@dataclass(frozen=True, slots=True)
class CitedAnchor:
    """A part of a page, with what stands in its reference where that of the whole page has its title, address, version and key.

    ``id`` is its row's on the light page, ``way`` leads to it, ``sources`` are numbers of sources. ``titles`` are the forms of its title,
    each with the names of the formats that have it. ``like`` is the id of the reference into which all this is put.
    """

    id: str
    name: str
    way: str
    sources: tuple[int, ...]
    titles: tuple[tuple[str, str], ...]
    key: str
    version: str
    digest: str
    since: str
    day: str
    like: str


@dataclass(frozen=True, slots=True)
class OwnReference:
    """This glossary's reference in every format, filled in for one anchor, with its id on the light page."""

    id: str
    heading: str
    formats: Markup


def cite_way(here: str, page: str, anchor: str = "") -> str:
    """Give the address, as written on the page ``here``, that says how an anchor of ``page`` is cited or, without an anchor, the whole page."""
    return link(here, f"{page}/{FOLDER}", anchor or WHOLE)


def passage_ways(here: str, passages: Sequence[Passage]) -> dict[str, str]:
    """Give the address that says how each passage of a source is cited, by its anchor, as written on the page of the source, ``here``."""
    paths = _paths(here, len(passages))
    return {passage.anchor: link(here, paths[at // PASSAGES], passage.anchor) for at, passage in enumerate(passages)}


def _paths(page: str, passages: int) -> list[str]:
    return part_paths(f"{page}/{FOLDER}", max(1, -(-passages // PASSAGES)))


def cite_folders(kb: KnowledgeBase) -> list[str]:
    """The folder of each light page, in which its further pages lie too; with a slash at its end."""
    return [f"{page}/{FOLDER}/" for page in (*map(entry_path, kb.entries), *map(source_path, kb.sources))]


def cite_pages(kb: KnowledgeBase, citations: Citations) -> Iterator[tuple[str, str]]:
    """Each light page: its path under the site, and the whole of it."""
    some: list[tuple[str, list[Citable]]] = [(entry.term, list(of_entry(kb, entry))) for entry in kb.entries.values()]
    some += [(source.title, list(of_source(kb, source))) for source in kb.sources.values()]
    pages = _CitePages(kb, citations, [one for _, each in some for one in each])
    for title, (whole, *parts) in some:
        paths = _paths(whole.page, len(parts) if whole.kind == "source" else 0)
        size = PASSAGES if len(paths) > 1 else len(parts)
        for at, path in enumerate(paths):
            links = [(link(path, other), parts[number * size].name, other == path) for number, other in enumerate(paths)] if len(paths) > 1 else []
            yield f"{path}/index.html", pages.page(title, path, [whole, *parts[at * size : (at + 1) * size]], links)


def example(kb: KnowledgeBase, citations: Citations, here: str) -> Markup:
    """Give the guide’s example as HTML: how a definition is cited in every format. ``here`` is the guide’s own path.

    Where there is no definition, a sentence says so.
    """
    checked, anchor = best(kb), _in_guide(kb)
    if checked is None or anchor is None:
        return Markup("<p>This glossary has no definition yet.</p>")
    *sources, ours = references = _of_example(kb, anchor)
    citations.prepare(references)
    works = [CitedSource(one.name, in_all_formats(citations, one)) for one in sources]
    return Markup(
        template("citing.html").render(
            way=link(here, anchor.page, anchor.anchor), name=anchor.name, term=checked.entry.term, works=works, ours=in_all_formats(citations, ours), unread=UNREAD,
            assets=link(here, "assets"),
        )
    )


def _in_guide(kb: KnowledgeBase) -> Citable | None:
    """The definition that the guide takes for its example."""
    checked = best(kb)
    return next((one for one in of_entry(kb, checked.entry) if one.anchor == checked.item.anchor), None) if checked else None


def _of_example(kb: KnowledgeBase, anchor: Citable) -> list[Reference]:
    """The references that the guide shows: those of the sources, then our own."""
    return [*(cite_source(kb, kb.sources[key], locator) for key, locator in anchor.origins), cite_ours(kb, anchor)]


class _CitePages:
    """All light pages. Each reference is made once: sources are cited from many places, and our own differs in its slots only."""

    def __init__(self, kb: KnowledgeBase, citations: Citations, anchors: Iterable[Citable]) -> None:
        self._kb = kb
        self._editions = {one: edition_of(kb, one) for one in anchors}
        origins = dict.fromkeys(origin for one in self._editions for origin in one.origins)
        references = {origin: cite_source(kb, kb.sources[origin[0]], origin[1]) for origin in origins}
        shown = _in_guide(kb)
        beside = [*references.values(), *(_of_example(kb, shown) if shown else ())]
        self._templates = EntryTemplates(kb.site, citations, self._editions, beside)
        known = dict.fromkeys(one.known for one in self._editions.values())
        self._models = {each: template_in_all_formats(self._templates, each) for each in known}
        self._sources = {origin: CitedSource(one.name, in_all_formats(citations, one)) for origin, one in references.items()}

    def page(self, title: str, here: str, each: list[Citable], links: list[tuple[str, str, bool]]) -> str:
        """The light page of an entry or a source, or of some passages of it. ``each`` are the page as a whole and its parts.

        ``links`` are all light pages of it: the way there, the name of its first part, and whether it is this one; empty where there is but one.
        """
        whole, *parts = each
        origins = list(dict.fromkeys(origin for one in each for origin in one.origins))
        models = {self._kind(one): one for one in reversed(each)}  # the first of each kind
        ids = {kind: WHOLE if one is whole else f"of:part-{at}" for at, (kind, one) in enumerate(models.items())}
        own = {one: OwnReference(ids[kind], _heading(self._editions[one]), self._own(one)) for kind, one in models.items()}
        return template("cite.html").render(
            site=self._kb.site, title=title, kind="entry" if whole.page.startswith("glossary/") else "page", home=link(here, ""),
            back=link(here, whole.page), guide=link(here, "cite"), assets=link(here, "assets"), forms=list(CitationFormat),
            works=self._told_apart(origins), resting=[origins.index(origin) + 1 for origin in whole.origins],
            whole=own.pop(whole), others=own.values(), pages=links,
            anchors=[self._anchor(one, here, origins, ids[self._kind(one)]) for one in parts],
        )  # fmt: skip

    def _told_apart(self, origins: Sequence[tuple[str, str]]) -> list[CitedSource]:
        """The sources of a page; several that are called alike have their places behind their names."""
        works = [self._sources[origin] for origin in origins]
        names = Counter(one.name for one in works)
        return [replace(one, name=f"{one.name}, {place}") if names[one.name] > 1 and place else one for one, (_, place) in zip(works, origins, strict=True)]

    def _kind(self, anchor: Citable) -> tuple[Known, str]:
        """What anchors have in common whose references differ in nothing but their slots: what is known of them, and the page that shows them."""
        edition = self._editions[anchor]
        return edition.known, edition.page(anchor)

    def _own(self, anchor: Citable) -> Markup:
        """The glossary's reference filled in for an anchor; what it fills in is marked, so that a script can put another's there."""
        edition, site = self._editions[anchor], self._kb.site
        marked = '<span data-slot="{}">{}</span>'.format
        values = {"version": edition.version, "digest": edition.digest, "key": entry_key(site, anchor)}

        def filled(form: CitationFormat, slot: Slot) -> str:
            if slot.name == "since":
                return f'<span data-slot="since" data-day="{slot.day}">{day_in_form(date.fromisoformat(edition.since), slot.day)}</span>'
            if slot.name == "address":
                return f"{escape(site.address(edition.page(anchor)))}{marked('anchor', f'#{escape(anchor.anchor)}' if anchor.anchor else '')}"
            return marked(slot.name, escape(self._templates.title(anchor, form) if slot.name == "title" else values[slot.name]))

        return Markup("".join(piece if isinstance(piece, str) else filled(*piece) for piece in self._models[edition.known]))

    def _anchor(self, anchor: Citable, here: str, origins: list[tuple[str, str]], like: str) -> CitedAnchor:
        titles: dict[str, list[str]] = {}
        for form in CitationFormat:
            titles.setdefault(self._templates.title(anchor, form), []).append(form.value)
        edition = self._editions[anchor]
        return CitedAnchor(
            id=anchor.anchor, name=anchor.name, way=link(here, anchor.page, anchor.anchor), sources=tuple(origins.index(one) + 1 for one in anchor.origins),
            titles=tuple((" ".join(forms), title) for title, forms in titles.items()), key=entry_key(self._kb.site, anchor),
            version=edition.version, digest=edition.digest, since=edition.since, day=day_in_form(date.fromisoformat(edition.since), "d month y") if edition.since else "", like=like,
        )  # fmt: skip


def _heading(edition: Edition) -> str:
    """The heading above the reference of a part."""
    if not edition.version:
        return "A part that is not yet published"
    return "A part with a version" if edition.digest else "A part with a version, without words of a source"
