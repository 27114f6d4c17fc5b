"""No computed line says more than the program knows: each that counts or denies says over what it ranges (ranges.yml)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest

from attested.build import build
from attested.draft import guide
from attested.export import as_json, as_skos
from attested.export.as_graph import answers
from attested.graph import KnowledgeBase
from attested.graph.ask.defined_elsewhere import how_defined
from attested.graph.ask.standing import standing
from attested.render.cards import cards
from attested.render.home import numbers
from attested.site.contents import pages
from tests.written import read_yaml

ROOT = Path(__file__).resolve().parents[2]
ROWS: list[dict[str, str]] = read_yaml(Path(__file__).with_name("ranges.yml"))
WATCHED = re.compile(r"(?i)\b(un)?defined\b|\bdefines?\b|nobody|\bno (words|term|definition|edge)\b|\brests? on it\b|\bholds? this\b|\banswered\b|\bonce\b|\btwice\b|\b\d+ times\b|^none\b|\bnothing is quoted|^\d+ terms|(?<!\bas )(?<!in turn )\b(quoted|used) (here )?by\b|^\d+ (uses?|cases?|claims?|definitions?)\b|\bno quotation\b|\bnot marked\b|\bis compared\b|\bdisputed$|\bour name for\b|around it|^What the definitions|^Phrases of|^The more|without a definition")
"""What a line that counts, denies or says who answers has in it."""

THEIRS_OR_OURS = {"at-q", "at-prose", "at-gloss", "at-short-gloss", "at-notes", "at-advice", "at-words", "at-mentions", "at-remark", "at-record", "at-term", "at-line", "at-variant", "at-relations-list", "at-name", "at-tie", "at-quoted-by", "at-who", "at-chain", "at-claim", "at-hop", "at-edges", "at-stances", "at-turns", "at-through", "at-rights", "at-checks", "at-draft", "at-cite", "at-thread", "at-kind"}
"""Classes of what is no computed line about all that is quoted: words of sources, our own prose, single edges and statements with their
speaker, and the pages whose text is fixed."""

BLOCKS = {"p", "li", "h1", "h2", "dd", "dt", "span", "bdi", "desc", "option", "th", "td", "figcaption", "summary"}


@pytest.fixture(scope="module", params=[".", "tests/foreign"], ids=["own", "foreign"])
def kb(request: pytest.FixtureRequest) -> KnowledgeBase:
    return build(ROOT / request.param).kb


def said(one: Element) -> str:
    """The text of an element without what it says of single things: words of sources, our prose, and blocks within it."""
    parts = [one.text or ""]
    for child in one:
        skip = callable(child.tag) or "at-q" in child.get("class", "").split() or child.tag in {*BLOCKS, "ul", "ol"}
        parts += ["" if skip else said(child), child.tail or ""]
    return "".join(parts)


def lines(one: Element) -> Iterator[str]:
    """Each line of a page that the program computes."""
    if callable(one.tag) or set(one.get("class", "").split()) & THEIRS_OR_OURS or one.tag in ("blockquote", "h3", "script", "nav", "form"):
        yield from (" ".join(said(part).split()) for part in one.iter() if {"at-silent", "at-verified"} & set(part.get("class", "").split()))
        if one.tag == "h3":
            yield from (" ".join(said(part).split()) for part in one if {"at-sense", "at-status"} & set(part.get("class", "").split()))
        return
    if one.tag in BLOCKS:
        yield " ".join(said(one).split())
    for child in one:
        yield from lines(child)


def computed(kb: KnowledgeBase) -> Iterator[tuple[str, str]]:
    """The lines of all pages that are watched, each with its page."""
    yield "home", numbers(kb)
    for page in pages(kb):
        yield page.path, page.description
        tree = html5lib.parseFragment(page.body().html, namespaceHTMLElements=False)
        yield from ((page.path, line) for line in lines(tree))


def seen(kb: KnowledgeBase) -> list[tuple[str, str]]:
    return [(path, line) for path, line in computed(kb) if WATCHED.search(line)]


def test_each_computed_line_says_over_what_it_ranges(kb: KnowledgeBase) -> None:
    wrong = []
    for path, line in seen(kb):
        row = next((one for one in ROWS if re.search(one["line"], line)), None)
        if row is None or not re.search(row["range"], line):
            wrong.append((path, line))
    assert wrong == []


def test_each_row_of_the_table_is_a_line_of_some_page() -> None:
    told = [line for root in (".", "tests/foreign") for _, line in seen(build(ROOT / root).kb)]
    assert [row["line"] for row in ROWS if not any(re.search(row["line"], line) for line in told)] == []


def test_pages_cards_drafts_and_exports_say_the_same_of_each_term(kb: KnowledgeBase) -> None:
    found: dict[str, Any] = {page.path: page for page in pages(kb)}
    card, drafting = cards(kb), guide.guide(kb)["terms"]
    document = {term: json.loads(told) for term, told in as_json.documents(kb).items()}
    notes = as_skos.turtle(kb)
    undefined = {row["term"]: row["elsewhere"] for row in answers(kb)["frontier"]["undefined"]}
    kinds = set()
    for term, entry in kb.entries.items():
        how, line = how_defined(kb, term), standing(kb, entry)
        kinds.add(how)
        assert f"{line[:1].lower()}{line[1:]}" in found[f"glossary/{term}"].description
        assert drafting[term]["standing"] == line
        assert document[term]["standing"] == how
        assert f'editorialNote "{line}."@en' in notes
        assert (card[term]["definition"] is None) == (how != "defined here")
        if how != "defined here":
            assert card[term]["who"] == line
            assert bool(undefined[term]) == (how == "defined elsewhere") == bool(document[term]["definedElsewhere"])
    assert kinds == {"defined here", "defined elsewhere", "not defined here"}
