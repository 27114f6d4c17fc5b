"""The frontier: terms that nobody defines, and phrases that no entry covers."""

import pytest

from attested.graph import KnowledgeBase
from attested.graph.ask.frontier import phrases_without_entry, terms_without_definition
from attested.graph.ask.mentions import terms_in
from attested.graph.ask.phrases import noun_phrases, same_phrase


def test_terms_without_a_definition_come_in_the_order_of_what_rests_on_them(own: KnowledgeBase) -> None:
    assert [(one.term, len(one.steps), len(one.said), one.in_all) for one in terms_without_definition(own)] == [
        ("search", 2, 0, 2),
        ("objective-function", 1, 0, 2),
        ("search-space", 1, 0, 2),
        ("base-optimizer", 1, 0, 1),
        ("misgeneralization", 0, 1, 0),
        ("sub-agent", 0, 1, 0),
        ("agentic-agi", 0, 0, 0),
        ("base-objective", 0, 0, 0),
        ("consequentialist", 0, 0, 0),
        ("mesa-objective", 0, 0, 0),
        ("simulator-and-simulacrum", 0, 0, 0),
    ]


def test_terms_that_a_source_defines_elsewhere_are_told_apart(own: KnowledgeBase) -> None:
    found = {one.term: [(there.source.key, there.where) for there in one.elsewhere] for one in terms_without_definition(own) if one.elsewhere}
    assert found["base-optimizer"] == [("hubinger2019", "§1"), ("hubinger2019", "glossary")]
    assert found["mesa-objective"] == [("hubinger2019", "§1.1"), ("hubinger2019", "glossary")]
    assert "search" not in found


def test_words_without_an_entry(own: KnowledgeBase, foreign: KnowledgeBase) -> None:
    """The order is by definitions, then by what rests on them; no word of a term, no bare verb."""
    found = [(one.phrase, one.terms, one.in_all) for one in phrases_without_entry(own)]
    assert found[:2] == [("elements", ("optimizer",), 2), ("plans", ("optimizer",), 2)]
    assert {phrase for phrase, _, _ in found} == {
        "elements", "plans", "policies", "possible outputs", "strategies", "system",
        "algorithms", "model", "problem", "inputs",
    }  # fmt: skip
    water = phrases_without_entry(foreign)[0]
    assert (water.phrase, water.terms, water.in_all) == ("water", ("head", "millpond", "tide-mill"), 4)
    for kb in (own, foreign):
        for one in phrases_without_entry(kb):
            for use in one.uses:
                assert same_phrase(use.checked.printed[use.start : use.end]) == same_phrase(one.phrase)
                assert not any(m.start < use.end and use.start < m.end for m in terms_in(kb, use.checked))


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("of possible outputs, policies, plans, or similar", ["possible outputs", "policies", "plans"]),
        ("The red lamp hangs over the sea wall.", ["red lamp hangs", "sea wall"]),
        ("it burns and shines", []),
        ("to burn oil", []),
        ("in searching for algorithms", ["algorithms"]),
        ("a mill driven by water", ["mill driven", "water"]),
        ("a model trained on the data", ["model", "data"]),
        ("the 3 lamps", []),
        ("", []),
        ("the   old\nlamp", ["old\nlamp"]),
        ("über das Wasser", []),
    ],
)
def test_noun_phrases(text: str, phrases: list[str]) -> None:
    assert [text[start:end] for start, end, _ in noun_phrases(text)] == phrases


def test_no_noun_phrase_reaches_into_a_term() -> None:
    text = "a large search space of the plan"
    assert [text[start:end] for start, end, _ in noun_phrases(text, [(8, 20)])] == ["large", "plan"]


@pytest.mark.parametrize(("phrase", "same"), [("Policies", "policy"), ("possible  outputs", "possible output"), ("classes", "class"), ("gas", "ga"), ("mill", "mill")])
def test_spellings_of_a_phrase(phrase: str, same: str) -> None:
    assert same_phrase(phrase) == same
