"""Pages about the whole: the A–Z index, the example on the home page, the banner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..graph import Checked, KnowledgeBase
from ..model import Finding
from .entries import EntryView, disputed
from .pages import Heading, Page, entry_path, link
from .prose import Prose
from .quotations import Figure, Shown
from .templates import template


@dataclass(frozen=True, slots=True)
class Row:
    """A term in the index."""

    term: str
    way: str
    gloss: Markup
    facts: str
    statuses: tuple[str, ...]
    names: str


def index_page(kb: KnowledgeBase) -> Page:
    """The A–Z index."""
    letters: dict[str, list[Row]] = {}
    prose = Prose(kb, "glossary")
    for entry in sorted(kb.entries.values(), key=lambda one: (one.term.casefold(), one.id)):
        letter = next((sign for sign in entry.term.upper() if sign.isalnum()), "#")
        status = "defined" if entry.definitions else "used, not defined"
        contested = any(disputed(item) for item in entry.items)
        gloss = prose.inline(entry.gloss.value) if entry.gloss else Markup("")
        row = Row(
            entry.term,
            link("glossary", entry_path(entry.id)),
            gloss,
            EntryView(kb, entry).facts,
            (status, *(["disputed"] * contested)),
            " | ".join(entry.names),
        )
        letters.setdefault(letter, []).append(row)
    html = template("index.html").render(letters=list(letters.items()), script=link("glossary", "assets") + "filter.js")
    toc = (Heading("terms", "Terms", 1), *(Heading(f"letter-{letter.lower()}", letter, 2) for letter in letters))
    return Page("glossary", "Terms", html, toc, "Every term with its gloss, and whether a source defines it.")


def example(kb: KnowledgeBase, here: str) -> Markup:
    """A real definition at work, for the home page: the one with most notes, of the entry most others mention."""
    shown = best(kb)
    if shown is None:
        return Markup("")
    figure = Figure(kb, Shown(shown, shown.entry.id), Prose(kb, here, shown.entry.id))
    way = link(here, entry_path(shown.entry.id))
    return Markup(template("example.html").render(figure=figure, term=shown.entry.term, way=way))


def best(kb: KnowledgeBase) -> Checked | None:
    """The definition that serves as an example, or None where there is none."""
    held = [one for one in kb.checked if one.item.role == "definition" and one.matched is not None]
    return max(held, key=lambda one: (len(kb.mentioned_in.get(one.entry.id, ())), len(one.notes), one.entry.id), default=None)


def numbers(kb: KnowledgeBase) -> str:
    """How much there is, in a line."""
    defined = sum(bool(entry.definitions) for entry in kb.entries.values())
    held = sum(one.matched is not None for one in kb.checked)
    return f"{len(kb.entries)} terms, {defined} of them defined in a source · {held} quotations, each checked against the words it cites · {len(kb.sources)} sources"


def banner(findings: Sequence[Finding]) -> str:
    """What is wrong, at the top of every page of a site that is being worked on."""
    return template("banner.html").render(findings=findings) if findings else ""
