"""What counts as another content, and which of the two counters goes up."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attested.ledger import content_hash, hash_without_record, same_words
from attested.ledger.hashing import next_version
from attested.ledger.speakers import same_speakers
from attested.model import Part

TEXT = st.text(alphabet="abé \n\t“”’", min_size=1, max_size=30).filter(lambda text: bool(text.strip()))


def quotation(words: str, said: str = "A. Writer, p. 1", note: str = "ours") -> Part:
    return Part("quotation", "x", words=words, said=said, parts=(Part("note", "x-y", "phrase", note=note),))


@given(TEXT)
def test_white_space_line_ends_and_composition_do_not_count(words: str) -> None:
    told = content_hash(quotation(words))
    assert content_hash(quotation(words.replace("\n", "\r\n"))) == told
    assert content_hash(quotation(f" {words.replace(' ', '  ')}\n")) == told
    assert content_hash(quotation(unicodedata.normalize("NFD", words))) == told


@given(TEXT, TEXT)
def test_other_words_raise_the_first_counter_other_notes_the_second(one: str, other: str) -> None:
    if one.split() == other.split():
        return
    assert not same_words(content_hash(quotation(one)), content_hash(quotation(other)))
    assert not same_words(content_hash(replace(quotation("w"), acts=one)), content_hash(replace(quotation("w"), acts=other)))
    before, after = content_hash(quotation("w", note=one)), content_hash(quotation("w", note=other))
    assert same_words(before, after) and before != after
    assert next_version(2, 1, before, after) == (2, 2)
    assert next_version(2, 1, content_hash(quotation(one)), content_hash(quotation(other))) == (3, 0)


def test_on_a_page_the_order_of_quotations_is_ours() -> None:
    first, second = (Part("definition", name, parts=(quotation(words),)) for name, words in (("definition", "a"), ("definition-2", "b")))
    page = Part("term", title="t", parts=(first, second))
    turned = replace(page, parts=(second, first))
    assert same_words(content_hash(page), content_hash(turned)) and content_hash(page) != content_hash(turned)


def test_a_hash_of_the_first_publication_never_changes() -> None:
    """What is published is compared with hashes made long ago: this value must stay as it is."""
    assert hash_without_record(quotation("Words of a source.")) == "067cb62d18ffe8a6.1e5bdb99e0158535", "from before there was a journal"
    assert content_hash(quotation("Words of a source.")) == "019480a5e6596ef3.1e5bdb99e0158535.e3281e2bd035a095"


def test_the_record_is_neither_words_nor_notes() -> None:
    one, other = (content_hash(quotation("w", said=said)) for said in ("A. Writer, p. 1", "Alma Writer, p. 2"))
    assert one != other
    assert next_version(2, 1, one, other) == (2, 1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("A. Writer", "Alma Writer", True),
        ("Alma Wríter", "Alma Writer", True),
        ("Alma Wrtier", "Alma Writer", True),
        ("Alma Writer", "Alma Writer; Bo Other", True),
        ("Mill Press", "The Mill Press Ltd.", True),
        ("Institute of Mill Research", "IMR", True),
        ("Alma Writer", "Bo Other", False),
        ("Visitor K1", "Visitor K3", False),
        ("Mill Press", "House of Bolts", False),
        ("", "Alma Writer", False),
        ("", "", False),
    ],
)
def test_a_name_spelled_otherwise_is_no_other_speaker(one: str, other: str, same: bool) -> None:
    former, now = (replace(quotation("w"), by=by) for by in (one, other))
    assert (same_speakers(former, now), same_speakers(now, former)) == (same, same)
    assert same_speakers(former, replace(quotation("others"), by="x")), "words that are not there any more have no speaker to compare"


def test_two_who_swap_their_words_are_others() -> None:
    def both(first: str, second: str) -> Part:
        return Part("claim", "x", parts=(replace(quotation("one"), by=first), replace(quotation("two"), by=second)))

    assert same_speakers(both("Alma Writer", "Bo Other"), both("A. Writer", "B. Other"))
    assert not same_speakers(both("Alma Writer", "Bo Other"), both("Bo Other", "Alma Writer"))
