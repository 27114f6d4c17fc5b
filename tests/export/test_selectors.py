"""Published selectors have their words as the page of the source prints them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest

from attested.build import build
from attested.export import as_json
from tests.proved import pages, written
from tests.site.building import by_class

ENTRY = "---\nterm: lens\n---\n\n# lens\n\n## Usage\n\n### Seen {{#seen}}\n\n> {quote}\n>\n> — [@book, p. 1]\n\n- \"{phrase}\": So it says.\n"


def texts(html: str) -> list[str]:
    """The text of each passage on the page of a source."""
    tree: Element = html5lib.parse(html, namespaceHTMLElements=False)
    return ["".join(one.itertext()) for one in by_class(tree, "at-words")]


@pytest.mark.parametrize(
    ("passage", "quote", "phrase", "exact"),
    [
        ("A lens is a means of differenti-\nation of a well-\nknown kind, and of light.\n", "A lens is a means of differentiation of a well-known kind", "differentiation of", "differentiation of"),
        ("The lens  \ngathers light.\nAnd so it goes  \non.\n", "The lens gathers light. And so", "lens gathers", "lens\ngathers"),
        ("A pre-\n and post-war lens is a lens \nstill.\n", "a lens still", "lens still", "lens\nstill"),
        ("The rays\n\fof light\x85meet\u2028in a lens.\n", "The rays of light meet in a lens", "of light meet", "of light\nmeet"),
    ],
    ids=["hyphens at line ends", "verse", "a hyphen that stays", "other line ends"],
)
def test_a_selector_has_the_words_of_the_page(passage: str, quote: str, phrase: str, exact: str, tmp_path: Path) -> None:
    built = build(written(tmp_path, passage, passage, {"lens": ENTRY.format(quote=quote, phrase=phrase)}))
    assert [one for one in built.findings if one.severity == "error"] == []
    [words] = texts(pages(built)["sources/book"])
    term: dict[str, Any] = json.loads(as_json.documents(built.kb)["lens"])
    [block] = term["usages"][0]["blocks"]
    [note] = block["notes"]
    assert [one["exact"] for one in note["selectors"]] == [exact]
    for one in [*block["selectors"], *note["selectors"]]:
        whole = one["prefix"] + one["exact"] + one["suffix"]
        assert words.count(whole) == 1, (whole, words)
    assert not set(words) & set("\v\f\x85\u2028\u2029")
