"""`match` against a slow matcher that shares no code with it, and what both say of pieces and carets."""

import unicodedata
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from attested import verbatim
from attested.verbatim import Match, Mismatch
from tests.examples import examples
from tests.verbatim.cases import NAMES, WORDS, pairs, texts, told
from tests.verbatim.oracle import Oracle, Verdict, expected, normal

some = settings(max_examples=examples(100, 3000), deadline=None)


declared = st.tuples(st.booleans(), st.sampled_from(NAMES))
"""Whether brackets are declared, and the names that they may hold."""


def seen(quote: str, passage: str, ours: tuple[bool, frozenset[str]]) -> Verdict:
    """What `match` says, in the slow matcher's form, which has no caret for `not-found`."""
    result = verbatim.match(quote, passage, brackets_ours=ours[0], names=ours[1])
    if isinstance(result, Match):
        return "match", 0, result.spans
    return result.reason, -1 if result.reason == "not-found" else result.at, ()


@some
@given(pairs(), declared)
def test_the_two_matchers_agree(pair: tuple[str, str], ours: tuple[bool, frozenset[str]]) -> None:
    if told(*pair):
        assert seen(*pair, ours) == expected(*pair, brackets_ours=ours[0], names=ours[1])


@st.composite
def omissions(draw: st.DrawFn) -> tuple[str, str]:
    """Two or three segments, what stands between them short, long, or nothing."""
    words = ["a b c", "b c d", "it acts an", "surroundings", "environment"]
    segments = draw(st.lists(st.sampled_from(words), min_size=2, max_size=3))
    between = st.sampled_from(["", " ", "x", " and ", " not ", " is not an ", " is, not ", " if a b c ", " it ", f" {'x' * 1499} ", f" {'x' * 1500} ", f" {'x' * 1501} ", f" a b c {'y' * 1496} "])
    passage = draw(texts(WORDS, 2)) + "".join(segment + draw(between) for segment in segments) + draw(texts(WORDS, 2))
    marks = st.sampled_from([" [...] ", " […] ", "[...]"])
    quote = "".join(segment + draw(marks) for segment in segments[:-1]) + segments[-1]
    return draw(st.sampled_from([quote, f"{quote} [...] a b c", f"[...] {quote}", f" {quote}", f"[A] {quote}"])), passage


@settings(max_examples=examples(40, 1000), deadline=None)
@given(omissions(), declared)
def test_the_two_matchers_agree_on_what_is_left_out(pair: tuple[str, str], ours: tuple[bool, frozenset[str]]) -> None:
    assert seen(*pair, ours) == expected(*pair, brackets_ours=ours[0], names=ours[1])


@some
@given(pairs(), declared)
def test_pieces_cover_the_quotation_and_say_what_the_passage_says(pair: tuple[str, str], ours: tuple[bool, frozenset[str]]) -> None:
    quote, passage = pair
    result = verbatim.match(quote, passage, brackets_ours=ours[0], names=ours[1])
    if isinstance(result, Mismatch):
        return
    assert result.omissions == len(result.spans) - 1
    said = "".join(quote[slice(*piece.quote)] for piece in result.pieces)
    assert normal(said)[0] == normal(quote)[0]
    relied = set(result.relied_on)
    names = {"omission": "omission", "insertion": "insertion", "sic": "sic", "case": "case in brackets"}
    assert relied & set(names.values()) == {names[piece.kind] for piece in result.pieces if piece.kind in names}
    for piece in result.pieces:
        ours_, theirs = quote[slice(*piece.quote)], passage[slice(*piece.passage)]
        if piece.kind == "words":
            plain, there = normal(ours_)[0], normal(theirs)[0]
            assert plain == there or ("line-end hyphen" in relied and plain.replace("-", "") == there.replace("- ", "").replace("-", ""))
        elif piece.kind == "case":
            assert ours_.strip()[1].swapcase() == theirs
        elif piece.kind != "omission":
            assert theirs == ""
    if "[" not in quote and "line-end hyphen" not in relied:
        assert relied == differences(quote, passage[slice(*result.spans[0])])


def differences(quote: str, stretch: str) -> set[str]:
    """What the originals of two equal normalised texts differ in."""
    names = {" ": "white space", "'": "quotation marks", '"': "quotation marks", "-": "hyphen"}
    (text, ours), (_, theirs) = normal(quote), normal(stretch)
    both = list(zip(text, ours, theirs, strict=True))
    found = {names.get(char, "ligature") for char, (a, b), (c, d) in both if quote[a:b] != stretch[c:d]}
    between = [(quote[a[1] : b[0]], stretch[c[1] : d[0]]) for (_, a, c), (_, b, d) in pairwise(both)]
    return found | {"soft hyphen" for one, other in between if one != other}


@some
@example(("5 5x", "5 −5 5 "))
@given(pairs())
def test_the_caret_stands_where_quotation_and_passage_part(pair: tuple[str, str]) -> None:
    quote, passage = pair
    result = verbatim.match(quote, passage)
    if isinstance(result, Match) or result.reason != "not-found" or "[" in quote or "-" in quote + passage:
        return
    slow = Oracle(quote, passage, False, frozenset())
    said, text = slow.quote, slow.text
    words = {at for at in range(len(text)) if at not in slow.inside and not (text[at - 1 : at].isalnum() or text[at].isspace())}
    longest = max((size for size in range(len(said) + 1) for at in words if text.startswith(said[:size], at)), default=0)
    agreed = len(normal(quote[: result.at] + "|")[0]) - 1
    if longest >= min(20, 0.6 * len(said)):
        assert agreed == longest
    if result.nearest and "\u00ad" not in quote + passage:
        before, after = normal(f"{result.nearest[: result.nearest_at]}|")[0][:-1], normal(quote[: result.at] + "|")[0][:-1]
        assert before == after
        one, two = normal(result.nearest)[0][len(before) :], said[len(after) :]
        assert one[:1] != two[:1] or unicodedata.category(one[:1]) == "Zs"
