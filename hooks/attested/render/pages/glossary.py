"""The page ``/glossary/``: every term from A to Z."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from ...graph import KnowledgeBase
from ...graph.ask.defined_elsewhere import how_defined
from ...graph.ask.standing import disputed
from ...model import Entry
from ..page import Body, ContentsLine, Page, entry_path, link
from ..prose import Prose
from ..standing import facts_with_links
from ..templates import template

STATUS = {
    "defined here": "defined here",
    "defined elsewhere": "defined in words not quoted here",
    "not defined here": "used, not defined here",
}


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term in the index."""

    term: str
    way: str
    gloss: Markup
    facts: list[Markup]
    statuses: tuple[str, ...]
    names: str


def index_page(kb: KnowledgeBase) -> Page:
    """The A–Z index."""
    return Page("glossary", "Terms", "Every term with its gloss, and whether words quoted here define it.", partial(_body, kb))


def _body(kb: KnowledgeBase) -> Body:
    letters: dict[str, list[TermRow]] = {}
    prose = Prose(kb, "glossary")
    for entry in sorted(kb.entries.values(), key=lambda one: (one.term.casefold(), one.id)):
        letter = next((sign for sign in entry.term.upper() if sign.isalnum()), "#")
        gloss = prose.inline(entry.gloss.value) if entry.gloss else Markup("")
        row = TermRow(
            entry.term,
            link("glossary", entry_path(entry.id)),
            gloss,
            facts_with_links(kb, entry, "glossary"),
            (STATUS[how_defined(kb, entry.id)], *_contested(entry)),
            " | ".join(entry.names),
        )
        letters.setdefault(letter, []).append(row)
    html = template("index.html").render(letters=list(letters.items()), script=link("glossary", "assets") + "filter.js")
    toc = (ContentsLine("terms", "Terms", 1), *(ContentsLine(f"letter-{letter.lower()}", letter, 2) for letter in letters))
    return Body(html, toc)


def _contested(entry: Entry) -> list[str]:
    """“1 case disputed”, and so of claims; nothing where none is."""
    count = Counter(item.role for item in entry.items if disputed(item))
    return [f"{count[role]} {role}{'s' * (count[role] != 1)} disputed" for role in ("case", "claim") if count[role]]
