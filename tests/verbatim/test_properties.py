"""Properties of `match` that no list of stories can cover, each against an oracle written on its own."""

import re
import unicodedata
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from attested import verbatim
from attested.verbatim import Match, Mismatch
from tests.examples import examples

WORDS = st.sampled_from(["an", "agent", "Agent", "it", "mesa-optimizer", "don't", "naïve", "2", "mc²", "a", "was"])
GLUE = st.sampled_from([" ", " ", " ", ", ", ". ", " — ", "; ", "\n"])
TEXTS = st.lists(st.tuples(WORDS, GLUE), min_size=1, max_size=14).map(lambda parts: "".join(w + g for w, g in parts))
TOKEN = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
few = settings(max_examples=examples(60, 200), deadline=None)


def places(quote: str, passage: str) -> list[tuple[int, int]]:
    """Oracle: every place of `quote` whose two ends part no word, white space being all alike."""
    inside = {i for word in TOKEN.finditer(passage) for i in range(word.start() + 1, word.end())}
    loose = r"\s+".join(re.escape(part) for part in quote.split())
    found = [(at.start(), at.start() + len(at.group(1))) for at in re.finditer(f"(?=({loose}))", passage)]
    return [span for span in found if not inside.intersection(span)]


def assert_agreement(quote: str, passage: str) -> None:
    result, expected = verbatim.match(quote, passage), places(quote, passage)
    if len(expected) == 1:
        assert isinstance(result, Match), result
        assert result.spans == tuple(expected)
    else:
        assert isinstance(result, Mismatch), result
        inside = "mid-word" if re.search(r"\s+".join(map(re.escape, quote.split())), passage) else "not-found"
        assert result.reason == ("ambiguous" if expected else inside)


@st.composite
def cuts(draw: st.DrawFn) -> tuple[str, str]:
    passage = draw(TEXTS)
    words = [m.span() for m in TOKEN.finditer(passage)]
    one, two = draw(st.integers(0, len(words) - 1)), draw(st.integers(0, len(words) - 1))
    return passage[words[min(one, two)][0] : words[max(one, two)][1]], passage


@few
@given(cuts())
def test_what_is_cut_out_matches_where_it_stands(pair: tuple[str, str]) -> None:
    assert_agreement(*pair)
    result = verbatim.match(*pair)
    if isinstance(result, Match):
        (start, end) = result.spans[0]
        assert pair[1][start:end].split() == pair[0].split()
        assert result.relied_on == () or result.relied_on == ("white space",)


@few
@given(cuts(), st.data())
def test_one_changed_character_matches_only_where_it_stands_so(pair: tuple[str, str], data: st.DataObject) -> None:
    quote, passage = pair
    at = data.draw(st.sampled_from([i for i, char in enumerate(quote) if char.isalnum()]))
    assert_agreement(quote[:at] + data.draw(st.sampled_from("anit2Aо9²")) + quote[at + 1 :], passage)


@few
@given(cuts(), st.data())
def test_spellings_that_normalise_alike_match_alike(pair: tuple[str, str], data: st.DataObject) -> None:
    def respell(text: str) -> str:
        out = unicodedata.normalize(data.draw(st.sampled_from(["NFC", "NFD"])), text)
        out = re.sub("'", lambda _: data.draw(st.sampled_from("'‘’‹")), out)
        out = re.sub(r"\s", lambda _: data.draw(st.sampled_from([" ", "\u00a0", "\r\n", "\t ", "\r", "\n"])), out)
        return re.sub("(?<=[a-z])(?=[a-z])", lambda _: data.draw(st.sampled_from(["", "", "\u00ad"])), out)

    def plain(text: str) -> list[str]:
        return unicodedata.normalize("NFC", re.sub("[‘’‹]", "'", text.replace("\u00ad", ""))).split()

    quote, passage = pair
    ours, theirs = verbatim.match(quote, passage), verbatim.match(respell(quote), respelt := respell(passage))
    assert type(ours) is type(theirs)
    if isinstance(theirs, Match):
        assert plain(respelt[slice(*theirs.spans[0])]) == plain(quote)
    elif isinstance(ours, Mismatch):
        assert ours.reason == theirs.reason


