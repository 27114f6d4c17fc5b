"""The page on which a draft is checked. Without its script it lists all that is looked out for."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from ..graph import KnowledgeBase
from ..model import Entry, Wording, entry_path
from ..render.pages import Heading, Page, link
from ..render.prose import Prose
from ..render.templates import template
from .guide import behind, lines, quotation_row

HERE = "check-a-draft"


def draft_page(kb: KnowledgeBase) -> Page:
    """The page."""
    html = template("draft.html").render(
        lines=[_line(kb, entry, line) for entry, line in lines(kb)], scripts=link(HERE, "assets")
    )
    toc = (
        Heading("check-a-draft", "Check a draft", 1),
        Heading("looked-out-for", "What is looked out for", 2),
        Heading("on-the-command-line", "On the command line", 2),
    )
    return Page(HERE, "Check a draft", html, toc, "Which terms a text uses, and where an entry advises other words. Nothing leaves the browser.")


def _line(kb: KnowledgeBase, entry: Entry, line: Wording) -> dict[str, Any]:
    there = line.advice.value.replace("](#", f"]({entry.id}.md#")
    advice = Prose(kb, HERE).inline(there)
    return {
        "term": entry.term,
        "way": link(HERE, entry_path(entry.id)),
        "phrases": [" ".join(phrase.value.split()) for phrase in line.phrases],
        "advice": Markup(advice[:1].upper() + advice[1:]),
        "quotations": [{**row, "way": f"../{row['page']}"} for row in (quotation_row(kb, one) for one in behind(kb, entry, line))],
    }
