"""The page ``/check-a-draft/``. Without its script it lists all that is looked out for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from markupsafe import Markup

from ...graph import KnowledgeBase
from ...model import Entry, Wording, entry_path
from ..page import Body, ContentsLine, Page, link
from ..prose import Prose
from ..templates import template

HERE = "check-a-draft"
QuotationRow = Mapping[str, Any]


def draft_page(kb: KnowledgeBase, lines: Iterable[tuple[Entry, Wording, list[QuotationRow]]]) -> Page:
    """The page. ``lines`` are all lines of Wording, each with its entry and the quotations behind its advice.

    A quotation is a row with ``words``, ``who`` and ``page``, its address from the root of the site.
    """
    told = "Which terms a text uses, and where an entry advises other words. Nothing leaves the browser."
    return Page(HERE, "Check a draft", told, partial(_body, kb, lines))


def _body(kb: KnowledgeBase, lines: Iterable[tuple[Entry, Wording, list[QuotationRow]]]) -> Body:
    html = template("draft.html").render(lines=[_line(kb, *one) for one in lines], scripts=link(HERE, "assets"))
    toc = (
        ContentsLine("check-a-draft", "Check a draft", 1),
        ContentsLine("looked-out-for", "What is looked out for", 2),
        ContentsLine("on-the-command-line", "On the command line", 2),
    )
    return Body(html, toc)


def _line(kb: KnowledgeBase, entry: Entry, line: Wording, quotations: list[QuotationRow]) -> dict[str, Any]:
    there = line.advice.value.replace("](#", f"]({entry.id}.md#")
    advice = Prose(kb, HERE).inline(there)
    return {
        "term": entry.term,
        "way": link(HERE, entry_path(entry.id)),
        "phrases": [" ".join(phrase.value.split()) for phrase in line.phrases],
        "advice": Markup(advice[:1].upper() + advice[1:]),
        "quotations": [{**row, "way": f"../{row['page']}"} for row in quotations],
    }
