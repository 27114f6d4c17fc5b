"""The page on rights: how much is quoted, and what an author who is quoted can ask for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from ...graph import KnowledgeBase
from ...graph.ask.extent import Extent, extents, received
from ...graph.speakers import short_citation
from ..edit_links import form_link
from ..page import Body, ContentsLine, Page, link, source_path
from ..templates import template

RIGHTS = "rights"
HEADINGS = (
    ("how-much", "How much is quoted, and why"),
    ("whose", "Whose words they are"),
    ("if-you-are-quoted", "If you are quoted here"),
)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source of which words are held: how many of them the pages of terms print."""

    name: str
    way: str
    quoted: str
    held: str
    share: str


def rights_page(kb: KnowledgeBase) -> Page:
    """The page. All its numbers are counted in the glossary itself."""
    return Page(RIGHTS, "Rights", "How much is quoted here and why, and what an author who is quoted can ask for.", partial(_body, kb))


def _body(kb: KnowledgeBase) -> Body:
    found = extents(kb)
    html = template("rights.html").render(
        rows=[_row(one) for one in found],
        quoted=_number(sum(one.quoted for one in found)),
        held=_number(sum(one.held for one in found)),
        received=_number(received(kb)),
        cited=len(kb.sources) - len(found),
        headings=dict(HEADINGS),
        form=form_link(kb.site, RIGHTS, "my-words") if kb.site.repo else "",
    )
    toc = (ContentsLine("rights", "Rights", 1), *(ContentsLine(anchor, title, 2) for anchor, title in HEADINGS))
    return Body(html, toc)


def _row(one: Extent) -> SourceRow:
    share = f"{round(100 * one.quoted / one.held)} %" if one.held else ""
    return SourceRow(short_citation(one.source), link(RIGHTS, source_path(one.source.key)), _number(one.quoted), _number(one.held), share)


def _number(count: int) -> str:
    return f"{count:,}"
