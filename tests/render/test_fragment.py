"""Where links to sources lead: what stands behind “#:~:text=”, and what the links are called."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from attested.build import build
from attested.graph import Checked
from attested.render.text_fragment import address_of, called_of, text_fragment, to_source

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


@pytest.fixture(scope="module")
def quoted() -> Checked:
    """A quotation whose words stand in its passage."""
    return next(one for one in build(Path(__file__).resolve().parents[2]).kb.checked if one.matched and one.source and one.source.attribution == "established")


PAPER = {"type": "misc", "url": "https://arxiv.org/abs/1906.01820", "fulltext": ""}


@pytest.mark.parametrize(
    ("source", "passage", "name", "behind"),
    [
        ({"type": "online", "url": AT, "fulltext": ""}, {}, "Source", f"{AT}#:~:text="),
        ({"type": "online", "url": AT, "fulltext": ""}, {"variant": "another word"}, "Source", AT),
        (PAPER, {}, "Abstract", PAPER["url"]),
        ({**PAPER, "fulltext": AT}, {}, "Source", f"{AT}#:~:text="),
        ({**PAPER, "fulltext": "https://arxiv.org/pdf/1906"}, {}, "Source", "https://arxiv.org/pdf/1906"),
        ({**PAPER, "fulltext": f"{AT}.pdf"}, {"view": "pdf-text 1", "parts": (4, 5)}, "Source, page 4", f"{AT}.pdf#page=4"),
        ({**PAPER, "fulltext": f"{AT}.pdf"}, {"view": "mail-text 1", "parts": (4, 5)}, "Source", f"{AT}.pdf"),
        ({"type": "article", "url": AT, "fulltext": ""}, {}, "About the source", AT),
        ({"type": "article", "url": "", "fulltext": ""}, {"url": AT}, "Source", f"{AT}#:~:text="),
    ],
)
def test_a_link_is_called_by_what_stands_at_its_address(quoted: Checked, source: dict[str, Any], passage: dict[str, Any], name: str, behind: str) -> None:
    assert quoted.source is not None and quoted.passage is not None
    one = replace(quoted, source=replace(quoted.source, **source), passage=replace(quoted.passage, **{"variant": "", "url": "", **passage}))
    assert called_of(one) == name
    way = to_source(one, address_of(one))
    assert way.startswith(behind) if behind.endswith("text=") else way == behind


def test_an_address_that_is_not_established_is_none(quoted: Checked) -> None:
    assert quoted.source is not None
    one = replace(quoted, source=replace(quoted.source, url=AT, attribution="probable"))
    assert address_of(one) == to_source(one, address_of(one)) == ""
