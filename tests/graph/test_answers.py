"""What is asked of the edges: chains, what rests on what, circles, quarrels, the frontier."""

import random
import shutil
from itertools import pairwise
from pathlib import Path

import networkx as nx
import pytest

from attested.build import build
from attested.graph import Chain, KnowledgeBase, around, knots, quotation_of, sentence_of, why
from attested.graph.circles import LONGEST, _elementary
from attested.graph.knots import components
from attested.graph.phrases import noun_phrases, same_phrase
from attested.model import TermId

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def own() -> KnowledgeBase:
    return build(ROOT).kb


@pytest.fixture(scope="module")
def foreign() -> KnowledgeBase:
    return build(ROOT / "tests/foreign").kb


def told(kb: KnowledgeBase, chain: Chain) -> list[tuple[str, str, str, list[str]]]:
    return [
        (step.source, step.target, step.reason.evidence.phrase, [f"{edge.kind}, {edge.basis}" for edge in step.reasons])
        for step in chain
    ]


def test_why_mesa_optimizer_rests_on_search_space(own: KnowledgeBase) -> None:
    answer = why(own, TermId("mesa-optimizer"), TermId("search-space"))
    assert [told(own, chain) for chain in answer.chains] == [
        [
            ("mesa-optimizer", "optimizer", "optimizer", ["defined in terms of, definition", "is a, definition"]),
            ("optimizer", "search-space", "search space", ["defined in terms of, definition", "searches, definition"]),
        ]
    ]
    assert answer.missing is None and not answer.more
    step = answer.chains[0][1]
    assert quotation_of(own, step.reason.evidence).startswith("A system is an optimizer if it is internally searching")
    before, phrase, behind = around(own, step.reason.evidence)
    assert before.endswith("searching through a ") and phrase == "search space" and behind.startswith(" (consisting")


def test_a_term_is_marked_where_it_stands_and_not_within_another_name(own: KnowledgeBase) -> None:
    step = own.answers.leaning.on[TermId("mesa-optimizer")][TermId("optimizer")]
    before, phrase, behind = around(own, step.reason.evidence)
    assert (before[-10:], phrase, behind[:7]) == ("itself an ", "optimizer", ", which")


def test_every_hop_is_an_edge_whose_phrase_stands_in_its_sentence(own: KnowledgeBase, foreign: KnowledgeBase) -> None:
    walked = 0
    for kb in (own, foreign):
        for source in kb.entries:
            for target in kb.entries:
                for chain in why(kb, source, target).chains:
                    assert (chain[0].source, chain[-1].target) == (source, target)
                    assert all(one.target == other.source for one, other in pairwise(chain))
                    for step in chain:
                        for edge in step.reasons:
                            walked += 1
                            assert edge in kb.edges and edge.ends == (step.source, step.target)
                            assert " ".join(edge.evidence.phrase.split()) in sentence_of(kb, edge.evidence)
                            assert sentence_of(kb, edge.evidence) in quotation_of(kb, edge.evidence)
    assert walked > 20


def test_chains_are_the_shortest_ones(own: KnowledgeBase, foreign: KnowledgeBase) -> None:
    """Compared with networkx on the same steps."""
    for kb in (own, foreign):
        plain = nx.DiGraph([(one, two) for one, steps in kb.answers.leaning.on.items() for two in steps])
        plain.add_nodes_from(kb.entries)
        for source in kb.entries:
            for target in kb.entries:
                found = sorted([source, *(step.target for step in chain)] for chain in why(kb, source, target).chains)
                if source != target:
                    expected = sorted(nx.all_shortest_paths(plain, source, target)) if nx.has_path(plain, source, target) else []
                    assert found == expected


def test_with_no_chain_it_names_where_it_breaks_off(own: KnowledgeBase) -> None:
    answer = why(own, TermId("simulacrum"), TermId("mesa-optimizer"))
    assert answer.chains == () and answer.missing is not None
    missing = answer.missing
    assert (missing.reached, missing.ends) == (("sub-agent",), ("sub-agent",))
    assert missing.reaching == ("consequentialist", "mesa-objective")
    assert missing.back == ()
    assert [(edge.kind, edge.ends) for edge in missing.beside] == [("set against", ("sub-agent", "mesa-optimizer"))]


