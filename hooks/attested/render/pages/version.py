"""Earlier versions of an entry, each at its own address, with what has changed since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from ...model import Kept, Part
from ..page import Body, Heading, Page, link
from ..publications import Past, Version, in_words, version_path
from ..published_text import kept_html, label
from ..templates import template
from ..word_comparison import compared

FIELDS = (("title", "Heading"), ("words", "Words"), ("said", "Source"), ("note", "Our words"))


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one part: the fields that differ, as names and comparisons; or in a word why there is nothing to compare."""

    label: str
    way: str
    fields: tuple[tuple[str, Markup], ...]
    told: str


def version_page(past: Past, kept: Kept, newest: bool) -> Page:
    """The page of a version. ``newest`` says whether it is the last one published."""
    title = f"{kept.text.title}, version {kept.version}"
    told = f"{kept.text.title} as it was published on {in_words(kept.day)}."
    return Page(version_path(kept), title, told, partial(_body, past, kept, newest), listed=False)


def _body(past: Past, kept: Kept, newest: bool) -> Body:
    here = version_path(kept)
    fate = past.following.where(kept.page)
    entry = fate.target[0] if fate and fate.target else kept.page
    title = f"{kept.text.title}, version {kept.version}"
    slug = kept.page.rsplit("/", 1)[-1]
    html = template("version.html").render(
        slug=slug,
        kept=kept,
        day=in_words(kept.day),
        newest=newest,
        retired=fate is not None and fate.retired is not None,
        entry=past.title(entry),
        way=link(here, entry),
        text=kept_html(kept.text),
        changes=list(changes(past, kept)),
    )
    toc = (Heading(slug, title, 1), Heading("section-changes", "What has changed since", 2))
    return Body(html, toc)


def changes(past: Past, kept: Kept) -> Iterator[Change]:
    """What differs today: of the page itself, of each part, and what is new."""
    here, today = version_path(kept), past.following.today
    there: set[tuple[str, str]] = set()
    entry = ""
    for part in kept.text.walk():
        if not part.id and part is not kept.text:
            continue
        name = label(part) if part.id else "The entry itself"
        fate = past.following.where(kept.page, part.id)
        if fate is None or fate.target is None:
            reason = fate.retired.reason if fate and fate.retired else ""
            yield Change(name, "", (), f"retired: {reason}" if reason else "retired")
            continue
        there.add(fate.target)
        entry = fate.target[0] if part is kept.text else entry
        fields = tuple(_differing(part, today.anchors[fate.target]))
        away = bool(entry) and fate.target[0] != entry
        if fields or away:
            yield Change(name, link(here, *fate.target), fields, f"now in {past.title(fate.target[0])}" if away else "")
    for (page, anchor), part in today.anchors.items() if entry else ():
        if page == entry and (page, anchor) not in there:
            yield Change(label(part), link(here, page, anchor), (), "new since then")


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


def history_html(past: Past, page: str) -> Markup:
    """The section of an entry that lists its versions; empty before it is published."""
    found: list[Version] = past.history(page)
    return Markup(template("history.html").render(versions=found)) if found else Markup("")
