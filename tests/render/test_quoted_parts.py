"""On the page of a source, exactly those words are marked that somebody quotes, however quotations overlap and whatever they leave out."""

import re

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from attested.render.passage_words import QuotedWords, wraps
from attested.render.wrap import wrapped

TEXT = "abcdefghijklmno"
BORDERS = st.lists(st.integers(0, len(TEXT)), min_size=2, max_size=6, unique=True).map(sorted)
PARTS = BORDERS.map(lambda one: [*zip(one[::2], one[1::2], strict=False)])


@given(st.lists(PARTS, min_size=1, max_size=5))
def test_the_marked_words_are_the_quoted_ones(quotations: list[list[tuple[int, int]]]) -> None:
    pieces = [(QuotedWords(f"q{at}", tuple(parts), Markup("")), parts, True) for at, parts in enumerate(quotations)]
    html = str(wrapped(TEXT, 0, len(TEXT), wraps(pieces)))
    assert re.sub(r"<[^>]*>", "", html) == TEXT
    open_: list[str] = []
    marked, held, at = set[int](), dict[str, set[int]](), 0
    for tag, letter in re.findall(r"(<[^>]*>)|(.)", html):
        if tag == "</span>":
            open_.pop()
        elif tag:
            open_.append(tag)
        elif letter:
            if any('class="at-quoted"' in one for one in open_):
                marked.add(at)
            for one in open_:
                held.setdefault(one.partition('id="')[2].partition('"')[0], set()).add(at)
            at += 1
    assert open_ == []
    assert marked == {at for parts in quotations for start, end in parts for at in range(start, end)}
    for number, parts in enumerate(quotations):
        assert {at for start, end in parts for at in range(start, end)} <= held[f"q{number}"]
