"""Our own words as HTML, with their terms, citations and links to entries leading to our pages."""

from __future__ import annotations

import re
from functools import cached_property

from markupsafe import Markup

from ..graph import KnowledgeBase, headings
from ..graph.speakers import short_citation
from ..model import Item, TermId
from ..model.addresses import LINK_SCHEMES
from ..prose.html import Links, html
from ..prose.notation import AS_A_WHOLE, paraphrased
from ..prose.stream import typographic
from .page import entry_path, link, source_path

FILE = re.compile(r"(?:\./)?(?:\.\./glossary/)?([\w.-]+)\.md(?:#(.*))?", re.DOTALL)
SAFE = re.compile(rf"(?:(?:{'|'.join(LINK_SCHEMES)}):|(?![\\/]{{2}})(?![^/?#]*:))[^\x00-\x20\x7f]*", re.IGNORECASE)
"""Addresses that a page may link to: of one of the schemes, or without one; nothing in them that browsers skip."""


def printed_heading(item: Item) -> str:
    """The words of an item's heading, with typographic quotation marks."""
    return typographic(headings.heading_words(item))


class Prose:
    """Prints the prose of one page.

    ``here`` is the page's path, ``own`` the term it is about, which is not linked on its own page. ``written_on`` is the page for
    which the prose was written, if that is another: its links to places on itself lead there.
    """

    def __init__(self, kb: KnowledgeBase, here: str, own: TermId | None = None, written_on: str | None = None) -> None:
        self.kb, self.here, self.own = kb, here, own
        self._written_on = here if written_on is None else written_on

    def block(self, text: str) -> Markup:
        """Markdown as paragraphs and lists."""
        return Markup(html(text, self._links))

    def inline(self, text: str) -> Markup:
        """Markdown of a single paragraph, without the paragraph around it."""
        made = self.block(text)
        one = made.startswith("<p>") and made.endswith("</p>") and made.count("<p>") == 1
        return made[3:-4] if one else made

    @cached_property
    def _links(self) -> Links:
        return Links(self.kb.matcher, self._mention, self.term, self.citation, self._address)

    def term(self, words: str, anchor: str) -> str | None:
        """The way to an entry; None where there is none of that name."""
        term = self.kb.present(words)
        return link(self.here, entry_path(term), anchor) if term in self.kb.entries else None

    def citation(self, key: str, locator: str) -> tuple[str, str] | None:
        """What a citation says, and the way to what it cites; None where the source is not known."""
        source = self.kb.sources.get(key)
        if source is None:
            return None
        if (told := paraphrased(locator)) is not None:
            place = ", ".join(filter(None, (short_citation(source), told.place)))
            return f"[{typographic(f'paraphrase of {place}, read {told.day}')}]", link(self.here, source_path(source.key))
        passage = self.kb.passages.get((key, locator))
        words = passage.by if passage and not source.authors and passage.by else short_citation(source)
        named = locator and (passage is None or source.authors) and locator not in ("comment", AS_A_WHOLE)
        shown = typographic(f"{words}, {locator}" if named else words)
        return f"[{shown}]", link(self.here, source_path(source.key), passage.anchor if passage else "")

    def _address(self, target: str) -> str | None:
        if found := FILE.fullmatch(target):
            return link(self.here, entry_path(found[1]), found[2] or "")
        if target.startswith("#") and self._written_on != self.here:
            return link(self.here, self._written_on, target[1:])
        return target if SAFE.fullmatch(target) else None

    def _mention(self, term: TermId) -> str | None:
        entry = self.kb.entries.get(term)
        if entry is None or term == self.own or not entry.autolink:
            return None
        return link(self.here, entry_path(term), entry.definitions[0].anchor if entry.definitions else "")
