"""The standing of a term as pages print it, with links to the sources that define it in words not quoted here."""

from __future__ import annotations

from markupsafe import Markup, escape

from ..graph import KnowledgeBase
from ..graph.ask.defined_elsewhere import defined_elsewhere
from ..graph.ask.standing import NOT_QUOTED, facts
from ..graph.speakers import short_citation
from ..model import Entry
from .page import link, source_path


def facts_with_links(kb: KnowledgeBase, entry: Entry, here: str) -> list[Markup]:
    """The facts of an entry, each source that one of them names as a link to its page."""
    return [with_links(kb, entry, here, part) for part in facts(kb, entry)]


def with_links(kb: KnowledgeBase, entry: Entry, here: str, told: str) -> Markup:
    """A fact in which each source that defines the term in words not quoted here is a link to its page."""
    printed = escape(told)
    if NOT_QUOTED in told:
        for source in {one.source.key: one.source for one in defined_elsewhere(kb)[entry.id]}.values():
            name = escape(short_citation(source))
            printed = printed.replace(name, Markup('<a href="{}">{}</a>').format(link(here, source_path(source.key)), name), 1)
    return printed
