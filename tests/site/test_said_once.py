"""What a source says stands on a page at most twice: where it comes up again, a phrase of it leads to the words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from attested import build
from attested.prose.terms import sentences
from tests.site.building import ROOT, parsed

WORDS = 6
"""A sentence of fewer words says too little to be missed or repeated."""
MOST = 2


def _text(element: Element) -> str:
    """The text of an element without what stands in softer ink: the rest of its sentence belongs to each quotation."""
    parts = [element.text or ""]
    for one in element:
        left_out = one.tag in ("script", "style") or one.get("class") == "rest"
        parts += ["" if left_out else _text(one), one.tail or ""]
    return "".join(parts)


def _said(root: Path) -> set[str]:
    """The sentences of all passages of a glossary, without those that we took for a heading."""
    kb, found = build.build(root).kb, set()
    for passage in kb.passages.values():
        text = passage.without_signs
        found |= {" ".join(text[start:end].split()).strip("“”.!?… ") for start, end in sentences(text)}
    found -= {item.heading.value for entry in kb.entries.values() for item in entry.items if item.role != "definition"}
    return {one for one in found if len(one.split()) >= WORDS}


def _repeated(page: Path, said: set[str]) -> dict[str, int]:
    text = " ".join(_text(parsed(page)).split())
    count = Counter({sentence: text.count(sentence) for sentence in said})
    return {sentence: times for sentence, times in count.items() if times > MOST and not any(sentence in other and sentence != other and count[other] == times for other in said)}


@pytest.mark.parametrize(("which", "root"), [("site", ROOT), ("foreign", ROOT / "tests/foreign")])
def test_no_sentence_of_a_source_stands_on_a_page_more_than_twice(request: pytest.FixtureRequest, which: str, root: Path) -> None:
    site: Path = request.getfixturevalue(which)
    said = _said(root)
    assert said
    # A page on how to cite has every reference in every format; a page of a source has its passages in each other, as they quote them.
    pages = [page for page in site.rglob("*.html") if page.parent.name != "cite" and "sources" not in page.relative_to(site).parts]
    assert len(pages) > 15
    assert {page.relative_to(site).as_posix(): found for page in pages if (found := _repeated(page, said))} == {}