@few
@given(st.lists(st.sampled_from(["ab", "cd", "efg"]), min_size=2, max_size=8), st.data())
def test_line_end_hyphens_read_either_way(parts: list[str], data: st.DataObject) -> None:
    breaks = [data.draw(st.sampled_from(["-\n", "-", " ", "- \r\n"])) for _ in parts[1:]]
    reading = {"-\n": ["-", "", "-\n"], "- \r\n": ["-", "", "- "]}
    marks = [data.draw(st.sampled_from(reading.get(mark, [mark]))) for mark in breaks]
    if any(a + b in ("- ", "-\n") for a, b in pairwise(marks)):
        return
    pairs = list(zip(parts, breaks, marks, parts[1:], strict=False))
    as_written = {(a, d) for a, b, c, d in pairs if c in ("-\n", "- ")}
    joined = {(a, d) for a, b, c, d in pairs if b != "-" and b != " " and c in ("-", "")}
    mixed = bool(as_written and joined)  # one quote that reads line-end hyphens both as written and joined
    quote = "X " + "".join(p + m for p, m in zip(parts, [*marks, " Z"], strict=True))
    passage = "X " + "".join(p + b for p, b in zip(parts, [*breaks, " Z"], strict=True))
    result = verbatim.match(quote, passage)
    if not mixed:
        assert isinstance(result, Match), (quote, passage, result)
        assert result.spans == ((0, len(passage)),)


@st.composite
def omissions(draw: st.DrawFn) -> tuple[list[str], str]:
    words = draw(st.lists(st.sampled_from("abcd"), min_size=8, max_size=16))
    cut = sorted(draw(st.lists(st.integers(0, len(words)), min_size=4, max_size=4)))
    return [" ".join(words[cut[0] : cut[1]]), " ".join(words[cut[2] : cut[3]])], " ".join(words)


@few
@given(omissions())
def test_an_omission_is_ambiguous_exactly_when_two_placements_hold(case: tuple[list[str], str]) -> None:
    (one, two), passage = case
    result = verbatim.match(f"{one} [...] {two}".strip(), passage)
    if not one and not two:
        assert isinstance(result, Mismatch) and result.reason == "empty"
        return
    if min(len(one.split()), len(two.split())) < 3:
        assert isinstance(result, Mismatch) and result.reason == "segment-too-short"
        return
    every = [((a, b), (c, d)) for a, b in places(one, passage) for c, d in places(two, passage) if c >= b]
    fair = [pair for pair in every if passage[pair[0][1] : pair[1][0]].strip()]
    if len(fair) == 1:
        assert isinstance(result, Match) and result.spans == fair[0]
        assert result.relied_on == ("omission",)
    else:
        assert isinstance(result, Mismatch)
        assert result.reason == ("ambiguous" if fair else "nothing-omitted" if every else "not-found")


SCRAPS = st.sampled_from(["[", "]", "[...]", "[…]", "[A]", "[sic]", "[it]", "-\n", "'", '"', "\u00ad", "ﬃ", "b c"])
ANY = st.lists(st.one_of(SCRAPS, st.text(max_size=4)), max_size=25).map("".join)


@few
@given(ANY, ANY, st.booleans(), st.booleans())
def test_never_raises_and_places_make_sense(quote: str, passage: str, ours: bool, same: bool) -> None:
    assert_sense(quote, passage + quote if same else passage, ours)


def assert_sense(quote: str, passage: str, ours: bool) -> None:
    result = verbatim.match(quote, passage, brackets_ours=ours)
    if isinstance(result, Mismatch):
        assert 0 <= result.at <= len(quote)
        assert 0 <= result.nearest_at <= len(result.nearest)
        assert result.detail and "\n" not in result.nearest
        return
    assert len(result.spans) == result.omissions + 1
    assert all(0 <= start < end <= len(passage) for start, end in result.spans)
    edges = [edge for piece in result.pieces for edge in piece.passage]
    assert edges == sorted(edges)
    edges = [edge for piece in result.pieces for edge in piece.quote]
    assert edges == sorted(edges)


LONG = st.sampled_from(["a ", "a b c [...] ", "a-b ", "a-\nb "])
LONG_PARTS = st.lists(st.one_of(SCRAPS, LONG), min_size=1, max_size=3)


@settings(max_examples=examples(1, 10), deadline=None)
@given(LONG_PARTS, st.data())
def test_the_longest_texts_come_to_an_end(parts: list[str], data: st.DataObject) -> None:
    """No test holds how long that takes; an unbounded matcher takes hours, and the run would show it."""
    passage, quote = "".join(parts), "".join(data.draw(st.permutations(parts)))
    passage = passage * (60_000 // len(passage.encode()))
    quote = quote * (60_000 // len(quote.encode()))
    assert_sense(quote, passage, ours=True)