def test_with_a_chain_the_other_way_only_it_gives_that(own: KnowledgeBase) -> None:
    missing = why(own, TermId("search-space"), TermId("mesa-optimizer")).missing
    assert missing is not None and missing.reached == () and missing.ends == ("search-space",)
    assert [step.target for step in missing.back] == ["optimizer", "search-space"]


def test_a_term_rests_on_itself_only_round_a_circle(own: KnowledgeBase, foreign: KnowledgeBase) -> None:
    assert why(own, TermId("optimizer"), TermId("optimizer")).chains == ()
    around_ = why(foreign, TermId("head"), TermId("head")).chains
    assert [[step.target for step in chain] for chain in around_] == [["millpond", "flap-gate", "head"]]


def test_what_rests_on_a_term(own: KnowledgeBase) -> None:
    lean = own.answers.leaning
    assert list(lean.under[TermId("optimizer")]) == ["mesa-optimizer"]
    assert lean.reaching(TermId("optimizer")) == 3
    assert [term for term, _ in lean.nearest(TermId("optimizer"), up=True)] == ["mesa-optimizer", "consequentialist", "mesa-objective"]
    assert lean.reached(TermId("mesa-optimizer")) == 6
    assert lean.nearest(TermId("mesa-optimizer"), most=3) == (
        ("base-optimizer", "mesa-optimizer"),
        ("misgeneralization", "mesa-optimizer"),
        ("optimizer", "mesa-optimizer"),
    )
    assert lean.reached(TermId("sub-agent")) == 0, "a symmetric relation is no step"


def test_counts_agree_with_networkx(foreign: KnowledgeBase) -> None:
    lean = foreign.answers.leaning
    plain = nx.DiGraph([(one, two) for one, steps in lean.on.items() for two in steps])
    plain.add_nodes_from(foreign.entries)
    for term in foreign.entries:
        assert lean.reaching(term) == len(nx.ancestors(plain, term)) == len(lean.nearest(term, up=True))
        assert lean.reached(term) == len(nx.descendants(plain, term)) == len(lean.nearest(term))


def test_the_circle_of_three(own: KnowledgeBase, foreign: KnowledgeBase) -> None:
    assert own.answers.circles.found == ()
    [circle] = foreign.answers.circles.found
    assert foreign.answers.circles.complete
    assert circle.terms == ("flap-gate", "head", "millpond")
    assert [sentence_of(foreign, step.reason.evidence) for step in circle.steps] == [
        "It [the gate] is a gate that the flood opens and the head shuts, and nobody stands by it.",
        "The head is how far the water of the millpond […] stands above the sea.",
        "The millpond is the water that a flap gate has let in and will not let out.",
    ]


def test_rivals_and_contradictions(own: KnowledgeBase, foreign: KnowledgeBase) -> None:
    assert own.answers.rivals == () and own.answers.contradictions == ()
    [rival] = foreign.answers.rivals
    assert (rival.term, [some[0].quotation.anchor for some in rival.definitions]) == ("tide-mill", ["definition", "definition-2"])
    [pair] = foreign.answers.contradictions
    assert [(edge.kind, edge.ends) for edge in (pair.first, pair.second)] == [
        ("kind of", ("flap-gate", "écluse")),
        ("told apart from", ("écluse", "flap-gate")),
    ]


