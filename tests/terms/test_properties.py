"""What holds of every mention, in any text and for any names."""

import re
import sys
import unicodedata
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from attested.prose.terms import Matcher, normal, plurals, sentences
from attested.prose.words import ALPHANUMERIC, words_in
from attested.verbatim import KATAKANA, SPACELESS
from attested.verbatim.edges import UNSPACED, in_unspaced
from attested.verbatim.normalise import normalise
from tests.examples import examples
from tests.site.building import ROOT

WORDS = [
    "tide",
    "mill",
    "mills",
    "Mill",
    "TIDE",
    "pond",
    "ponds",
    "NAP",
    "nap",
    "ferry",
    "ferries",
    "box",
    "écluse",
    "x",
    "2",
]
GAPS = [" ", " ", "-", "\u2011", "\n", "\n\n", ", ", ". ", "’s ", "'", "", " — ", "_", " \n "]
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).flatmap(
    lambda words: st.sampled_from([" ", "-"]).map(lambda gap: gap.join(words))
)
TERMS = st.dictionaries(st.sampled_from("abcdef"), st.lists(NAMES, min_size=1, max_size=3), max_size=6)
TEXTS = st.lists(st.sampled_from(WORDS) | st.sampled_from(GAPS) | st.text(max_size=2), max_size=30).map("".join)


@settings(max_examples=examples(100, 400))
@given(TERMS, TEXTS)
def test_mentions(names: dict, text: str) -> None:
    mentions, end = Matcher(names).find(text), 0
    for mention in mentions:
        assert end <= mention.start < mention.end <= len(text), "they overlap or are out of order"
        end = mention.end
        around = text[: mention.start][-1:] + " " + text[mention.end :][:1]
        assert not ALPHANUMERIC.search(around), "a mention begins or ends inside a word"
        found = re.sub(r"[-\u2010\u2011\s]+", " ", text[mention.start : mention.end]).casefold()
        spelled = {normal(name) for name in names[mention.term]}
        many = {" ".join([*name.split(" ")[:-1], one]) for name in spelled for one in plurals(name.split(" ")[-1].casefold())}
        assert found in spelled | many
        assert "\n\n" not in text[mention.start : mention.end]


@settings(max_examples=examples(50, 200))
@given(TERMS, TEXTS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9)), max_size=4))
def test_what_is_skipped_holds_no_mention(names: dict, text: str, spans: list) -> None:
    skip = [(start, start + length) for start, length in spans]
    for mention in Matcher(names).find(text, skip):
        assert all(mention.end <= start or end <= mention.start for start, end in skip if start < end)


@settings(max_examples=examples(50, 200))
@given(st.text(alphabet="aB. \n?!…”“(`[]#é1", max_size=60))
def test_sentences_hold_all_that_is_written(text: str) -> None:
    spans = sentences(text)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())


@settings(max_examples=examples(75, 300))
@given(st.text(alphabet="知识はミカーกำน้ោក្ន‌့ရေab ,。", max_size=24))
def test_edges_of_words_in_scripts_without_spaces_are_those_of_the_comparison(text: str) -> None:
    """Where a term may begin or end between two letters, a quotation may too: prose and the comparison of words have a rule each."""
    text = normalise(text).text
    allowed = set(in_unspaced(text))
    edges = {at for found in words_in(text) for at in found.span() if 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()}
    assert edges <= allowed


def test_a_mark_of_any_script_is_part_of_the_word_before_it() -> None:
    """All code points are looked at here; the program looks only where it knows marks to be."""
    marks = [sign for sign in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(sign)[0] == "M"]
    assert [f"{ord(sign):x}" for sign in marks if [found[0] for found in words_in(f"知a{sign}b")] != ["知", f"a{sign}b"]] == []


def test_scripts_without_spaces_are_the_same_in_the_browser() -> None:
    """The script has them as the inside of a class of characters, too."""
    script = (ROOT / "docs/assets/draft/words.js").read_text(encoding="utf-8")
    for name, ours in (("SPACELESS", SPACELESS), ("KATAKANA", KATAKANA)):
        (written,) = re.findall(rf'^const {name} = "([^"]*)";$', script, re.MULTILINE)
        theirs = re.sub(r"\\u\{(\w+)\}", lambda found: f"\\U{found[1]:0>8}", written.replace("\\\\", "\\"))
        one, two = ({at for at in range(sys.maxunicode + 1) if re.match(f"[{some}]", chr(at))} for some in (ours, theirs))
        assert one == two and one


def test_numbers_are_words_of_their_own_in_scripts_without_spaces() -> None:
    """Digits and signs of currencies make numbers there as elsewhere, whose edges are no edges of these scripts."""
    for sign in "๐໐၀႐០៰៛฿":
        assert not UNSPACED.match(sign), sign
