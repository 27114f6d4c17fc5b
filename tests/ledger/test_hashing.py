"""What counts as another content, and which of the two counters goes up."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from attested.ledger import content_hash, same_words
from attested.ledger.hashing import next_version
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
    assert not same_words(content_hash(quotation("w", said=one)), content_hash(quotation("w", said=other)))
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
    assert content_hash(quotation("Words of a source.")) == "067cb62d18ffe8a6.1e5bdb99e0158535"
