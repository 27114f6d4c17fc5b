"""Exchanges: the order in which passages were said, and the quotations that answer each other.

It rests on what the files of passages say: the locator that a passage answers, and the words that its author quotes
before going on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...model import Passage, PassageKey, TermId
from ...prose.terms import sentences
from ...verbatim import Match, match
from ..checked import Checked, Item
from ..knowledge import KnowledgeBase
from ..memory import remembered


@dataclass(frozen=True, slots=True)
class Reply:
    """A stretch of a passage in which its author goes on from words that were quoted.

    ``quoted`` are these words, as offsets into the passage ``to``; ``said`` is what follows, as offsets into ``by``.
    """

    to: PassageKey
    quoted: tuple[int, int]
    by: PassageKey
    said: tuple[int, int]


@remembered
def turns(kb: KnowledgeBase) -> Mapping[PassageKey, int]:
    """Each passage's turn: behind what it answers and what it quotes, else in the order of the files.

    Where passages answer one another in a circle, the one written first comes first.
    """
    order: dict[PassageKey, int] = {}
    entered: set[PassageKey] = set()
    todo: list[PassageKey] = list(reversed(tuple(kb.passages)))
    while todo:
        place = todo.pop()
        if place in order:
            continue
        if place in entered:
            order[place] = len(order)
            continue
        entered.add(place)
        todo.append(place)
        todo += [one for one in reversed(_before(kb.passages[place])) if one in kb.passages and one not in entered]
    return order


def _before(passage: Passage) -> list[PassageKey]:
    cited = [(one.citation.key, one.citation.locator) for one in passage.quoted if one.citation]
    return ([(passage.key, passage.answers)] if passage.answers else []) + cited


@remembered
def answerers(kb: KnowledgeBase) -> Mapping[PassageKey, tuple[PassageKey, ...]]:
    """The passages that answer each passage, in the order of the files."""
    found: dict[PassageKey, list[PassageKey]] = defaultdict(list)
    for passage in kb.passages.values():
        if passage.answers:
            found[passage.key, passage.answers].append((passage.key, passage.locator))
    return {place: tuple(some) for place, some in found.items()}


def in_thread_order(kb: KnowledgeBase, some: Sequence[Checked]) -> tuple[Checked, ...]:
    """Quotations in the order in which they were said; those that are not found in a passage come last."""

    def when(one: Checked) -> tuple[int, int]:
        turn = turns(kb).get(_place(one), len(turns(kb))) if one.passage else len(turns(kb))
        return turn, one.span[0] if one.span else 0

    return tuple(sorted(some, key=when))


def _place(one: Checked) -> PassageKey:
    return (one.passage.key, one.passage.locator) if one.passage else ("", "")


@remembered
def replies(kb: KnowledgeBase) -> Mapping[PassageKey, tuple[Reply, ...]]:
    """Every stretch in which somebody quotes words that are held here and goes on from them, under both passages."""
    found: dict[PassageKey, list[Reply]] = defaultdict(list)
    for passage in kb.passages.values():
        for reply in _replies(kb, passage):
            found[reply.to].append(reply)
            found[reply.by].append(reply)
    return {place: tuple(some) for place, some in found.items()}


def _replies(kb: KnowledgeBase, passage: Passage) -> Iterator[Reply]:
    text = passage.text.value
    outer = sorted((one for one in passage.quoted if one.inside < 0), key=lambda one: one.start)
    for at, quoted in enumerate(outer):
        target = kb.passages.get((quoted.citation.key, quoted.citation.locator)) if quoted.citation else None
        if target is None or target is passage:
            continue
        found = match(text[quoted.start : quoted.end].strip(), target.text.value)
        if not isinstance(found, Match):
            continue
        end, last = len(text), quoted.end
        for following in outer[at + 1 :]:
            if any(sign.isalnum() for sign in text[last : following.start]):
                end = following.start
                break
            last = following.end  # two quotations with nothing said between them are answered together
        span = (found.spans[0][0], found.spans[-1][1])
        yield Reply(
            (target.key, target.locator), span, (passage.key, passage.locator), (_opening(text, quoted.start), end)
        )


def _opening(text: str, start: int) -> int:
    """Give the offset of the sentence that leads over to a quotation with a colon; else that of the quotation, ``start``."""
    if not text[:start].rstrip().endswith(":"):
        return start
    return max((begin for begin, end in sentences(text) if begin < start), default=start)


@dataclass(frozen=True, slots=True)
class Turn:
    """One quotation of an exchange. ``answers`` are the passages before it, in this exchange, that it answers.

    ``quoting`` says of which of them it quotes the words at issue; ``inferred`` which of the answers are inferred only.
    ``own`` is whether the quotation belongs to the case or claim itself.
    """

    checked: Checked
    own: bool
    answers: tuple[PassageKey, ...]
    quoting: frozenset[PassageKey]
    inferred: frozenset[PassageKey]


def exchange(kb: KnowledgeBase, term: TermId, item: Item) -> tuple[Turn, ...]:
    """The quotations that answer each other about a case or claim, of whatever entry, as the thread had them.

    To the item's own are added: quotations in which somebody goes on from these very words, having quoted them, and the
    words that these go on from; where nobody quoted anything, the quotations of the same term from the comments answered
    and answering.
    """
    own = [one for one in kb.by_entry.get(term, ()) if one.item is item and one.span is not None]
    found: dict[int, Checked] = {id(one): one for one in own}
    exact: set[tuple[PassageKey, PassageKey]] = set()
    for mine in own:
        for reply in replies(kb).get(_place(mine), ()):
            if reply.to == _place(mine) and _overlap(mine, reply.quoted):
                _take(kb, found, exact, reply, reply.by, reply.said, mine if not _answers(kb, reply) else None)
            if reply.by == _place(mine) and _answers(kb, reply) and _overlap(mine, reply.said):
                _take(kb, found, exact, reply, reply.to, reply.quoted, None)
    if not exact:
        _same_term(kb, own, found)
    shown = [one for one in found.values() if one.item is item or not _repeated(one, list(found.values()))]
    order = in_thread_order(kb, shown)
    return tuple(_turn(kb, one, order, own, exact) for one in order)


def _answers(kb: KnowledgeBase, reply: Reply) -> bool:
    """Tell whether the one who quotes also answers the words quoted, which the file of the passage says."""
    return reply.to[0] == reply.by[0] and kb.passages[reply.by].answers == reply.to[1]


def _overlap(one: Checked, span: tuple[int, int]) -> bool:
    return one.span is not None and one.span[0] < span[1] and span[0] < one.span[1]


def _repeated(one: Checked, others: Sequence[Checked]) -> bool:
    """Tell whether another quotation holds these very words and more, so that nobody needs to read them twice."""
    return any(
        other.passage is one.passage
        and one.span is not None
        and other.span is not None
        and other.span != one.span
        and other.span[0] <= one.span[0]
        and one.span[1] <= other.span[1]
        for other in others
    )


def _take(
    kb: KnowledgeBase,
    found: dict[int, Checked],
    exact: set[tuple[PassageKey, PassageKey]],
    reply: Reply,
    place: PassageKey,
    span: tuple[int, int],
    same: Checked | None,
) -> None:
    for one in kb.by_passage.get(place, ()):
        if one.item.role != "definition" and _overlap(one, span) and (same is None or one.entry is same.entry):
            found[id(one)] = one
            exact.add((reply.by, reply.to))


def _same_term(kb: KnowledgeBase, own: Sequence[Checked], found: dict[int, Checked]) -> None:
    places = {_place(one) for one in own}
    near = {(key, kb.passages[key, locator].answers) for key, locator in places}
    near |= {place for one in places for place in answerers(kb).get(one, ())}
    for mine in own[:1]:
        for one in (*kb.by_entry.get(mine.entry.id, ()), *kb.also_on.get(mine.entry.id, ())):
            if _place(one) in near - places and one.item.role in ("case", "claim") and not _bound(kb, one):
                found[id(one)] = one


def _bound(kb: KnowledgeBase, one: Checked) -> bool:
    """Tell whether a quotation answers particular words, which its author quoted, so that it says nothing of others."""
    return one.span is None or any(
        reply.by == _place(one) and _answers(kb, reply) and _overlap(one, reply.said)
        for reply in replies(kb).get(_place(one), ())
    )


def _turn(
    kb: KnowledgeBase,
    one: Checked,
    all_: Sequence[Checked],
    own: Sequence[Checked],
    exact: set[tuple[PassageKey, PassageKey]],
) -> Turn:
    place = _place(one)
    others = dict.fromkeys(_place(each) for each in all_)
    answered = (place[0], one.passage.answers if one.passage else "")
    quoting = frozenset(each for each in others if (place, each) in exact)
    answers = tuple(each for each in others if each == answered or each in quoting)
    inferred = frozenset({answered} if one.passage and one.passage.answers_inferred else ())
    return Turn(one, any(one is each for each in own), answers, quoting, inferred)
