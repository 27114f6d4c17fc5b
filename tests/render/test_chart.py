"""The map as drawn: no two labels overlap at rest, none is lost, and each edge has its line and its row."""

from itertools import combinations
from pathlib import Path

import pytest

from attested.build import build
from attested.graph import KnowledgeBase
from attested.graph.ask.neighbours import between_terms
from attested.render.figures.labels import WantedLabel, place
from attested.render.figures.map import BROAD, HIGH, Chart, chart
from tests import many

ROOT = Path(__file__).parents[2]


def drawn(kb: KnowledgeBase) -> Chart:
    edges = list(between_terms(kb))
    return chart(kb, edges, {id(edge): (f"row-{number}", f"#row-{number}") for number, edge in enumerate(edges)}, "map")


@pytest.fixture(scope="module")
def charts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Chart]:
    root = tmp_path_factory.mktemp("many")
    many.write(root, 120, many.fields, 5)
    return {"own": drawn(build(ROOT).kb), "foreign": drawn(build(ROOT / "tests/foreign").kb), "many": drawn(build(root).kb)}


@pytest.mark.parametrize("which", ["own", "foreign", "many"])
def test_no_two_labels_overlap_at_rest(charts: dict[str, Chart], which: str) -> None:
    found = charts[which]
    boxes = [one.label.box for one in (*found.dots, *found.ties) if one.label]
    boxes += [(dot.x - dot.radius, dot.y - dot.radius, dot.x + dot.radius, dot.y + dot.radius) for dot in found.dots]
    labels = len(boxes) - len(found.dots)
    assert labels >= 8
    for at, (a, b) in enumerate(combinations(boxes[:labels], 2)):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], at
    assert all(a[0] >= 0 and a[1] >= 0 and a[2] <= found.width and a[3] <= found.height for a in boxes[:labels])
    assert found.width <= BROAD and found.height <= HIGH


def test_a_small_glossary_shows_every_name(charts: dict[str, Chart]) -> None:
    assert charts["own"].nameless == charts["foreign"].nameless == 0
    assert charts["many"].nameless == sum(dot.label is None for dot in charts["many"].dots)


def test_several_edges_between_two_terms_are_told_apart(charts: dict[str, Chart]) -> None:
    ties = [tie for tie in charts["own"].ties if tie.ends == ("mesa-optimizer", "base-optimizer")]
    assert len({tie.path for tie in ties}) == len(ties) == 3
    assert {tie.look for tie in ties} == {"names", "holds", "said"}
    assert [tie.claim for tie in charts["own"].ties if not tie.tip] == [
        "mesa-objective “set against” base objective, according to LessWrong commenter C1",
        "sub-agent “set against” mesa-optimizer, according to LessWrong commenter C2",
    ]


def test_a_defined_term_is_a_full_dot_and_what_much_rests_on_a_large_one(charts: dict[str, Chart]) -> None:
    dots = {dot.term: dot for dot in charts["own"].dots}
    assert [dots[term].sign for term in ("optimizer", "base-optimizer", "search")] == ["", " at-there-dot", " at-open-dot"]  # type: ignore[index]
    assert dots["search"].radius > dots["optimizer"].radius > dots["simulator-and-simulacrum"].radius  # type: ignore[index]


def test_who_asks_first_is_placed_first_and_who_finds_no_room_is_left_out() -> None:
    crowd = [WantedLabel(str(number), 60, 50, 12, 80, 20) for number in range(6)]
    found = place(crowd, [(48, 38, 72, 62)], 220, 100)
    assert list(found) == ["0", "1", "2"]
    assert [one.anchor for one in found.values()] == ["start", "middle", "middle"]


def test_a_needed_name_may_cover_a_dot_but_no_other_name() -> None:
    asked = [WantedLabel("first", 60, 50, 12, 80, 20), WantedLabel("hub", 60, 50, 12, 80, 20, needed=True)]
    everywhere = [(0.0, 0.0, 220.0, 200.0)]
    assert list(place([asked[0]], everywhere, 220, 200)) == []
    found = place([asked[0], asked[1]], [(0.0, 60.0, 220.0, 200.0), (48, 0, 72, 40)], 220, 200)
    assert [(key, one.anchor) for key, one in found.items()] == [("first", "start"), ("hub", "middle")]
