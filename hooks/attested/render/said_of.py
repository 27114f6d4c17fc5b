"""All that the glossary says of the words of a passage: for each phrase that is quoted, the entries that quote it, and what they make of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from ..graph import Checked, KnowledgeBase
from ..graph.ask.exchanges import exchange
from ..graph.ask.thread_order import passage_key
from ..graph.speakers import short
from .exchanges import has_exchange, said_by
from .language import language_of
from .page import entry_path, link, source_path
from .prose import Prose, printed_heading
from .quotations import Figure
from .shown_quotation import ShownQuotation
from .stretches import Spans

SHORT = 32
"""Characters of a quotation that name it: no more than a selector has behind its words, so that it finds the passage alone."""

ROLES = {"definition": "definition", "usage": "use", "case": "case", "claim": "claim"}


@dataclass(frozen=True, slots=True)
class Answers:
    """The quotations by which somebody answers another, doing the same in each: the first words, and the way to them. ``inferred`` tells that it is concluded only that they answer it."""

    who: str
    inferred: bool
    doing: str
    language: Markup
    ways: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PhraseQuoted:
    """One quotation of a phrase. ``also`` are other entries that show it, each with its term and the way there."""

    figure: Figure
    also: tuple[tuple[str, str], ...]

    @property
    def _one(self) -> Checked:
        return self.figure.checked

    @property
    def term(self) -> str:
        return self._one.entry.term

    @property
    def slug(self) -> str:
        return self._one.entry.id

    @property
    def way(self) -> str:
        """The way to the quotation on its entry."""
        return link(self.figure.prose.here, self.figure.entry_page, self.figure.id)

    @property
    def role(self) -> str:
        """“definition”, “definition 2”, “use”, “case” or “claim”."""
        number = getattr(self._one.item, "number", 0) if len(self._one.entry.definitions) > 1 else 0
        return f"{ROLES[self._one.item.role]}{f' {number}' if number else ''}"

    @property
    def heading(self) -> str:
        """The heading of the use, case or claim that it stands under; empty for a definition."""
        return "" if self._one.item.role == "definition" else printed_heading(self._one.item)

    @property
    def sense(self) -> str:
        """The sense that its use has, in our reading; or empty."""
        return getattr(self._one.item, "sense", "")

    @property
    def notes(self) -> list[tuple[str, Markup, Markup]]:
        """Our notes on its phrases: the way to each, the phrase, the note."""
        here, page = self.figure.prose.here, self.figure.entry_page
        return [(link(here, page, one.id), one.phrase, one.text) for one in self.figure.notes]

    @cached_property
    def answers(self) -> tuple[Answers, ...]:
        """Those who answer these words, of the quotations on the same case, claim or use."""
        found: dict[tuple[str, bool, str, Markup], dict[tuple[str, str], None]] = {}
        kb, here = self.figure.kb, self.figure.prose.here
        for said, inferred in _answers(kb, self._one):
            assert said.passage is not None
            doing = ", ".join(said.acts) or "uses"
            way = link(here, source_path(said.passage.key), ShownQuotation(said, said.entry.id).passage_id)
            by = (short(said.passage, said.source), inferred, doing, language_of(kb, said.passage.key, said.printed))
            found.setdefault(by, {})[opening(said), way] = None
        return tuple(Answers(*by, tuple(ways)) for by, ways in found.items())

    @property
    def line(self) -> str:
        """A line to paste: the words, who said them, how firmly, and of what they are quoted; without the address."""
        return f"{said_by(self._one, date=True)}. {self.heading or 'Definition'} ({self.term})."

    @property
    def address(self) -> str:
        """Its permanent address and its version; empty while none is published."""
        kb, page, anchor = self.figure.kb, self.figure.entry_page, self.figure.id
        published, address = kb.ledger.get(page, anchor), kb.site.address(page, anchor)
        return f"{address} (version {published.version})" if address and published else address


@dataclass(frozen=True)
class Phrase:
    """Words of a passage that entries quote, neither more nor less. ``number`` counts those of a passage from 1, in the order of its words."""

    number: int
    shown: tuple[ShownQuotation, ...]
    quoted: tuple[PhraseQuoted, ...]

    @property
    def id(self) -> str:
        """The id of the element on the page of the source that holds the words."""
        return self.shown[0].passage_id

    @property
    def terms(self) -> str:
        """The entries on whose pages it is quoted, divided by “|”."""
        return "|".join(dict.fromkeys(one.page for one in self.shown))

    @property
    def ids(self) -> str:
        """The ids of all elements that hold the words there, divided by spaces."""
        return " ".join(one.passage_id for one in self.shown)

    @property
    def words(self) -> str:
        """Its first words."""
        return name_of(self.shown[0].checked)

    @property
    def language(self) -> Markup:
        return self.quoted[0].figure.language


def phrases(kb: KnowledgeBase, shown: Iterable[ShownQuotation], here: str) -> tuple[Phrase, ...]:
    """The phrases of one passage, in the order of its words, of two that begin together the longer first. ``shown`` are all quotations from it that have their words there."""
    found: dict[Spans, list[ShownQuotation]] = {}
    for one in shown:
        if one.checked.matched is not None:
            found.setdefault(one.checked.matched.spans, []).append(one)
    order = sorted(found, key=lambda spans: (spans[0][0], -spans[-1][1], spans))
    prose = Prose(kb, here)
    return tuple(Phrase(number, tuple(found[spans]), tuple(_quoted(kb, found[spans], prose))) for number, spans in enumerate(order, start=1))


def _quoted(kb: KnowledgeBase, shown: Iterable[ShownQuotation], prose: Prose) -> Iterator[PhraseQuoted]:
    """Each quotation once, on its own entry, with the others that show it."""
    by_quotation: dict[int, list[ShownQuotation]] = {}
    for one in shown:
        by_quotation.setdefault(id(one.checked), []).append(one)
    for some in by_quotation.values():
        checked = some[0].checked
        also = ((kb.entries[one.page].term, link(prose.here, entry_path(one.page), one.id)) for one in some if one.page != checked.entry.id)
        yield PhraseQuoted(Figure(kb, ShownQuotation(checked, checked.entry.id), prose), tuple(also))


def _answers(kb: KnowledgeBase, one: Checked) -> Iterator[tuple[Checked, bool]]:
    """The quotations that answer one, each with whether that is inferred."""
    if not has_exchange(one.item) or one.passage is None:
        return
    for turn in exchange(kb, one.entry.id, one.item):
        if passage_key(one) in turn.answers and turn.checked.passage not in (None, one.passage):
            yield turn.checked, passage_key(one) in turn.inferred


def name_of(checked: Checked) -> str:
    """A quotation by its first words, or all of them where they are few."""
    words = " ".join(checked.printed.split())
    return words if len(words) <= SHORT else f"{words[:SHORT].rsplit(' ', 1)[0]} …"


def opening(checked: Checked) -> str:
    """The first words of a quotation, never all of them unless it is a single word: a page has them once already."""
    words = " ".join(checked.printed.split())
    return f"{words[:SHORT].rsplit(' ', 1)[0]} …" if " " in words else words
