"""The page of a source: its record, every passage as it is held, and who quotes it."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup, escape

from ...graph import KnowledgeBase
from ...graph.ask.names import entry_named
from ...graph.ask.passage_ends import breaks, cut_off, told_of
from ...graph.ask.pinned import compared_on
from ...graph.ask.quoting import shown_from
from ...graph.line_ends import joined
from ...graph.speakers import established, short, short_citation, through
from ...model import Passage, Source
from .. import discussion
from ..compared import elsewhere, verified
from ..language import language_of
from ..metadata import of_source
from ..page import Body, ContentsLine, Page, entry_path, link, source_path, title_id
from ..passage_words import PassageWords, QuotedWords
from ..prose import Prose
from ..publications import Publications
from ..record_line import record_line
from ..said_of import Phrase, phrases
from ..shown_quotation import ShownQuotation
from ..templates import template
from ..text_fragment import called, to_page
from .cite import cite_way, passage_ways
from .old_address import no_longer_here, old_passage_ids, with_ids, with_old_ids
from .version import versions_html

DEEPEST = 6
"""Answers to answers are set further in, so many times; what stands deeper says whom it answers."""


class SourceView:
    """A source as its template prints it."""

    def __init__(self, kb: KnowledgeBase, source: Source) -> None:
        self.kb, self.source = kb, source
        self.here = source_path(source.key)
        self.prose = Prose(kb, self.here)
        self.file = kb.files.get(source.key)
        shown: dict[str, list[ShownQuotation]] = {}
        for term, checked in shown_from(kb).get(source.key, ()):
            if checked.passage is not None and checked.span is not None:
                shown.setdefault(checked.passage.locator, []).append(ShownQuotation(checked, term))
        self._phrases = {locator: phrases(kb, some, self.here) for locator, some in shown.items()}

    @property
    def shown(self) -> list[ShownQuotation]:
        """The quotations whose words it marks."""
        return [one for some in self._phrases.values() for phrase in some for one in phrase.shown]

    @property
    def id(self) -> str:
        """The id of the title."""
        return title_id(self.source.key, (passage.anchor for passage in self.passages))

    @property
    def passages(self) -> tuple[Passage, ...]:
        return self.file.passages if self.file else ()

    @property
    def record(self) -> str:
        return record_line(self.source)

    @property
    def defines(self) -> list[tuple[str, str, str]]:
        """The terms that the source defines in words not held here: each with the way to its entry, or none, and where."""
        found = [(one, entry_named(self.kb, one.term)) for one in self.source.defines]
        return [(one.term, link(self.here, entry_path(term)) if term else "", one.where) for one, term in found]

    @property
    def established(self) -> str:
        """What is established of the record, and what is not."""
        return established(self.source)

    @property
    def address(self) -> str:
        """The address that its record gives; what stands there may be established where its author is not."""
        return self.source.url

    @property
    def fulltext(self) -> str:
        return self.source.fulltext if self.source.attribution == "established" else ""

    def through(self, passage: Passage) -> str:
        return ", in turn quoted by ".join(through(self.kb, passage))

    def elsewhere(self, passage: Passage) -> str:
        """What was compared by a contributor, and not by this build."""
        return elsewhere(self.kb, passage)

    def pinned(self, passage: Passage) -> bool:
        """Tell whether a pin stands in the place of a passage's original."""
        return bool(compared_on(self.kb, passage))

    def address_of(self, passage: Passage) -> str:
        """The address at which the words can be read, where it is established."""
        return (passage.url or self.source.fulltext or self.source.url) if self.source.attribution == "established" else ""

    def way_to(self, passage: Passage) -> str:
        """The same, with the page of a PDF where that is known."""
        return to_page(passage, self.address_of(passage))

    def called(self, passage: Passage) -> str:
        return called(passage, self.source, self.address_of(passage))

    @property
    def thread(self) -> Markup:
        """The passages as a tree of answers; empty where the source is no discussion."""
        return discussion.tree(self.kb, self.passages, self.here)

    @property
    def obtained(self) -> str:
        return discussion.obtained(self.kb, self.file) if self.file else ""

    @property
    def verified(self) -> str:
        return verified(self.kb, self.file) if self.file else ""

    def quotes(self, passage: Passage) -> Markup:
        return discussion.quotes(self.kb, passage, self.here)

    def quoted_by(self, passage: Passage) -> Markup:
        return discussion.quoted_by(self.kb, passage, self.here)

    def annotation(self) -> Markup:
        return self.prose.block(self.source.annotation)

    def phrases(self, passage: Passage) -> tuple[Phrase, ...]:
        """The phrases of a passage that entries quote, with all that is said of them."""
        return self._phrases.get(passage.locator, ())

    @property
    def terms(self) -> list[tuple[str, str]]:
        """The entries that quote the source, by the alphabet: each with its slug and its term."""
        found = {one.page for some in self._phrases.values() for phrase in some for one in phrase.shown}
        return sorted(((term, self.kb.entries[term].term) for term in found), key=lambda one: one[1].casefold())

    def speaker(self, passage: Passage) -> str:
        """The one who speaks in a passage, in a word."""
        return short(passage, self.source)

    @property
    def speakers(self) -> list[str]:
        return list(dict.fromkeys(self.speaker(passage) for passage in self.passages))

    @property
    def placed(self) -> list[tuple[int, Passage]]:
        """The passages in the order of their discussion, each with its depth in it."""
        return [(min(depth, DEEPEST), passage) for depth, passage in discussion.placed(self.passages)]

    def words(self, passage: Passage) -> Markup:
        """The passage as paragraphs, lists and nested quotations, with an element around what each entry quotes."""
        quoted = [self._quoted(one, phrase.number) for phrase in self.phrases(passage) for one in phrase.shown]
        joints = joined(self.kb).get((passage.key, passage.locator), ())
        html = PassageWords(passage, quoted, partial(self._whose, passage), partial(self._language, passage), joints).html()
        return Markup('<div class="at-words" translate="no"{}>{}</div>').format(language_of(self.kb, self.source.key, passage.text.value), html)

    def _quoted(self, one: ShownQuotation, phrase: int) -> QuotedWords:
        spans = one.checked.matched.spans if one.checked.matched else ()
        return QuotedWords(one.passage_id, spans, self._back(one), phrase)

    def _back(self, one: ShownQuotation) -> Markup:
        """The way back to the quotation; it has no words of its own, so that the element holds the source's alone."""
        way = link(self.here, entry_path(one.page), one.id)
        label = f"Quoted in {self.kb.entries[one.page].term}"
        return Markup('<a class="at-back" href="{}" aria-label="{}" title="{}"></a>').format(way, label, label)

    def cut(self, passage: Passage) -> Markup:
        """The words of the original that sentences of a passage lack, with our reason; empty where there are none."""
        sides = [*zip(("before it stands", "behind it stands"), cut_off(self.kb, passage), strict=True)]
        sides += [(f"{where} stands", words) for one in breaks(self.kb, passage) for where, words in told_of(passage, one)]
        language = language_of(self.kb, self.source.key, passage.text.value)
        told = [Markup('{} <span class="at-q" translate="no"{}>“{}”</span>').format(side, language, words) for side, words in sides if words]
        return Markup("; ").join([*(escape(passage.cut.rstrip(".")) for _ in told[:1] if passage.cut), *told]) + Markup("." * bool(told))

    def headword(self, passage: Passage) -> Markup:
        """The word that the source defines at this place, as it is written there."""
        return Markup('<span class="at-q" translate="no"{}>“{}”</span>').format(language_of(self.kb, self.source.key, passage.headword), passage.headword)

    def _language(self, passage: Passage, at: int) -> Markup:
        """The attributes of a nested quotation whose source is in another language."""
        cited = passage.quoted[at].citation
        other = cited is not None and cited.key in self.kb.sources and self.kb.language(cited.key) != self.kb.language(self.source.key)
        return language_of(self.kb, cited.key) if cited is not None and other else Markup("")

    def _whose(self, passage: Passage, at: int) -> Markup:
        cited = passage.quoted[at].citation
        if cited is None:
            return Markup("not attributed")
        other, source = self.kb.passages.get((cited.key, cited.locator)), self.kb.sources.get(cited.key)
        if source is None:
            return escape(f"{cited.key}, {cited.locator}")
        name = other.by if other and not source.authors and other.by else f"{short_citation(source)}, {cited.locator}"
        return Markup('— <a href="{}">{}</a>').format(
            link(self.here, source_path(cited.key), other.anchor if other else ""), name
        )

    @property
    def toc(self) -> tuple[ContentsLine, ...]:
        return (
            ContentsLine(self.id, self.title, 1),
            *(ContentsLine(passage.anchor, passage.locator, 2) for _, passage in self.placed),
        )

    @property
    def title(self) -> str:
        return self.source.title

    @property
    def answered(self) -> dict[str, list[Passage]]:
        """The passages that answer each passage, by its locator."""
        found: dict[str, list[Passage]] = {}
        for passage in self.passages:
            if passage.answers:
                found.setdefault(passage.answers, []).append(passage)
        return found

    def answers(self, passage: Passage) -> str:
        """The anchor of the passage that one answers; empty where that is not held here."""
        return next((one.anchor for one in self.passages if one.locator == passage.answers), "")


def source_page(kb: KnowledgeBase, source: Source, publications: Publications) -> Page:
    """The finished page of a source. ``publications`` tells what was published there once."""
    file = kb.files.get(source.key)
    told = f"{short_citation(source)}: what is quoted from it, word for word."
    return Page(source_path(source.key), source.title, told, partial(_body, kb, source, publications), file.path if file else "bib/references.bib")


def _body(kb: KnowledgeBase, source: Source, publications: Publications) -> Body:
    view = SourceView(kb, source)
    html = template("source.html").render(view=view, versions=versions_html(publications, view.here), former=no_longer_here(publications, view.here), cite=cite_way, cite_of=passage_ways(view.here, view.passages), scripts=link(view.here, "assets"), metadata=of_source(kb, source))
    return Body(with_ids(with_old_ids(publications, view.here, html), old_passage_ids(publications, view.shown)), view.toc)
