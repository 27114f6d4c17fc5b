"""The order in which passages were said: behind what they answer and what they quote."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ...model import Passage, PassageKey
from ..checked import Checked
from ..knowledge import KnowledgeBase
from ..memory import remembered


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
        turn = turns(kb).get(passage_key(one), len(turns(kb))) if one.passage else len(turns(kb))
        return turn, one.span[0] if one.span else 0

    return tuple(sorted(some, key=when))


def passage_key(one: Checked) -> PassageKey:
    return (one.passage.key, one.passage.locator) if one.passage else ("", "")
