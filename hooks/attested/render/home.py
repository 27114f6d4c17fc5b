"""Parts of the home page: an example, chosen by what the glossary holds, and how much there is."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from ..graph import KnowledgeBase
from ..graph.ask.defined_elsewhere import HowDefined, how_defined
from ..graph.ask.example import best
from .page import entry_path, link
from .prose import Prose
from .quotations import Figure
from .shown_quotation import ShownQuotation
from .templates import template


def example(kb: KnowledgeBase, here: str) -> Markup:
    """A real definition at work, for the home page: the one with most notes, of the entry most others mention."""
    shown = best(kb)
    if shown is None:
        return Markup("")
    figure = Figure(kb, ShownQuotation(shown, shown.entry.id), Prose(kb, here, shown.entry.id))
    way = link(here, entry_path(shown.entry.id))
    return Markup(template("example.html").render(figure=figure, term=shown.entry.term, way=way))


def numbers(kb: KnowledgeBase) -> str:
    """Count terms by whether words quoted here define them, quotations and sources, in one line of words."""
    counts = Counter(how_defined(kb, term) for term in kb.entries)
    told: dict[HowDefined, str] = {"defined here": "defined here", "defined elsewhere": "defined in words not quoted here", "not defined here": "used and not defined here"}
    terms = ", ".join(f"{counts[how]} {words}" for how, words in told.items() if counts[how])
    held = sum(one.matched is not None for one in kb.checked)
    return f"{len(kb.entries)} terms: {terms} · {held} quotations, each checked against the words it cites · {len(kb.sources)} sources"
