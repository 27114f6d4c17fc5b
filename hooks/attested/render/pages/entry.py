"""The page of a term."""

from __future__ import annotations

from collections import Counter
from functools import cached_property, partial
from urllib.parse import quote

from markupsafe import Markup

from ...graph import Item, KnowledgeBase
from ...graph.ask.languages import language_of_term
from ...graph.ask.standing import NOBODY_HOLDS, also_defined, facts
from ...graph.memory import remembered
from ...graph.speakers import short_citation, through, unestablished, who
from ...model import Entry, Quotation, TermId
from ...prose import html
from ..edit_links import edit_link
from ..items import ItemView, item_view
from ..language import in_language
from ..mentions import MentionView, mention_views
from ..metadata import of_term
from ..neighbourhood import Neighbourhood, neighbourhood
from ..page import Body, ContentsLine, Page, entry_path, link, shortened, source_path, title_id
from ..prose import Prose, printed_heading
from ..publications import Publications
from ..quotations import Figure
from ..repeated import Printed
from ..rests_on import IndirectSections, indirect_sections
from ..shown_quotation import shown_on
from ..standing import contents, with_links
from ..templates import template
from .cite import cite_way
from .old_address import no_longer_here, with_old_ids
from .version import versions_html

PREVIEWED = 140
"""Characters of a quotation in the description of a page: most forums show some 200 to 300 of it."""

CROSSED = 10
"""So many quotations are shown on an entry before its claims are folded."""

SECTIONS = (
    ("definition", "definition", "Definition"),
    ("usage", "usage", "How people use it"),
    ("case", "cases", "Cases"),
    ("claim", "claims", "What is said of it"),
)


def entry_page(kb: KnowledgeBase, entry: Entry, publications: Publications) -> Page:
    """The finished page of an entry. ``publications`` tells what was published there once."""
    standing = " · ".join(filter(None, (*facts(kb, entry), also_defined(kb, entry))))
    told = f"{entry.term}: {standing[0].lower()}{standing[1:]}."
    said = _said(kb, entry)
    return Page(entry_path(entry.id), entry.term, f"{said} – {told}" if said else told, partial(_body, kb, entry, publications), entry.path)


def _said(kb: KnowledgeBase, entry: Entry) -> str:
    """The words of the first definition, else of the first quotation, and whose they are: what a link to the page shows where it is posted."""
    own = [one for one in kb.by_entry.get(entry.id, ()) if one.matched is not None]
    one = next((one for one in own if one.item.role == "definition"), own[0] if own else None)
    if one is None:
        return ""
    came = through(kb, one.passage) if one.passage is not None else ()
    remarks = (who(one), f"as quoted by {came[0]}" if came else "", unestablished(one))
    return f"“{shortened(one.printed, PREVIEWED)}” – {', '.join(filter(None, remarks))}"


def _body(kb: KnowledgeBase, entry: Entry, publications: Publications) -> Body:
    view = EntryView(kb, entry)
    versions, former = versions_html(publications, view.here), no_longer_here(publications, view.here)
    html = with_old_ids(publications, view.here, template("entry.html").render(view=view, nobody_holds=NOBODY_HOLDS, versions=versions, former=former, metadata=of_term(kb, entry)))
    return Body(html, view.toc)


