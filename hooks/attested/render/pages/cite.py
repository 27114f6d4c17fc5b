"""The light page beside each entry and source that says how to cite what stands there. The dialog takes its texts from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from ...cite import (
    SLOT,
    Citable,
    Citations,
    Cited,
    Format,
    Reference,
    cite_ours,
    cite_source,
    day_form,
    of_entry,
    of_source,
    written,
)
from ...graph import Checked, KnowledgeBase
from ...model import Site
from ..page import link
from ..templates import template

WHOLE = "of:page"
"""The id, on the light page, of what is said of the whole page. No anchor that a contributor writes can hold a colon."""

FOLDER = "cite"
UNREAD = "day of reading"
"""What stands in the place of the day of reading until a script fills it in, or somebody by hand."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A reference in one format, as a template prints it. ``day`` is the form in which a script writes the day of reading."""

    format: str
    label: str
    prose: bool
    paragraphs: tuple[Markup, ...]
    in_text: Markup
    day: str


@dataclass(frozen=True, slots=True)
class Place:
    """Something that can be cited: its id on the light page, the way to it, its sources by number, and our entry in every format."""

    id: str
    name: str
    way: str
    sources: tuple[int, ...]
    formats: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """A source that is cited from a page, in every format."""

    name: str
    formats: tuple[Shown, ...]


def cite_way(here: str, page: str, anchor: str = "") -> str:
    """The way to how an anchor is cited; without one, the page as a whole."""
    return link(here, f"{page}/{FOLDER}", anchor or WHOLE)


def cite_pages(kb: KnowledgeBase, citations: Citations) -> Iterator[tuple[str, str]]:
    """Each light page: its path under the site, and the whole of it."""
    some: list[tuple[str, list[Citable]]] = [(entry.term, list(of_entry(kb, entry))) for entry in kb.entries.values()]
    some += [(source.title, list(of_source(kb, source))) for source in kb.sources.values()]
    references = _References(kb, [one for _, each in some for one in each])
    citations.prepare(references.all())
    for title, each in some:
        yield f"{each[0].page}/{FOLDER}/index.html", _page(kb.site, title, each, references, citations)


def shown(citations: Citations, reference: Reference) -> tuple[Shown, ...]:
    """A reference in every format."""
    return tuple(_shown(citations.cited(reference, form)) for form in Format)


def example(kb: KnowledgeBase, citations: Citations, here: str, checked: Checked | None) -> Markup:
    """A definition of the glossary, cited in every format, for the guide."""
    place = next((one for one in of_entry(kb, checked.entry) if one.anchor == checked.item.anchor), None) if checked else None
    if checked is None or place is None:
        return Markup("<p>This glossary has no definition yet.</p>")
    sources, ours = [cite_source(kb, kb.sources[key], locator) for key, locator in place.origins], cite_ours(kb, place)
    citations.prepare([*sources, ours])
    works = [Work(one.name, shown(citations, one)) for one in sources]
    return Markup(
        template("citing.html").render(
            way=link(here, place.page, place.anchor), name=place.name, term=checked.entry.term, works=works, ours=shown(citations, ours), unread=UNREAD,
            assets=link(here, "assets"),
        )
    )


class _References:
    """Each reference made once: sources are cited from many places."""

    def __init__(self, kb: KnowledgeBase, some: Iterable[Citable]) -> None:
        self.ours = {(one.page, one.anchor): cite_ours(kb, one) for one in some}
        origins = dict.fromkeys(origin for one in some for origin in one.origins)
        self.sources = {origin: cite_source(kb, kb.sources[origin[0]], origin[1]) for origin in origins}

    def all(self) -> Iterator[Reference]:
        yield from self.ours.values()
        yield from self.sources.values()


def _page(site: Site, title: str, each: list[Citable], references: _References, citations: Citations) -> str:
    page = each[0].page
    here = f"{page}/{FOLDER}"
    origins = list(dict.fromkeys(origin for one in each for origin in one.origins))
    works = [Work(references.sources[origin].name, shown(citations, references.sources[origin])) for origin in origins]
    places = [
        Place(
            one.anchor or WHOLE,
            one.name,
            link(here, page, one.anchor),
            tuple(origins.index(origin) + 1 for origin in one.origins),
            shown(citations, references.ours[one.page, one.anchor]),
        )
        for one in each
    ]
    return template("cite.html").render(
        site=site, title=title, kind="entry" if page.startswith("glossary/") else "page", home=link(here, ""), back=link(here, page), guide=link(here, "cite"), assets=link(here, "assets"), works=works, places=places
    )


def _shown(cited: Cited) -> Shown:
    form = day_form(cited.format)
    slot = written(SLOT, form)
    place = Markup('<span class="at-day" data-day="{}">{}</span>').format(form, UNREAD)
    return Shown(
        cited.format.value,
        cited.format.label,
        cited.format.is_style,
        tuple(_filled(one, slot, place) for one in cited.paragraphs),
        _filled(cited.in_text, slot, place),
        form,
    )


def _filled(html: str, slot: str, place: Markup) -> Markup:
    """The text, in which no tag but ``em`` stands, with the place of the day of reading marked."""
    kept = [Markup("<em>").join(Markup("</em>").join(_unescaped(two) for two in one.split("</em>")) for one in part.split("<em>")) for part in html.split(slot)]
    return place.join(kept)


def _unescaped(text: str) -> Markup:
    """Escaped anew, so that nothing but text stands here whatever wrote it."""
    return escape(Markup(text).unescape())
