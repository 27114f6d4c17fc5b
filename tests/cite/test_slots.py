"""What stands on the light pages, filled in as the dialog does it, against what a citation processor makes of each anchor's own reference."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from html import unescape

import pytest

from attested.cite import Citable, CitationFormat, Citations, Memory, Reference, citables, cite_ours, cite_source
from attested.graph import KnowledgeBase
from attested.model import Site
from tests.cite.conftest import READ, published_as
from tests.cite.filling import Filled, light_pages


def published_in_part(kb: KnowledgeBase) -> KnowledgeBase:
    """The same glossary with an address, and with two of three anchors published, each in a version and on a day of its own."""
    first = date(2019, 1, 1)
    editions = {(one.page, one.anchor): ((1 + at % 12, at % 3), str(first + timedelta(days=17 * at))) for at, one in enumerate(citables(kb)) if at % 3}
    return published_as(kb, Site(name="Words & “tides”", url="https://example.org/mills_1/"), editions)


def published_whole(kb: KnowledgeBase) -> KnowledgeBase:
    """The same with every anchor published, in German."""
    site = Site(name="Gezeiten", url="https://example.org/", language="de")
    return published_as(kb, site, {(one.page, one.anchor): ((1, 0), "2025-03-09") for one in citables(kb)})


STATES: dict[str, Callable[[KnowledgeBase], KnowledgeBase]] = {
    "as it is": lambda kb: kb,
    "with an address": lambda kb: replace(kb, glossary=replace(kb.glossary, site=Site(name="Attested", url="https://example.org/"))),
    "published in part": published_in_part,
    "published": published_whole,
}


def processed(citations: Citations, reference: Reference, form: CitationFormat) -> Filled:
    """The same reference by the citation processor, or as a record, with nothing in it put together by slots."""
    done = citations.cited(reference, form)
    return Filled(tuple(unescape(one) for one in done.paragraphs), unescape(done.in_text))


# The smaller glossary in the states with a template of every kind; in the others, and the larger in each, with what takes long.
CASES = [pytest.param(which, state, marks=[pytest.mark.long] * (which == "real" or not state.startswith("published"))) for which in ("real", "mills") for state in STATES]


@pytest.mark.parametrize(("which", "state"), CASES)
def test_every_anchor_is_cited_from_the_page_as_the_processor_cites_it(request: pytest.FixtureRequest, memory: Memory, which: str, state: str) -> None:
    kb = STATES[state](request.getfixturevalue(which))
    anchors: dict[str, list[Citable]] = {}
    for one in citables(kb):
        anchors.setdefault(one.page, []).append(one)
    direct = Citations(memory, READ)
    direct.prepare(cite_ours(kb, one) for some in anchors.values() for one in some)
    pages = dict(light_pages(kb, Citations({}), READ))
    assert list(pages) == list(anchors)
    kinds = set()
    for page, some in anchors.items():
        for one in some:
            kinds.add(one.kind)
            for form in CitationFormat:
                assert pages[page].ours(one.anchor, form) == processed(direct, cite_ours(kb, one), form), (one.address, form)
    assert kinds == {"term", "definition", "usage", "case", "claim", "quotation", "note", "source", "passage"}


@pytest.mark.parametrize("which", [pytest.param("real", marks=pytest.mark.long), "mills"])
def test_the_sources_of_every_anchor_are_led_to(request: pytest.FixtureRequest, citations: Citations, which: str) -> None:
    kb: KnowledgeBase = request.getfixturevalue(which)
    pages = dict(light_pages(kb, Citations({}), READ))
    citations.prepare(cite_source(kb, kb.sources[key], locator) for one in citables(kb) for key, locator in one.origins)
    for one in citables(kb):
        for form in CitationFormat:
            wanted = [processed(citations, cite_source(kb, kb.sources[key], locator), form) for key, locator in one.origins]
            assert pages[one.page].sources(one.anchor, form) == wanted, (one.address, form)
