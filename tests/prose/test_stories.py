"""Runs the stories of prose: as HTML, as plain text, and what stands where."""

from pathlib import Path
from typing import Any

import pytest

from attested.prose.formulas import FormulaError, mathml
from attested.prose.html import Links, heading, html
from attested.prose.places import citations, links, terms, unmarked
from attested.prose.plain_text import heading_words, plain_text
from attested.prose.quoted import quoted
from attested.prose.stream import Token
from attested.prose.terms import Matcher
from tests.written import read_yaml

NAMES = Matcher({name.replace(" ", "-"): [name] for name in ("optimizer", "mesa-optimizer", "base optimizer")})
LINKS = Links(
    NAMES,
    mention=lambda term: f"#{term}",
    term=lambda name, anchor: None if name == "nothing" else f"{name}.html{f'#{anchor}' if anchor else ''}",
    citation=lambda key, at: (f"[{key.title()}{f', {at}' if at else ''}]", f"{key}.html") if key == "book" else None,
    address=lambda target: None if target.startswith("javascript:") else target,
)


def stories(name: str) -> Any:
    rows = read_yaml(Path(__file__).with_name(name))
    return pytest.mark.parametrize("story", rows, ids=lambda story: story.get("name") or story["latex"])


@stories("html.yml")
def test_html(story: dict[str, Any]) -> None:
    assert html(story["text"], LINKS) == story["html"]


@stories("linkable.yml")
def test_plain_text(story: dict[str, Any]) -> None:
    made = plain_text(story["text"], citations=not story.get("without"))
    assert made.text == story["plain"]
    assert [made.text[low:high] for low, high in made.linked] == story["linked"]
    assert [made.text[low:high].strip() for low, high in made.barred if low < high] == story["barred"]


@stories("places.yml")
def test_places(story: dict[str, Any]) -> None:
    text = story["text"]

    def row(token: Token) -> list[str]:
        at = text[token.start : token.end] if token.target_at in (-1, token.start) else text[token.target_at :]
        return [token.kind, at, token.target]

    found = [row(one) for some in (terms(text), citations(text), links(text)) for one in some]
    assert [one[::2] for one in found] == [one[::2] for one in story["found"]]
    assert all(one[1].startswith(other[1]) for one, other in zip(found, story["found"], strict=True)), found
    if "unmarked" in story:
        assert unmarked(text) == story["unmarked"]


@stories("headings.yml")
def test_headings(story: dict[str, Any]) -> None:
    assert heading_words(story["text"]) == story["words"]
    assert heading(story["text"]) == story.get("html", story["words"])


def test_terms_in_plain_text() -> None:
    text = """# A mill

A mill, `mill`, [mill](mill.md), [[mill]], [@mill, mill], ![mill](mill.png), <https://mill.example>,
https://example.org/mill and *mill*, *mi*ll.

```
mill
```

~~~
mill
"""
    made = plain_text(text, citations=True)
    matcher = Matcher({"m": ["mill"]})
    assert [made.text[one.start - 4 : one.end + 1] for one in made.linkable(matcher)] == ["l A mill,", "and mill,"]
    assert len(made.named(matcher)) == 9, "links, headings, pictures and citations count, code and addresses do not"


@stories("quoted.yml")
def test_quoted(story: dict[str, Any]) -> None:
    text = story["text"]
    found = list(quoted(text))
    assert [[one.words, [cited.text for cited in one.citations]] for one in found] == [one[::2] for one in story["found"]]
    assert all(text.startswith(other[1], one.start) for one, other in zip(found, story["found"], strict=True)), found
    assert all(one.words is None or text[one.offsets[0]] in (one.words[0], "`") for one in found)


@stories("formulas.yml")
def test_formula(story: dict[str, Any]) -> None:
    if "fault" in story:
        with pytest.raises(FormulaError) as told:
            mathml(story["latex"])
        assert str(told.value) == story["fault"]
    else:
        assert mathml(story["latex"]) == story["math"]
