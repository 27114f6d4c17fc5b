"""The standing of a term as pages print it, with links to the sources that define it in words not quoted here."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from ..graph import KnowledgeBase
from ..graph.ask.defined_elsewhere import defined_elsewhere
from ..graph.ask.standing import NOT_QUOTED, facts
from ..graph.speakers import short_citation
from ..model import Entry
from .page import link, source_path

SECTION = re.compile(r"\d+ (use|case|claim)s? ")
"""How a fact begins that counts what a section of the entry holds."""


def facts_with_links(kb: KnowledgeBase, entry: Entry, here: str) -> list[Markup]:
    """The facts of an entry, each source that one of them names as a link to its page."""
    return [with_links(kb, entry, here, part) for part in facts(kb, entry)]


def contents(kb: KnowledgeBase, entry: Entry, here: str) -> list[Markup]:
    """The facts of an entry for its own page, each as a link to the section that it tells of, except where it has links to sources."""
    return [_to_section(part, str(told)) if part == told else part for part, told in zip(facts_with_links(kb, entry, here), facts(kb, entry), strict=True)]


def _to_section(part: Markup, told: str) -> Markup:
    named = SECTION.match(told)
    kind = named[1] + "s" if named and named[1] in ("case", "claim") else "usage" if named and named[1] == "use" else "definition" if told.startswith("Defined") else ""
    return Markup('<a href="#section-{}">{}</a>').format(kind, part) if kind else part


def with_links(kb: KnowledgeBase, entry: Entry, here: str, told: str) -> Markup:
    """A fact in which each source that defines the term in words not quoted here is a link to its page."""
    printed = escape(told)
    if NOT_QUOTED in told:
        for source in {one.source.key: one.source for one in defined_elsewhere(kb)[entry.id]}.values():
            name = escape(short_citation(source))
            printed = printed.replace(name, Markup('<a href="{}">{}</a>').format(link(here, source_path(source.key)), name), 1)
    return printed
