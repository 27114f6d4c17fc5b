"""The picture of a neighbourhood: nothing overlaps, nothing is left out without a word, the same input draws the same."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attested.render.figures.lettering import lines, width
from attested.render.figures.neighbours import (
    LINE,
    NAME,
    DrawnEdge,
    DrawnNeighbour,
    NeighbourPicture,
    column,
    narrow_picture,
    wide_picture,
)

Box = tuple[float, float, float, float]


def neighbours(count: int, edges: int = 2) -> list[DrawnNeighbour]:
    some = tuple(DrawnEdge("defined in terms of", "a names b", "#a", "names", "out") for _ in range(edges))
    return [DrawnNeighbour(f"a rather long name {number}", "../a/", some) for number in range(count)]


def drawn(wide: bool, left: list[DrawnNeighbour], right: list[DrawnNeighbour], more: int = 0) -> NeighbourPicture:
    draw = wide_picture if wide else narrow_picture
    return draw("the term itself", column(left, 0, wide=wide), column(right, more, wide=wide))


def boxes(star: NeighbourPicture) -> list[Box]:
    """Left, top, right and bottom of everything that is written, by the widths of the estimate."""

    def box(x: float, base: float, words: str, size: float, serif: bool, anchor: str) -> Box:
        across = width(words, size, "serif" if serif else "sans")
        return (x - across if anchor == "end" else x, base - size * 0.8, x if anchor == "end" else x + across, base + size * 0.25)

    x, y, across, deep = star.box
    found = [(x, y, x + across, y + deep)]
    found += [box(one.x, one.y, one.label, star.kind_size, False, one.anchor) for one in star.strokes]
    found += [
        box(one.x, one.y + LINE * k, line, NAME, True, one.anchor) for one in star.names for k, line in enumerate(one.lines)
    ]
    return found


def overlapping(found: list[Box]) -> list[tuple[Box, Box]]:
    return [(a, b) for a, b in combinations(found, 2) if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]]


@pytest.mark.parametrize("wide", [True, False], ids=["wide", "narrow"])
@pytest.mark.parametrize(("left", "right"), [(0, 1), (1, 0), (5, 7), (12, 0), (0, 12)])
def test_no_words_overlap_and_none_stand_outside(wide: bool, left: int, right: int) -> None:
    star = drawn(wide, neighbours(left), neighbours(right, 3))
    found = boxes(star)
    assert len(found) >= 1 + left * 3 + right * 4
    assert overlapping(found) == []
    assert min(box[0] for box in found) >= 0 and max(box[2] for box in found) <= star.width + 0.5
    assert min(box[1] for box in found) >= 0 and max(box[3] for box in found) <= star.height + 0.5


def test_the_overlap_can_be_seen() -> None:
    assert overlapping([(0, 0, 10, 10), (9, 9, 20, 20)]) == [((0, 0, 10, 10), (9, 9, 20, 20))]


def test_the_narrow_picture_fits_a_phone() -> None:
    assert drawn(False, neighbours(5), neighbours(7)).width <= 358


def test_what_is_not_drawn_is_counted() -> None:
    assert [one[3] for one in drawn(True, [], neighbours(7), more=7).more] == ["and 7 more"]
    assert drawn(True, [], neighbours(7)).more == []


def test_arrows_point_where_the_edge_leads() -> None:
    kinds = tuple(DrawnEdge("is a", "a is b", "#a", "holds", arrow) for arrow in ("out", "in", "none"))
    out, back, neither = drawn(True, [], [DrawnNeighbour("b", "../b/", kinds)]).strokes
    tip = [float(part) for part in out.head[1:].split("L")[0].split()]
    assert tip[0] > out.x and not neither.head
    assert float(back.head[1:].split()[0]) < back.x


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=60), st.integers(60, 200), st.integers(1, 3))
def test_words_are_broken_into_lines_that_fit(words: str, most: int, rows: int) -> None:
    told = lines(words, 17, "serif", most, rows)
    assert 1 <= len(told) <= rows
    assert all(width(line, 17, "serif") <= most for line in told)
    if not told[-1].endswith("…"):
        assert "".join("".join(told).split()) == "".join(words.split())
