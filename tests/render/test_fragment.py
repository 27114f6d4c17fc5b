"""Text fragments: what stands behind “#:~:text=”."""

from __future__ import annotations

import pytest

from attested.render.text_fragment import text_fragment

AT = "https://example.org/post"


@pytest.mark.parametrize(
    ("address", "words", "expected"),
    [
        (AT, "a few words", f"{AT}#:~:text=a%20few%20words"),
        (AT, "one two three four five six seven eight nine", f"{AT}#:~:text=one%20two%20three%20four,six%20seven%20eight%20nine"),
        (AT, "mesa-optimizers, you & me", f"{AT}#:~:text=mesa%2Doptimizers%2C%20you%20%26%20me"),
        (AT, "it’s “so”", f"{AT}#:~:text=it%E2%80%99s%20%E2%80%9Cso%E2%80%9D"),
        (f"{AT}#comment", "a few words", f"{AT}#comment:~:text=a%20few%20words"),
        (AT, "the end.\n\nThe next", f"{AT}#:~:text=the%20end.,The%20next"),
        (f"{AT}.pdf", "a few words", f"{AT}.pdf"),
        (f"{AT}.PDF?page=2", "a few words", f"{AT}.PDF?page=2"),
        ("https://example.org/pdf/1906", "a few words", "https://example.org/pdf/1906"),
        (AT, " \n ", AT),
    ],
)
def test_the_address_leads_to_the_words(address: str, words: str, expected: str) -> None:
    assert text_fragment(address, words) == expected
