"""What holds of the reading of any text: it ends, and each of its letters stands where it says."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from attested.draft.reading import read
from tests.examples import examples

PIECES = st.sampled_from(
    ["tide", " mill", "\n", "\n\n", "> ", "- ", "# ", "```", "`", "[", "](x)", "]", "*", "_", "\\", "&amp;", "<b>", "</b>", "<!--", "-->", "“", "”", "https://x.y", "\u00ad", "  "]
)
TEXTS = st.lists(PIECES | st.text(max_size=2), max_size=30).map("".join)


@settings(max_examples=examples(75, 300))
@given(TEXTS)
def test_each_word_stands_where_it_says(written: str) -> None:
    draft = read(written)
    for word in re.finditer(r"tide|mill", draft.text):
        assert draft.written.startswith(word[0], draft.origin(word.start()))
        line, column = draft.place(word.start())
        assert draft.written.split("\n")[line - 1][column - 1 :].startswith(word[0])


@settings(max_examples=examples(75, 300))
@given(TEXTS, st.booleans())
def test_stretches_lie_in_the_text(written: str, html: bool) -> None:
    draft = read(written, html=html)
    assert all(0 <= start < end <= len(draft.text) for start, end in (*draft.quoted, *draft.marked))
    assert draft.text == "" or not draft.text.startswith("\n\n")
    assert all(low <= high for (low, _), (high, _) in zip(draft.starts, draft.starts[1:], strict=False))
