"""Exchanges: the quotations that answer each other.

It rests on what the files of passages say: the locator that a passage answers, and the words that its author quotes
before going on. Where these do not tell which of several statements is answered, an entry says it (``Answers:``), and that counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...model import Anchor, Passage, PassageKey, TermId
from ...prose.terms import sentences
from ...verbatim import Match, match
from ..checked import Checked, Item
from ..knowledge import KnowledgeBase
from ..memory import remembered
from .thread_order import answerers, in_thread_order, passage_key

Pair = tuple[PassageKey, PassageKey]
ItemKey = tuple[TermId, Anchor]


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
    words that these go on from; the quotations of items that this one answers, and of those that answer it, as their entries say; where
    nobody quoted anything, the quotations of the same term from the comments answered and answering, but for those whose entry says what they
    answer.
    """
    own = [one for one in kb.by_entry.get(term, ()) if one.item is item and one.span is not None]
    found: dict[int, Checked] = {id(one): one for one in own}
    exact: set[tuple[PassageKey, PassageKey]] = set()
    for mine in own:
        for reply in replies(kb).get(passage_key(mine), ()):
            if reply.to == passage_key(mine) and _overlap(mine, reply.quoted):
                _take(kb, found, exact, reply, reply.by, reply.said, mine if not _answers(kb, reply) else None)
            if reply.by == passage_key(mine) and _answers(kb, reply) and _overlap(mine, reply.said):
                _take(kb, found, exact, reply, reply.to, reply.quoted, None)
    said = set(_said_answers(kb, term, item, found))
    if not exact:
        _same_term(kb, own, found, item)
    shown = [one for one in found.values() if one.item is item or not _repeated(one, list(found.values()))]
    order = in_thread_order(kb, shown)
    return tuple(_turn(one, order, own, exact, said) for one in order)


def _said_answers(kb: KnowledgeBase, term: TermId, item: Item, found: dict[int, Checked]) -> Iterator[Pair]:
    """Add the quotations of items that this one answers, and of those that answer it, as entries say; yield who so answers whom."""
    own = [one for one in kb.by_entry.get(term, ()) if one.item is item and one.span is not None]
    answered = _of_items(kb, ((one.term or term, one.anchor) for one in item.answers or ()))
    answering = _of_items(kb, answerers_of_items(kb).get((term, item.anchor), ()))
    found.update({id(one): one for one in (*answered, *answering)})
    yield from ((passage_key(one), passage_key(other)) for one in own for other in answered)
    yield from ((passage_key(other), passage_key(one)) for one in own for other in answering)


def _of_items(kb: KnowledgeBase, items: Iterable[ItemKey]) -> list[Checked]:
    wanted = set(items)
    return [one for term in {term for term, _ in wanted} for one in kb.by_entry.get(term, ()) if (term, one.item.anchor) in wanted and one.span is not None]


@remembered
def answerers_of_items(kb: KnowledgeBase) -> Mapping[ItemKey, tuple[ItemKey, ...]]:
    """The items that answer each item, as their entries say."""
    found: dict[ItemKey, list[ItemKey]] = defaultdict(list)
    for entry in kb.entries.values():
        for item in entry.items:
            for one in item.answers or ():
                found[one.term or entry.id, one.anchor].append((entry.id, item.anchor))
    return {key: tuple(some) for key, some in found.items()}


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


def _same_term(kb: KnowledgeBase, own: Sequence[Checked], found: dict[int, Checked], item: Item) -> None:
    places = {passage_key(one) for one in own}
    near = {(key, kb.passages[key, locator].answers) for key, locator in places} if item.answers is None else set()
    answering = {place for one in places for place in answerers(kb).get(one, ())}
    near |= answering
    for mine in own[:1]:
        for one in (*kb.by_entry.get(mine.entry.id, ()), *kb.also_on.get(mine.entry.id, ())):
            place, undecided = passage_key(one), one.item.answers is None
            if place in near - places and (undecided or place not in answering) and one.item.role in ("case", "claim") and not _bound(kb, one):
                found[id(one)] = one


def _bound(kb: KnowledgeBase, one: Checked) -> bool:
    """Tell whether a quotation answers particular words, which its author quoted, so that it says nothing of others."""
    return one.span is None or any(
        reply.by == passage_key(one) and _answers(kb, reply) and _overlap(one, reply.said)
        for reply in replies(kb).get(passage_key(one), ())
    )


def _turn(
    one: Checked,
    all_: Sequence[Checked],
    own: Sequence[Checked],
    exact: set[Pair],
    said: set[Pair],
) -> Turn:
    place = passage_key(one)
    others = dict.fromkeys(passage_key(each) for each in all_)
    answered = (place[0], one.passage.answers if one.passage else "")
    quoting = frozenset(each for each in others if (place, each) in exact)
    named = {each for each in others if (place, each) in said}
    told = named if one.item.answers is not None else named | {answered}
    answers = tuple(each for each in others if each in told or each in quoting)
    sure = one.passage is not None and not one.passage.answers_inferred
    inferred = frozenset(each for each in answers if each not in quoting and not (each == answered and sure))
    return Turn(one, any(one is each for each in own), answers, quoting, inferred)
