"""Who answers whom: the order in which things were said, and the quotations of one exchange."""

from __future__ import annotations

from attested.build import build
from attested.graph.ask.exchanges import exchange
from attested.graph.ask.thread_order import turns
from tests.site.building import ROOT

KB = build(ROOT).kb


def told(term: str, anchor: str) -> list[tuple[str, str, bool, list[str]]]:
    """Each turn: who speaks, under which term, whether it is the case's own, whom it answers (“!” quoting the words, “?” inferred)."""
    entry = next(one for key, one in KB.entries.items() if key == term)
    item = next(one for one in entry.items if one.anchor == anchor)
    found = []
    for turn in exchange(KB, entry.id, item):
        assert turn.checked.passage is not None
        answers = [place[1] + "!" * (place in turn.quoting) + "?" * (place in turn.inferred) for place in turn.answers]
        found.append((turn.checked.passage.locator, turn.checked.entry.id, turn.own, answers))
    return found


def test_what_is_quoted_and_what_is_answered_comes_first() -> None:
    order = turns(KB)
    assert set(order) == set(KB.passages)
    for passage in KB.passages.values():
        place = (passage.key, passage.locator)
        if passage.answers:
            assert order[passage.key, passage.answers] < order[place]
        for quoted in passage.quoted:
            assert quoted.citation is not None
            assert order[quoted.citation.key, quoted.citation.locator] < order[place]


def test_who_quotes_the_words_and_goes_on_answers_them_across_entries() -> None:
    assert told("mesa-optimizer", "chatgpt-cot") == [
        ("C1", "mesa-optimizer", True, []),
        ("C2", "mesa-optimizer", True, ["C1!"]),
        ("C2", "mesa-optimizer", False, ["C1!"]),
        ("C2", "sub-agent", False, ["C1!"]),
        ("C2", "mesa-optimizer", True, ["C1!"]),
        ("C2", "optimizer", False, ["C1!"]),
        ("C2", "simulator-and-simulacrum", False, ["C1!"]),
        ("C2", "optimizer", False, ["C1!"]),
    ]


def test_the_words_that_are_answered_stand_before_the_answer() -> None:
    assert told("sub-agent", "simulacra") == [("C1", "mesa-optimizer", False, []), ("C2", "sub-agent", True, ["C1!"])]


def test_where_nobody_quoted_the_words_the_comments_on_the_term_stand_together() -> None:
    assert told("consequentialist", "critical-issue")[:2] == [("C3", "consequentialist", True, []), ("C4", "consequentialist", False, ["C3?"])]


def test_an_answer_to_other_words_of_the_comment_is_not_taken_for_one_to_these() -> None:
    assert all(who != "C2" for who, *_ in told("mesa-optimizer", "agi-deep-learning"))


def test_the_foreign_glossary_has_its_exchange_too() -> None:
    kb = build(ROOT / "tests/foreign").kb
    entry = next(one for key, one in kb.entries.items() if key == "tide-mill")
    found = exchange(kb, entry.id, entry.cases[0])
    assert [(turn.checked.passage.locator, [place[1] for place in turn.answers]) for turn in found if turn.checked.passage] == [("K1", []), ("K2", ["K1"]), ("K2", ["K1"])]
