"""A quotation as a figure: the words of the source, our marks on them, who said them, and our notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from ..graph import Checked, KnowledgeBase
from ..graph.ask.left_out import left_out
from ..graph.ask.mentions import terms_in
from ..graph.speakers import speaker, through, unestablished, who
from ..verbatim import Match
from .blocks import BETWEEN, blocks, elements
from .compared import Comparison, comparison
from .cut_words import Omission, omissions, rest_of_sentence
from .edit_links import misquotation_link
from .language import language_of
from .marked_words import LinkedTerm, marked_words
from .notes import NoteView, note_ids, note_views, parted
from .page import entry_path, link, source_path
from .pages.cite import cite_way
from .prose import Prose
from .qualifiers import qualifiers
from .shown_quotation import ShownQuotation
from .source_marks import formulas, remarks, source_marks
from .text_fragment import address_of, called_of, to_source
from .translation import translation
from .wrap import wrapped


@dataclass(frozen=True)
class Figure:
    """A quotation as its template prints it."""

    kb: KnowledgeBase
    shown: ShownQuotation
    prose: Prose

    @property
    def checked(self) -> Checked:
        return self.shown.checked

    @property
    def id(self) -> str:
        return self.shown.id

    @property
    def is_definition(self) -> bool:
        return self.checked.item.role == "definition"

    @property
    def acts(self) -> tuple[str, ...]:
        """The acts of the author; “defines” and “uses” go without saying."""
        return tuple(act for act in self.checked.acts if act not in ("defines", "uses"))

    @property
    def who(self) -> str:
        return who(self.checked)

    @property
    def giver(self) -> str:
        """The author of the words, without year and locator."""
        return speaker(self.checked.passage, self.checked.source) if self.checked.passage else self.who

    @property
    def year(self) -> str:
        """The year of the source; empty where it is not established."""
        return self.checked.source.year if self.checked.source else ""

    @property
    def open(self) -> str:
        """A remark on what is not established about the words: whose they are, and when they were written; or empty."""
        return unestablished(self.checked, date=True)

    @property
    def compared(self) -> Comparison:
        return comparison(self.kb, self.checked)

    @property
    def second_hand(self) -> bool:
        """True where the words came through somebody else, with whose wording alone they were compared."""
        return self.checked.passage is not None and bool(through(self.kb, self.checked.passage))

    @property
    def states(self) -> str:
        """Say how the quotation stands to the sentences around it, and that it is known who speaks; where it is not, :attr:`open` says so."""
        found = left_out(self.kb, self.checked)
        place = found.state if found else "sentence whole"
        return place if unestablished(self.checked) else f"{place} · speaker established"

    @property
    def legend(self) -> str:
        """The way to what the three states beside the words mean."""
        return link(self.prose.here, "how-to-read", "states")

    @property
    def through(self) -> str:
        """The rest of the way the words came, or empty."""
        return ", in turn by ".join(through(self.kb, self.checked.passage)[1:] if self.checked.passage else ())

    @property
    def qualifiers(self) -> list[Markup]:
        return qualifiers(self.kb, self.checked, self.prose.here, self.language)

    @property
    def cut(self) -> str:
        """Our reason for leaving out words of the sentence, or empty."""
        return self.checked.quotation.attribution.cut if self.checked.quotation.attribution else ""

    @property
    def remarks(self) -> list[str]:
        """What is to be said of the words as they are printed here."""
        return remarks(self.checked)

    @property
    def passage_link(self) -> str:
        passage = self.checked.passage
        return link(self.prose.here, source_path(passage.key), self.shown.passage_id) if passage and self.checked.matched else ""

    @property
    def source_address(self) -> str:
        """The address at which the source can be read, where it is established."""
        return address_of(self.checked)

    @property
    def source_link(self) -> str:
        """The same, leading to the quoted words there if the browser can find them."""
        return to_source(self.checked, self.source_address) if self.source_address else ""

    @property
    def source_name(self) -> str:
        """The name of that link, by what stands there."""
        return called_of(self.checked)

    @property
    def address(self) -> str:
        """The quotation's address as printed on paper, or the way from the site's root while no address is published."""
        return self.kb.site.address(self.entry_page, self.id) or f"{self.entry_page}/#{self.id}"

    @property
    def entry_page(self) -> str:
        """The page whose anchor it has; not the one at hand, where the home page shows it as an example."""
        return entry_path(self.shown.page)

    @property
    def report_link(self) -> str:
        """The form for a misquotation, with this quotation filled in."""
        return misquotation_link(self.kb, self.prose.here, self.entry_page, self.id, self.checked.printed)

    @property
    def cite_link(self) -> str:
        """The way to the page that says how this quotation is cited, or its source."""
        return cite_way(self.prose.here, entry_path(self.checked.entry.id), self.checked.quotation.anchor)

    @property
    def home(self) -> str:
        """The way to the quotation on its own entry, for a page that shows another's."""
        entry = self.checked.entry.id
        return link(self.prose.here, entry_path(entry), self.checked.quotation.anchor) if self.shown.page != entry else ""

    @cached_property
    def left_out(self) -> list[Omission]:
        return omissions(self.kb, self.checked, self.id)

    @cached_property
    def rest(self) -> tuple[Markup, Markup]:
        """The words of the same sentence of the original before the quoted ones, and those behind them, each with the space between."""
        return rest_of_sentence(self.kb, self.checked)

    @property
    def sentences(self) -> str:
        """What stands in the quotation as plain text: the quoted words, with the rest of their sentences."""
        before, behind = self.rest
        return f"{before.striptags()} {self.checked.printed} {behind.striptags()}"

    @property
    def language(self) -> Markup:
        """The attributes that say the language of the words and their direction."""
        cited = self.checked.quotation.attribution
        return language_of(self.kb, cited.citation.key if cited else "", self.checked.printed)

    @property
    def translation(self) -> Markup:
        return translation(self.kb, Prose(self.kb, self.prose.here, self.prose.own, entry_path(self.checked.entry.id)), self.checked)

    @property
    def words(self) -> Markup:
        """The quotation by the blocks of its source, each with the quoted words in an element; around them the rest of the sentence."""
        parts = blocks(self.checked)
        notes = [(note_id, one.result if isinstance(one.result, Match) else None) for note_id, one in zip(self.note_ids, self.checked.notes, strict=True)]
        wraps = marked_words(notes, self._links(), [(one.start, one.end) for one in parts], formulas(self.checked.marks))
        printed = self.checked.printed
        wraps += source_marks(printed, self.checked.marks, wraps, [(one.start, one.end) for one in parts])
        wraps += [one.mark for one in self.left_out]
        exact = [Markup('<span class="at-exact">{}</span>').format(wrapped(printed, one.start, one.end, wraps)) for one in parts]
        before, behind = self.rest
        if before:
            exact[0] = Markup('<span class="rest">{}</span>').format(before) + exact[0]
        if behind:
            exact[-1] += Markup('<span class="rest">{}</span>').format(behind)
        return BETWEEN.join(html for _, html in elements((one.paragraph, html) for one, html in zip(parts, exact, strict=True)))

    def _links(self) -> Iterator[LinkedTerm]:
        """The names of other terms in the quotation, as far as they are linked."""
        for mention in terms_in(self.kb, self.checked):
            entry = self.kb.entries[mention.term]
            if mention.term != self.shown.page and entry.autolink:
                anchor = entry.definitions[0].anchor if entry.definitions else ""
                yield LinkedTerm(mention.start, mention.end, link(self.prose.here, entry_path(mention.term), anchor))

    @cached_property
    def note_ids(self) -> list[str]:
        return note_ids(self.checked, self.shown.page == self.checked.entry.id)

    @cached_property
    def notes(self) -> tuple[NoteView, ...]:
        return note_views(self.kb, self.checked, self.note_ids, self.entry_page, self.prose)

    @property
    def parted(self) -> tuple[Sequence[NoteView], Sequence[NoteView]]:
        """The notes beside the quotation where the screen is wide, and those below it."""
        return parted(self.checked, self.notes, len(self.sentences), self.prose.here)
