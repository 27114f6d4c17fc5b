"""What is spared by passages made ready, which the verdicts do not show."""

import importlib

import pytest

from attested import verbatim
from attested.verbatim.passage import Memory


@pytest.mark.parametrize("pair", [("an agent acts", "so an agent acts on it"), ("agent", "agents, an agent, agency")], ids=str)
def test_what_stands_once_as_it_is_needs_no_search_for_all_placements(pair: tuple[str, str]) -> None:
    quote, passage = pair
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(importlib.import_module("attested.verbatim.match"), "Placements", None)
        result = verbatim.match(quote, passage)
    assert isinstance(result, verbatim.Match)
    assert [passage[start - 1 : end + 1] for start, end in result.spans] == [f" {quote}" + passage[result.spans[0][1]]]


def test_the_memory_of_passages_holds_some_two_million_characters() -> None:
    """1,024 passages of 48 characters, each counted as 2,000 more, are 2 to the power of 21, and one of 49 takes the place of two."""
    memory = Memory()
    texts = [f"{nth:048}" for nth in range(1024)]
    prepared = [memory.prepare(text) for text in texts]
    assert memory.prepare(texts[0]) is prepared[0]  # which is now the one used last
    memory.prepare("x" * 49)
    assert memory.prepare(texts[0]) is prepared[0]
    assert memory.prepare(texts[3]) is prepared[3]
    assert memory.prepare(texts[2]) is not prepared[2]
    assert memory.prepare(texts[1]) is not prepared[1]
