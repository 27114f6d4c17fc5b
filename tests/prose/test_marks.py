"""Marks read in any text: the words keep their places, marks nest, and what is made literal stays."""

from __future__ import annotations

import re
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from attested.graph.received import Received
from attested.model import Place, Text
from attested.prose.formulas import FormulaError, mathml
from attested.prose.marks import has_marks, read_marks

PIECES = ("*", "**", "`", "``", "~", "^", "$", "[^1]", "[^", "\\*", "\\\\", "\\", " ", "a", "b_1", "é", "x+y", "]")
texts = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def written(text: str) -> Text:
    return Text(text, ((0, Place("p")),))


@given(texts)
def test_each_character_that_is_left_knows_where_it_was_written(text: str) -> None:
    made = read_marks(written(text), [(0, len(text))])
    for at, char in enumerate(made.text.value):
        offset = made.text.at(at).column - 1
        assert text[offset] == char and made.at(offset) == at
    assert len(made.text.value) + sum(end - start for start, end in made.cut) == len(text)
    assert made.cut == () or has_marks(text)


@given(texts)
def test_marks_stand_one_in_another_or_apart(text: str) -> None:
    made = read_marks(written(text), [(0, len(text))])
    assert all(0 <= one.start <= one.end <= len(made.text.value) for one in made.marks)
    assert all(one.start == one.end for one in made.marks if one.kind == "footnote")
    for one, two in combinations(made.marks, 2):
        assert not (one.start < two.start < one.end < two.end or two.start < one.start < two.end < one.end)


@given(st.text("ab *`~^$[]\\1", max_size=30))
def test_signs_behind_a_backslash_are_the_source_s_own(text: str) -> None:
    made = read_marks(written(escaped := re.sub(r"[*`~^$\[\]\\]", r"\\\g<0>", text)), [(0, len(escaped))])
    assert (made.text.value, made.marks, made.faults) == (text, (), ())


@given(texts, st.integers(0, 30))
def test_no_mark_runs_over_the_end_of_a_block(text: str, at: int) -> None:
    at = min(at, len(text))
    made = read_marks(written(text), [(0, at), (at, len(text))])
    assert not any(one.start < made.at(at) < one.end for one in made.marks)


@given(st.text("ab", max_size=8), st.lists(st.tuples(st.integers(0, 8), st.sampled_from(("1", "*", "``"))), max_size=4))
def test_signs_set_into_words_are_known_from_them(words: str, signs: list[tuple[int, str]]) -> None:
    form = Received(words, tuple(sorted((min(at, len(words)), sign) for at, sign in signs)))
    without = [form.at(offset) for offset in range(len(form.text) + 1)]
    assert without == sorted(without) and without[-1] == len(words)
    assert all(any(form.text[offset] == words[at] for offset, found in enumerate(without[:-1]) if found == at) for at in range(len(words)))


@settings(deadline=None)
@given(st.lists(st.sampled_from((r"\frac", r"\text", r"\left(", r"\right)", r"\sqrt", r"\begin{matrix}", r"\end{matrix}", "{", "}", "x", "^", "_", "&", "<b>", "&amp;", r"\\", "'", "1")), max_size=12).map("".join))
def test_a_formula_is_sound_markup_or_none(latex: str) -> None:
    try:
        made = mathml(latex)
    except FormulaError:
        return
    assert made.startswith("<math>") and made.endswith("</math>")
    assert set(re.findall(r"<(\w+)", made)) == set(re.findall(r"</(\w+)>", made))
    assert "<b>" not in made and "<script" not in made
