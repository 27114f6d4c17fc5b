"""Versions of an entry or of a source, each at its own address, with what has changed since."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from ...model import Part, PublishedText
from ..metadata import of_version
from ..page import Body, ContentsLine, Page, link, title_id
from ..publications import Publications, Version, in_words, version_path
from ..published_text import label, published_text_html
from ..templates import template
from ..word_comparison import compared

FIELDS = (("title", "Heading"), ("words", "Words"), ("said", "Source"), ("note", "Our words"))


@dataclass(frozen=True, slots=True)
class PartChange:
    """The difference between one part then and today: the fields that differ, as names and comparisons; or in a word why there is nothing to compare."""

    label: str
    way: str
    fields: tuple[tuple[str, Markup], ...]
    told: str


def version_page(publications: Publications, published: PublishedText, newest: bool) -> Page:
    """The page of a version. ``newest`` says whether it is the last one published."""
    title = f"{published.text.title}, version {published.version}"
    told = f"{published.text.title} as it was published on {in_words(published.day)}."
    return Page(version_path(published), title, told, partial(_body, publications, published, newest), listed=False)


def _body(publications: Publications, published: PublishedText, newest: bool) -> Body:
    here = version_path(published)
    outcome = publications.following.where(published.page)
    entry = outcome.target[0] if outcome and outcome.target else published.page
    title = f"{published.text.title}, version {published.version}"
    slug = title_id(published.page.rsplit("/", 1)[-1], (part.id for part in published.text.walk()))
    html = template("version.html").render(
        slug=slug,
        kind=_kind(published),
        published=published,
        day=in_words(published.day),
        newest=newest,
        retired=outcome is not None and outcome.retired is not None,
        entry=publications.title(entry),
        way=link(here, entry),
        text=_text(publications, published),
        changes=list(changes(publications, published)),
        metadata=of_version(publications.kb, published, label),
    )
    toc = (ContentsLine(slug, title, 1), ContentsLine("section-changes", "What has changed since", 2))
    return Body(html, toc)


def _text(publications: Publications, published: PublishedText) -> Markup:
    """The text as it was published, with the ids too that its parts got later without a new version: who cites those is led here."""
    html, page = str(published_text_html(published.text)), published.page
    own = {part.id for part in published.text.walk() if part.id}
    for now, former in publications.following.former_ids.items() if own else ():
        anchor = next((one for one in former if one in own), "") if now[0] == page and now[1] not in own else ""
        if anchor:
            later = "".join(f'<span class="at-was" id="{one}"></span>' for one in (now[1], *former) if one not in own)
            html = re.sub(rf'(<[a-z][^<>]*\sid="{re.escape(anchor)}"[^<>]*>)', rf"\g<1>{later}", html, count=1)
    return Markup(html)


def changes(publications: Publications, published: PublishedText) -> Iterator[PartChange]:
    """Yield the differences between a published version and today: of the page itself, of each part, and the parts that are new."""
    here, today = version_path(published), publications.following.today
    there: set[tuple[str, str]] = set()
    entry = ""
    for part in published.text.walk():
        if not part.id and part is not published.text:
            continue
        name = label(part) if part.id else f"The {_kind(published)} itself"
        outcome = publications.following.where(published.page, part.id)
        if outcome is None or outcome.target is None:
            reason = outcome.retired.reason if outcome and outcome.retired else ""
            yield PartChange(name, "", (), f"retired: {reason}" if reason else "retired")
            continue
        there.add(outcome.target)
        entry = outcome.target[0] if part is published.text else entry
        fields = tuple(_differing(part, today.anchors[outcome.target]))
        away = bool(entry) and outcome.target[0] != entry
        if fields or away:
            yield PartChange(name, link(here, *outcome.target), fields, f"now in {publications.title(outcome.target[0])}" if away else "")
    for (page, anchor), part in today.anchors.items() if entry else ():
        if page == entry and (page, anchor) not in there:
            yield PartChange(label(part), link(here, page, anchor), (), "new since then")


def _kind(published: PublishedText) -> str:
    """A page in a word."""
    return "source" if published.text.kind == "source" else "entry"


def _differing(old: Part, new: Part) -> Iterator[tuple[str, Markup]]:
    before, after = _told(old), _told(new)
    for field, name in FIELDS:
        if before[field].split() != after[field].split():
            yield name, compared(before[field], after[field])


def _told(part: Part) -> dict[str, str]:
    """The fields of a part, with those of what stands in it without an id of its own."""
    own = [part, *_nameless(part)]
    return {field: "\n\n".join(filter(None, (getattr(one, field) for one in own))) for field, _ in FIELDS}


def _nameless(part: Part) -> Iterator[Part]:
    for one in part.parts:
        if not one.id:
            yield one
            yield from _nameless(one)


def versions_html(publications: Publications, page: str) -> Markup:
    """The section of an entry or of a source that lists its versions; empty before it is published."""
    found: list[Version] = publications.versions(page)
    return Markup(template("versions.html").render(versions=found)) if found else Markup("")
