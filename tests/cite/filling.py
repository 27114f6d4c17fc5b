"""A light page on citing as the dialog reads it, without a browser: the reference of any anchor, put together from what the page holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from xml.etree.ElementTree import Element

import html5lib

from attested.cite import CitationFormat, Citations, day_in_form
from attested.graph import KnowledgeBase
from attested.render.pages.cite import WHOLE, cite_pages


@dataclass(frozen=True)
class Filled:
    """A reference in a format: its paragraphs, and how it is cited in running text; `em` stands as a tag."""

    paragraphs: tuple[str, ...]
    in_text: str


@dataclass(frozen=True)
class LightPage:
    """A page, and the day on which it is read."""

    text: str
    read: date

    @cached_property
    def ids(self) -> dict[str, Element]:
        tree = html5lib.parse(self.text, namespaceHTMLElements=False)
        return {name: one for one in tree.iter() if (name := one.get("id"))}

    def ours(self, anchor: str, form: CitationFormat) -> Filled:
        """The glossary's own reference of an anchor."""
        row = self.ids[anchor] if anchor else None
        return self._filled(self.ids[WHOLE if row is None else row.get("data-like", WHOLE)], form, row)

    def sources(self, anchor: str, form: CitationFormat) -> list[Filled]:
        """The references of the sources that an anchor rests on."""
        links = [one.get("href", "") for one in self.ids[anchor or WHOLE].iter("a")]
        return [self._filled(self.ids[link[1:]], form, None) for link in links if link.startswith("#work:")]

    def _filled(self, section: Element, form: CitationFormat, row: Element | None) -> Filled:
        held = next(one for one in section.iter("div") if one.get("data-format") == form.value)
        own = self._slots(row, form)

        def text(element: Element) -> str:
            slot, day = element.get("data-slot"), element.get("data-day")
            if day and not slot:
                return day_in_form(self.read, day)
            if slot and row is not None:
                return day_in_form(date.fromisoformat(own[slot].get("datetime", "")), day) if day else "".join(own[slot].itertext())
            inner = (element.text or "") + "".join(text(child) + (child.tail or "") for child in element)
            return f"<em>{inner}</em>" if element.tag == "em" else inner

        of_class = [(one.get("class"), text(one)) for one in held.iter() if one.tag in ("p", "pre")]
        short = next((words.removeprefix("In the text: ") for name, words in of_class if name == "at-in-text"), "")
        return Filled(tuple(words for name, words in of_class if name != "at-in-text"), short)

    @staticmethod
    def _slots(row: Element | None, form: CitationFormat) -> dict[str, Element]:
        some = [] if row is None else [one for one in row.iter() if one.get("data-slot")]
        return {one.get("data-slot", ""): one for one in some if form.value in one.get("data-format", form.value).split()}


def light_pages(kb: KnowledgeBase, citations: Citations, read: date) -> Iterator[tuple[str, LightPage]]:
    """Each light page by the folder of the page that it is about."""
    for path, text in cite_pages(kb, citations):
        yield path.removesuffix("/cite/index.html"), LightPage(text, read)