class EntryView:
    """An entry as its template prints it; all of it is computed from the knowledge base."""

    def __init__(self, kb: KnowledgeBase, entry: Entry) -> None:
        self.kb, self.entry = kb, entry
        self.here = entry_path(entry.id)
        self.prose = Prose(kb, self.here, entry.id)
        self._figures = {id(one.checked.quotation): Figure(kb, one, self.prose) for one in shown_on(kb, entry.id)}
        self._printed = Printed(figure.sentences for figure in self._figures.values())

    @cached_property
    def id(self) -> str:
        """The id of the title."""
        items = (item.anchor for item in self.entry.items)
        return title_id(self.entry.id, (*items, *(one for figure in self._figures.values() for one in (figure.id, *figure.note_ids))))

    @property
    def gloss(self) -> Markup:
        return self.prose.inline(self.entry.gloss.value) if self.entry.gloss else Markup("")

    @property
    def language(self) -> Markup:
        """The attributes that say the language of the term and its direction."""
        return in_language(language_of_term(self.kb, self.entry), self.entry.term)

    @property
    def also(self) -> str:
        return ", ".join((*self.entry.aliases, *self.entry.forms))

    @property
    def foreign(self) -> tuple[Figure, ...]:
        """Quotations of other entries that are shown here too."""
        return tuple(self._figures[id(one.quotation)] for one in self.kb.also_on.get(self.entry.id, ()))

    @cached_property
    def sections(self) -> list[tuple[str, str, list[ItemView]]]:
        """The sections of items: class, heading, items. They stand in the same order on every entry, those without a quotation last."""
        found: dict[str, list[ItemView]] = {}
        for item in self.entry.items:
            found.setdefault(item.role, []).append(self._item(item))
        shown = [(kind, heading, found[role]) for role, kind, heading in SECTIONS if role in found]
        return sorted(shown, key=lambda one: not any(view.item.quotations for view in one[2]))

    def _item(self, item: Item) -> ItemView:
        return item_view(
            self.kb,
            self.entry,
            item,
            (
                self._figures[id(block)] if isinstance(block, Quotation) else self.prose.block(block.value)
                for block in item.blocks
            ),
        )

    @property
    def long(self) -> bool:
        """True where so much is quoted that claims are folded under their headings, so that the entry can be crossed."""
        return len(self._figures) > CROSSED

    @cached_property
    def facts(self) -> list[Markup]:
        """The parts of one line, each a link to what it tells of: how often defined and used, what is disputed, what else stands on the page."""
        further = (
            ("section-relations", "relations", self.neighbourhood is not None),
            ("section-mentions-list", "mentions", bool(self.mentions)),
            ("section-word-history-list", "history", bool(self.entry.history)),
        )
        return [
            *contents(self.kb, self.entry, self.here),
            *(Markup('<a href="#{}">{}</a>').format(place, name) for place, name, stands in further if stands),
        ]

    @property
    def also_defined(self) -> Markup:
        """The sources that define the term in words not quoted here, where a definition is quoted; else empty."""
        return with_links(self.kb, self.entry, self.here, also_defined(self.kb, self.entry))

    @cached_property
    def neighbourhood(self) -> Neighbourhood | None:
        """The terms next to this one in the concept graph; None where there are none."""
        return neighbourhood(self.kb, self.entry.id, self._printed)

    @cached_property
    def indirect(self) -> IndirectSections:
        """The terms that this one rests on through others, and those that rest on it."""
        return indirect_sections(self.kb, self.entry.id, self._printed)

    @cached_property
    def mentions(self) -> list[MentionView]:
        """Other entries that mention this term, in a quotation or in our prose, with the words around it."""
        return mention_views(self.kb, self.entry.id, self.here)

    def cite(self, anchor: str = "") -> str:
        """Give the way to the page that says how an anchor of this page is cited, or the page as a whole."""
        return cite_way(self.here, self.here, anchor)

    @property
    def edit(self) -> str:
        return edit_link(self.kb.site, self.here, self.entry.path)

    @property
    def scripts(self) -> str:
        """The way to the folder of scripts."""
        return link(self.here, "assets")

    @cached_property
    def beside(self) -> list[tuple[str, str, str]]:
        """The entries before and behind this one by the alphabet: the relation of the link, the term, and the way there."""
        return [(rel, one.term, link(self.here, entry_path(one.id))) for rel, one in zip(("prev", "next"), _beside(self.kb)[self.entry.id], strict=True) if one is not None]

    @property
    def discussions(self) -> list[tuple[str, str]]:
        """The sources of more than one passage that are quoted here, each with the way to its whole: where the discussion can be read."""
        keys = dict.fromkeys(one.checked.passage.key for one in self._figures.values() if one.checked.passage is not None)
        several = _passages_by_source(self.kb)
        return [(short_citation(self.kb.sources[key]), link(self.here, source_path(key))) for key in keys if several[key] > 1 and key in self.kb.sources]

    @property
    def map(self) -> str:
        """The way to the map, with this term found there."""
        return f"{link(self.here, 'map')}?term={quote(self.entry.term)}"

    @property
    def draft(self) -> str:
        """The way to the page on which drafts are checked."""
        return link(self.here, "check-a-draft")

    @property
    def wordings(self) -> list[tuple[list[str], Markup]]:
        return [
            ([" ".join(one.value.split()) for one in wording.phrases], self.prose.inline(wording.advice.value))
            for wording in self.entry.wordings
        ]

    def heading(self, item: Item) -> Markup:
        """The heading of an item as the page shows it."""
        return Markup(html.heading(item.heading.value))

    @property
    def word_history(self) -> list[tuple[str, Markup]]:
        """The dated facts of the word, the earliest first."""
        return [(one.when, self.prose.inline(one.said.value)) for one in sorted(self.entry.history, key=lambda one: one.when)]

    @property
    def toc(self) -> tuple[ContentsLine, ...]:
        found = [ContentsLine(self.id, self.entry.term, 1)]
        for kind, heading, items in self.sections:
            found.append(ContentsLine(f"section-{kind}", heading, 2))
            found += [
                ContentsLine(view.item.anchor, printed_heading(view.item), 3)
                for view in items
                if view.item.role != "definition"
            ]
        if self.entry.history:
            found.append(ContentsLine("section-word-history", "History of the word", 2))
        return tuple(found)


@remembered
def _beside(kb: KnowledgeBase) -> dict[TermId, tuple[Entry | None, Entry | None]]:
    """The entries before and behind each entry by the alphabet."""
    order = sorted(kb.entries.values(), key=lambda one: (one.term.casefold(), one.id))
    return {one.id: (before, behind) for before, one, behind in zip([None, *order], order, [*order[1:], None], strict=False)}


@remembered
def _passages_by_source(kb: KnowledgeBase) -> Counter[str]:
    """The number of passages of each source, by its key."""
    return Counter(key for key, _ in kb.passages)
