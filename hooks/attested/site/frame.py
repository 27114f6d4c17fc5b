"""The frame that a theme puts around pages, rendered once for each kind of page and filled for each of its pages.

A theme's templates take most of the time in which a page is made, and what they make of pages beside each other is the same but for
a few places. So the theme renders a page that has a mark in each of these, and filling the marks makes the pages. Nobody knows all
templates that a theme of somebody's own may have: the first page of each kind is made in both ways, and where the two differ the
theme renders each page of that kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from markupsafe import escape

from ..render.page import ContentsLine
from .policy import hashed
from .scan import quiet_elements

SHORT = 2
"""Pages with fewer parts in their path are few, and the links of a frame lead to them: the theme renders each."""


@dataclass(frozen=True, slots=True)
class Framed:
    """A page as a theme is told of it: ``url`` under the site, title, description and canonical address as text, the lines of its table of contents, its body as HTML.

    ``edit`` is the address at which its file is edited; ``listed`` says whether search engines may list it.
    """

    url: str
    title: str
    description: str
    canonical: str
    edit: str
    contents: tuple[ContentsLine, ...]
    listed: bool
    body: str


MARKS = {part: f"attested-mark-{part}" for part in ("title", "description", "canonical", "edit", "skip", "body", "place")}
PARTS = re.compile(f"({'|'.join(MARKS.values())})")


@dataclass(frozen=True, slots=True)
class _Frame:
    """A rendered frame, parted at its marks, and the scripts and style sheets that stand in it, which its policy names."""

    parts: tuple[str, ...]
    named: frozenset[str]


class Frames:
    """Makes the pages of one build. ``render`` has the theme render a page, policy included."""

    def __init__(self, render: Callable[[Framed], str]) -> None:
        self._render = render
        self._frames: dict[Framed, _Frame | None] = {}

    def page(self, page: Framed, quiet: Collection[str] = ()) -> str:
        """The finished page, byte for byte what the theme makes of it. ``quiet`` is what stands in the scripts and style sheets of its body: none of it may be in the policy."""
        kind = _marked(page)
        if kind is None:
            return self._render(page)
        if kind in self._frames:
            frame = self._frames[kind]
            return self._render(page) if frame is None or not frame.named.isdisjoint(quiet) else _filled(frame.parts, page)
        html, made = self._render(kind), self._render(page)
        parts = tuple(PARTS.split(html))
        alike = _filled(parts, page) == made
        self._frames[kind] = _Frame(parts, frozenset(inside for _, inside in hashed(quiet_elements(html)))) if alike else None
        return made


def _marked(page: Framed) -> Framed | None:
    """The page that stands for all of a kind: a mark is where a page has something."""
    parts = page.url.strip("/").split("/")
    if len(parts) < SHORT:
        return None
    url = f"{parts[0]}/{'/'.join([MARKS['place']] * (len(parts) - 1))}/"
    contents = (ContentsLine(MARKS["skip"], MARKS["title"], 1),) if page.contents else ()
    title, description, canonical, edit = (
        MARKS[part] if getattr(page, part) else "" for part in ("title", "description", "canonical", "edit")
    )
    return replace(page, url=url, title=title, description=description, canonical=canonical, edit=edit, contents=contents, body=MARKS["body"])


def _filled(frame: tuple[str, ...], page: Framed) -> str:
    """Put a page into the places of its frame."""
    parts = page.url.strip("/").split("/")[1:]
    values = {
        MARKS["title"]: str(escape(page.title)),
        MARKS["description"]: str(escape(page.description)),
        MARKS["canonical"]: str(escape(page.canonical)),
        MARKS["edit"]: page.edit,
        MARKS["skip"]: page.contents[0].id if page.contents else "",
        MARKS["body"]: page.body,
    }
    made, places = [], 0
    for part in frame:
        if part == MARKS["place"]:
            made.append(parts[places % len(parts)])
            places += 1
        else:
            made.append(values.get(part, part))
    return "".join(made)
