"""Runs the stories of `table.yml`; each asserts the reason, not only the verdict."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest

from attested import verbatim
from tests.written import read_yaml

STORIES = read_yaml(Path(__file__).with_name("table.yml"))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_story(story: dict[str, Any]) -> None:
    quote, passage = story["quote"], story["passage"]
    declared = {key: story[key] for key in ("brackets_ours",) if key in story}
    result = verbatim.match(quote, passage, **declared, names=frozenset(story.get("names", ())))
    reason = result.reason if isinstance(result, verbatim.Mismatch) else "match"
    assert reason == story["expect"], result
    for key in {"omissions", "relied_on", "at", "nearest", "nearest_at", "detail"} & story.keys():
        found = getattr(result, key)
        assert (list(found) if isinstance(found, tuple) else found) == story[key], result
    if "spans" in story and isinstance(result, verbatim.Match):
        assert [passage[start:end] for start, end in result.spans] == story["spans"]
    if "prints" in story and isinstance(result, verbatim.Match):
        sides = [passage[slice(*p.passage)] if p.kind == "words" else quote[slice(*p.quote)] for p in result.pieces]
        assert "".join(sides) == story["prints"]
    if "detail_has" in story and isinstance(result, verbatim.Mismatch):
        assert story["detail_has"] in result.detail


def test_more_than_64_kib_are_too_long_on_either_side() -> None:
    whole, other = "x" * 65_536, "é" * 32_768
    for quote, passage, side in ((f"{whole}x", "x", "quotation"), ("x", f"{whole}x", "passage"), (f"{other}é", "x", "quotation"), ("x", f"{other}é", "passage")):
        assert verbatim.match(quote, passage) == verbatim.Mismatch("too-long", 0, "", 0, f"The {side} is longer than 64 KiB.")
    for text in (whole, other):
        assert verbatim.match(text, text) == verbatim.Match(((0, len(text)),), 0, (), (verbatim.Piece("words", (0, len(text)), (0, len(text))),))


@pytest.mark.parametrize("case", [("a", 30, "match"), ("ạ", 30, "match"), ("a", 31, "not-found")], ids=str)
def test_up_to_32_characters_of_a_letter_and_its_marks_are_composed(case: tuple[str, int, str]) -> None:
    letter, dots, expect = case
    passage = letter + "\u0323" * dots + "\u0302"
    quote = "ậ" + "\u0323" * (dots - (letter == "a"))
    result = verbatim.match(quote, passage)
    assert (result.reason if isinstance(result, verbatim.Mismatch) else "match") == expect, result


def test_a_language_without_lists_judges_no_omission_and_leaves_no_word_free() -> None:
    quote, passage = "Ce vieux moulin [...] est une machine", "Ce vieux moulin only est une machine"
    assert isinstance(verbatim.match(quote, passage, polarity=verbatim.Polarity()), verbatim.Match)
    result = verbatim.match("Ce moulin [the] est", "Ce moulin est", brackets_ours=True, polarity=verbatim.Polarity())
    assert isinstance(result, verbatim.Mismatch) and result.reason == "brackets-not-in-source"


@pytest.mark.parametrize("digits", ["05", "٠٥", "۰۵", "๐๕", "໐໕", "၀၅", "႐႕", "០៥", "᧐᧕", "꧰꧵", "०५", "０５"])
def test_a_number_is_one_word_in_every_script(digits: str) -> None:
    nought, five = digits
    marks = ".," + {"٠": "٫٬", "۰": "٫٬", "０": "．，："}.get(nought, "")
    for number in (f"{five}{nought}{nought}", *(f"{five}{mark}{nought}{nought}{nought}" for mark in marks), f"{five}%", f"{five}٪", f"{five}％"):
        result = verbatim.match(f"The lens is {five}", f"The lens is {number} here")
        assert isinstance(result, verbatim.Mismatch) and result.reason == "mid-word", number
        assert isinstance(verbatim.match(number, f"The lens is {number} here"), verbatim.Match)


def test_a_number_is_one_word_with_the_sign_of_every_currency() -> None:
    for sign in (char for char in map(chr, range(0x110000)) if unicodedata.category(char) == "Sc"):
        for quote, passage in (("5 here", f"The lens is {sign}5 here"), ("The lens is 5", f"The lens is 5{sign} here")):
            result = verbatim.match(quote, passage)
            assert isinstance(result, verbatim.Mismatch) and result.reason == "mid-word", sign


def test_words_beside_numbers_of_scripts_without_spaces_stand() -> None:
    for quote, passage in (("ราคา", "ราคา๕๐๐บาท"), ("๕๐๐", "ราคา๕๐๐บาท"), ("บาท", "ราคา๕๐๐บาท"), ("ถึง 5", "ถึง 5，6")):
        assert isinstance(verbatim.match(quote, passage), verbatim.Match)