def test_directed_kinds_contradict_each_other_only_the_same_way_round(tmp_path: Path) -> None:
    root = Path(shutil.copytree(ROOT / "tests/foreign", tmp_path / "foreign"))
    table = root / "glossary/relations.toml"
    table.write_text(table.read_text("utf-8").replace('inverse = "measures out"', 'inverse = "measures out"\ncontradicts = ["kind of"]'), "utf-8")
    entry = root / "glossary/ebb-mill.md"
    same = '- lasts as long as: [[tide mill]] — "an ebb mill is only a tide mill"\n'
    entry.write_text(entry.read_text("utf-8") + same, "utf-8")
    pairs = build(root).kb.answers.contradictions
    assert [(pair.first.kind, pair.second.kind) for pair in pairs] == [("kind of", "lasts as long as"), ("kind of", "told apart from")]
    other = root / "glossary/tide-mill.md"
    entry.write_text(entry.read_text("utf-8").replace(same, ""), "utf-8")
    back = '\n- lasts as long as: [[ebb mill]] — "an ebb mill is only a tide mill" [@talk, K3]\n\n## Usage'
    other.write_text(other.read_text("utf-8").replace("\n\n## Usage", back, 1), "utf-8")
    pairs = build(root).kb.answers.contradictions
    assert [(pair.first.kind, pair.second.kind) for pair in pairs] == [("kind of", "told apart from")]


def test_terms_without_a_definition_come_in_the_order_of_what_rests_on_them(own: KnowledgeBase) -> None:
    assert [(one.term, len(one.steps), one.in_all) for one in own.answers.undefined] == [
        ("search", 2, 4),
        ("objective-function", 1, 4),
        ("search-space", 1, 4),
        ("base-optimizer", 1, 3),
        ("misgeneralization", 1, 3),
        ("sub-agent", 1, 1),
        ("agentic-agi", 0, 0),
        ("aligned", 0, 0),
        ("base-objective", 0, 0),
        ("consequentialist", 0, 0),
        ("mesa-objective", 0, 0),
        ("simulacrum", 0, 0),
        ("simulator", 0, 0),
    ]


def test_words_without_an_entry(own: KnowledgeBase, foreign: KnowledgeBase) -> None:
    """The order is by definitions, then by what rests on them; no word of a term, no bare verb."""
    found = [(one.phrase, one.terms, one.in_all) for one in own.answers.uncovered]
    assert found[:2] == [("elements", ("optimizer",), 4), ("plans", ("optimizer",), 4)]
    assert {phrase for phrase, _, _ in found} == {
        "elements", "plans", "policies", "possible outputs", "strategies", "system",
        "algorithms", "model", "problem", "inputs",
    }  # fmt: skip
    water = foreign.answers.uncovered[0]
    assert (water.phrase, water.terms, water.in_all) == ("water", ("head", "millpond", "tide-mill"), 5)
    for kb in (own, foreign):
        for one in kb.answers.uncovered:
            for use in one.uses:
                assert same_phrase(use.checked.printed[use.start : use.end]) == same_phrase(one.phrase)
                assert not any(m.start < use.end and use.start < m.end for m in kb.mentions(use.checked))


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


def test_knots_and_circles_agree_with_networkx() -> None:
    dice = random.Random(4)
    seen = 0
    for _ in range(200):
        size = dice.randrange(2, 9)
        pairs = {(dice.randrange(size), dice.randrange(size)) for _ in range(dice.randrange(1, 14))}
        pairs = {(one, two) for one, two in pairs if one != two}
        plain = nx.DiGraph(sorted(pairs))
        plain.add_nodes_from(range(size))
        out = {str(node): tuple(sorted(str(two) for one, two in pairs if one == node)) for node in range(size)}
        parts = [frozenset(part) for part in components(out)]
        assert set(parts) == {frozenset(map(str, part)) for part in nx.strongly_connected_components(plain)}
        at = {node: place for place, part in enumerate(parts) for node in part}
        assert all(at[two] <= at[one] for one, targets in out.items() for two in targets), "each after what it leads to"
        terms = {TermId(node): tuple(map(TermId, targets)) for node, targets in out.items()}
        mine = [way for knot in knots(terms) for way in _elementary(terms, frozenset(knot))]
        theirs = [list(map(str, way)) for way in nx.simple_cycles(plain, length_bound=LONGEST)]
        turned = sorted(tuple(way[way.index(min(way)) :] + way[: way.index(min(way))]) for way in theirs)
        assert sorted(mine) == turned
        seen += len(turned)
    assert seen > 100
