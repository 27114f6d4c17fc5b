"""Pairs of a quotation and a passage as no person writes them, for the tests that hold `match` to the slow matcher."""

import re

from hypothesis import strategies as st

from tests.verbatim.oracle import normal

WORDS = ["a", "b", "c", "it", "an", "acts", "Acts", "mesa-it", "don't", "2"]
GLUE = [", ", " — ", "\n", "'", "’", "“", "\u00ad", "ﬃ", "-", "\u2011", "…", "é"]
BRACKETS = ["[...]", "[…]", "[A]", "[a]", "[sic]", "[it]", "[not]", "[a b]", "[", "]", "[]", "[the x]", "[nоt]"]
POLAR = ["it acts an", "is", "not", "don't", "only", "if", "no", "a b c", "of it", ", ", ". ", "x", "nоt", "ｎｏｔ"]
HYPHENS = ["ab-\ncd", "ab-cd", "abcd", "ab", "cd", "x-\r\ny", "x-y", "xy", "A-\nb", "b-\nC"]
NUMBERS = ["5", "000", "30 000", "2,113", "3.11", "−5", "-5", "+.5", "5%", "1/2", "5e-3", "a5", "5th", "(5)", "5.", " ", "-"]
UNSPACED = ["知识", "就是", "力量", "ロボット", "の", "AI", "5", "กขค", "ทำ", "。", "a", " "]
NAMES = [frozenset[str](), frozenset({"x"}), frozenset({"the mesa-it", "A"})]
CHANGES = ["[...]", " [...] ", " […] ", " [an it] ", "[it]", " [sic]", "[sic] ", "[A]", "[a]", "x", " ", "-", "[not]", "", "\u200b", " [x] ", " [mesa it] ", " [2] ", "[sic]"]
ALIKE = {" ": [" ", " ", " ", "\n", " \u00a0"], "\n": " \n", "'": "'’", "’": "'’", "“": '"“', "\u00ad": ["", "\u00ad"], "ﬃ": ["ffi", "ﬃ"], "-": "-\u2010", "\u2011": "-\u2011"}
MOST = 5  # brackets, of which each may be literal: the slow matcher tries them all
SCRAPS = st.sampled_from([WORDS, [*WORDS, *BRACKETS], [*WORDS, *GLUE], HYPHENS, HYPHENS + WORDS, WORDS + BRACKETS + HYPHENS, POLAR, NUMBERS, NUMBERS + WORDS, UNSPACED])


@st.composite
def texts(draw: st.DrawFn, scraps: list[str], most: int) -> str:
    """Scraps in a row, most of them with a space behind."""
    parts = draw(st.lists(st.tuples(st.sampled_from(scraps), st.sampled_from([" ", " ", " ", ""])), min_size=1, max_size=most))
    return "".join(scrap + space for scrap, space in parts)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str]:
    """A stretch of a passage with a few changes made, and the passage; now and then a text of its own."""
    scraps = draw(SCRAPS)
    passage = draw(texts(scraps, 16))
    if draw(st.integers(0, 9)) == 0:
        return draw(texts(scraps, 6)), passage
    start, end = sorted(draw(st.tuples(st.integers(0, len(passage)), st.integers(0, len(passage)))))
    if draw(st.integers(0, 4)):  # at edges of words
        while start and passage[start - 1].isalnum():
            start -= 1
        while end < len(passage) and passage[end].isalnum():
            end += 1
    quote = passage[start:end]
    for _ in range(draw(st.integers(0, 3))):
        first = draw(st.integers(0, len(quote)))
        last = min(len(quote), first + draw(st.sampled_from([0, 0, 0, 1, 3, 6, 10])))
        other = f"[{quote[first].swapcase()}]" if quote[first : first + 1].isalpha() and draw(st.integers(0, 4)) == 0 else None
        quote = quote[:first] + (other or draw(st.sampled_from(CHANGES))) + quote[first + 1 if other else last :]
    if draw(st.booleans()):
        quote = quote.replace("-\n", "").replace("-\r\n", "-")
    if draw(st.booleans()):
        quote = "".join(draw(st.sampled_from(ALIKE[char])) if char in ALIKE else char for char in quote)
    return quote, passage


def told(quote: str, passage: str) -> bool:
    """True where the rules leave no doubt: few brackets, and no hyphen in the quotation that ends a line or a word, if one of the passage's does."""
    loose = re.search(r"(?<![^\W\d_])-|-(?![^\W\d_])|- ", normal(quote)[0])
    return quote.count("[") <= MOST and not (loose and re.search(r"-\s", passage))
