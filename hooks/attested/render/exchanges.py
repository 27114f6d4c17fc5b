"""Each case, claim and use with the quotations that answer each other, as the thread had them, and a line to paste."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..graph import Checked, Item, KnowledgeBase
from ..graph.ask.exchanges import Turn, exchange
from ..graph.speakers import force, listed, short, speaker, unestablished
from ..model import Entry, TermId
from .language import language_of
from .page import entry_path, link, shortened, source_path
from .prose import printed_heading
from .repeated import Printed

FIRST = 80
"""Characters of words that a page has printed twice already."""


@dataclass(frozen=True, slots=True)
class TurnView:
    """One quotation of an exchange: who speaks, doing what, in which words, answering whom.

    ``answers`` is empty where the same speaker goes on. ``passage`` is the way to the words within their passage. ``place`` names the term on whose page the quotation stands, where that is another one;
    otherwise it is empty. ``again``: the first of the words, where the page has printed them twice already; otherwise empty.
    """

    own: bool
    who: str
    acts: tuple[str, ...]
    answers: str
    force: list[tuple[str, str, str]]
    words: str
    language: Markup
    way: str
    passage: str
    place: str
    again: str = ""


@dataclass(frozen=True, slots=True)
class ExchangeView:
    """One case, claim or use. ``line`` is its pasteable line without the address, ``address`` empty while none is published.

    The line has the words whole, and stands in a field, since the page has printed them above it.
    """

    id: str
    term: str
    heading: str
    way: str
    turns: list[TurnView]
    line: str
    address: str


def has_exchange(item: Item) -> bool:
    """Tell whether an item stands on the page of all of them: each case and claim, and each use that is quoted."""
    return item.role != "definition" and bool(item.quotations)


def exchange_id(kb: KnowledgeBase, entry: Entry, item: Item) -> str:
    """The anchor of a case, claim or use on the page of all of them.

    Two hyphens divide the slug from the anchor in the rare case that with one it would be that of another item too. Uses give way to cases and
    claims, whose anchors were published before there were any of uses.
    """
    made = f"{entry.id}-{item.anchor}"
    usage = item.role == "usage"
    ends = [at for at, sign in enumerate(made) if sign == "-"]
    for slug in (made[:at] for at in ends):
        other = kb.entries.get(TermId(slug))
        if other is None or other is entry or (len(slug) > len(entry.id) and not usage):
            continue
        rivals = [one for one in other.items if has_exchange(one) and (usage or one.role != "usage")]
        if any(f"{slug}-{one.anchor}" == made for one in rivals):
            return f"{entry.id}--{item.anchor}"
    return made


ExchangeTurns = tuple[Entry, Item, Sequence[Turn]]
"""A case, claim or use with its entry and with the quotations that answer each other."""


def every_exchange(kb: KnowledgeBase) -> Iterator[ExchangeTurns]:
    """All of them: terms by the alphabet, their cases, claims and uses in the order of their page."""
    for entry in sorted(kb.entries.values(), key=lambda one: one.term.casefold()):
        yield from ((entry, item, exchange(kb, entry.id, item)) for item in entry.items if has_exchange(item))


def exchange_views(kb: KnowledgeBase, here: str, page: str, shown: Sequence[ExchangeTurns]) -> list[ExchangeView]:
    """Those that the page ``here`` shows, in their order. ``page`` is the page of all of them, by whose address they are cited: ``here`` may be a further part of it."""
    printed = Printed(turn.checked.printed for _, _, turns in shown for turn in turns if turn.own)
    return [_view(kb, entry, item, turns, printed, here, page) for entry, item, turns in shown]


def _view(kb: KnowledgeBase, entry: Entry, item: Item, turns: Sequence[Turn], printed: Printed, here: str, page: str) -> ExchangeView:
    heading = printed_heading(item)
    name = exchange_id(kb, entry, item)
    return ExchangeView(
        name,
        entry.term,
        heading,
        link(here, entry_path(entry.id), item.anchor),
        [_turn(kb, entry, one, before, printed, here) for one, before in zip(turns, (None, *turns), strict=False)],
        _line(entry.term, heading, [one.checked for one in turns if one.own]),
        kb.site.address(page, name),
    )


def _turn(kb: KnowledgeBase, entry: Entry, turn: Turn, before: Turn | None, printed: Printed, here: str) -> TurnView:
    one = turn.checked
    again = not turn.own and printed.repeats(one.printed)
    if not turn.own and not again:
        printed.add(one.printed)
    return TurnView(
        turn.own,
        _short(one),
        _acts(one),
        "" if before and before.checked.passage is one.passage else _answers(kb, turn),
        force(one),
        " ".join(one.printed.split()),
        language_of(kb, one.source.key if one.source else "", one.printed),
        link(here, entry_path(one.entry.id), one.quotation.anchor),
        link(here, source_path(one.passage.key), f"q-{one.entry.id}-{one.quotation.anchor}") if one.passage else "",
        "" if one.entry is entry else one.entry.term,
        _first(one.printed, FIRST) if again else "",
    )


def _answers(kb: KnowledgeBase, turn: Turn) -> str:
    """“C2 answers C1, quoting the words”, “C3 answers C1 (inferred)”, or empty."""
    passage = turn.checked.passage
    if passage is None or not turn.answers:
        return ""
    parts = []
    for place in turn.answers:
        other = kb.passages[place]
        name = short(other, kb.sources.get(other.key))
        answering = place == (passage.key, passage.answers) or place not in turn.quoting
        verb = "answers" if answering else "quotes"
        told = ", quoting these words" if answering and place in turn.quoting else ""
        parts.append(f"{verb} {name}{told}{' (inferred)' if place in turn.inferred else ''}")
    return f"{_short(turn.checked)} {listed(parts)}"


def _first(words: str, most: int) -> str:
    """The first words, never all of them."""
    return shortened(words, min(most, len(words) * 2 // 3)).removesuffix(" …")


def _short(one: Checked) -> str:
    return short(one.passage, one.source) if one.passage else ""


def _acts(one: Checked) -> tuple[str, ...]:
    return tuple(act for act in one.acts if act != "uses")


def _line(term: str, heading: str, own: list[Checked]) -> str:
    return f"{heading} ({term}): {' · '.join(said_by(one) for one in own)}."


def said_by(one: Checked, *, date: bool = False) -> str:
    """A quotation in a line to paste: its words, who said them and doing what, how firmly, and what is not established, with ``date`` also its year."""
    assert one.passage is not None
    open_ = unestablished(one, date=date)
    doing = ", ".join((*_acts(one), *(f"{kind} “{words}”{f' of “{part}”' if part else ''}" for kind, words, part in force(one))))
    year = f", {one.source.year}" if date and one.source and one.source.year else ""
    name = speaker(one.passage, one.source) + year + (f" ({open_})" if open_ else "")
    return f"“{' '.join(one.printed.split())}” — {name}{f': {doing}' if doing else ''}"
