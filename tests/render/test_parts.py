"""Pages that are cut into parts: nothing is lost, nothing stands twice, and what once had an address on the whole page is found from it."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from attested.build import build
from attested.graph import KnowledgeBase, join_up
from attested.read.glossary import read_glossary
from attested.render import parts
from attested.render.page import link
from attested.render.templates import template
from attested.site.contents import pages
from tests import plenty
from tests.site.building import ROOT

ROWS = {
    "glossary": r'<dt><a href="[^"]*?([^"/]+)/"',
    "sources": r'<li><a href="[^"]*?([^"/]+)/"',
    "cases": r'<details class="at-fold at-exchange" id="([^"]+)"',
    "map": r'<tr id="([^"]+)"',
    "check-a-draft": r'<li id="(line-\d+)"',
}
"""The rows of each page that is cut, by what names one."""


def bodies(kb: KnowledgeBase) -> dict[str, str]:
    return {page.path: page.body().html for page in pages(kb) if page.path.split("/part-")[0].removesuffix("/index") in ROWS}


def of(page: str, made: dict[str, str]) -> list[str]:
    """The parts of a page, in their order."""
    return [html for path, html in made.items() if path == page or path.startswith((f"{page}/part-", f"{page}/index/part-"))]


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    return build(ROOT).kb


@pytest.fixture(scope="module")
def whole(kb: KnowledgeBase) -> dict[str, str]:
    return bodies(kb)


@pytest.fixture(scope="module")
def cut(kb: KnowledgeBase) -> dict[str, str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "ELEMENTS", 60)
        return bodies(kb)


@pytest.mark.parametrize("page", ROWS)
def test_a_small_glossary_has_each_page_in_one(whole: dict[str, str], page: str) -> None:
    assert len(of(page, whole)) == 1
    assert "at-parts" not in whole[page] and "parts." not in whole[page]


@pytest.mark.parametrize("page", ROWS)
def test_each_row_stands_in_one_part(whole: dict[str, str], cut: dict[str, str], page: str) -> None:
    some = of(page, cut)
    assert len(some) > 1
    rows = [re.findall(ROWS[page], html) for html in some]
    together = sorted(one for part in rows for one in part)
    assert together == sorted(re.findall(ROWS[page], whole[page])) != []
    assert all(rows), "no part is empty"
    for html in some:
        assert html.count("data-first=") == len(some) and html.count('aria-current="page" data-first=') == 1, "each leads to all"


@pytest.mark.parametrize("page", ["glossary", "sources", "map"])
def test_the_order_goes_on_from_part_to_part(whole: dict[str, str], cut: dict[str, str], page: str) -> None:
    assert [one for html in of(page, cut) for one in re.findall(ROWS[page], html)] == re.findall(ROWS[page], whole[page])


@pytest.mark.parametrize("page", ["glossary", "sources"])
def test_an_old_link_to_a_heading_finds_it_or_the_way_there_without_script(whole: dict[str, str], cut: dict[str, str], page: str) -> None:
    ids = re.findall(r'<h[12] id="([^"]+)"', whole[page])
    for name in ids:
        assert cut[page].count(f'id="{name}"') == 1
        if f'<h2 id="{name}"' in cut[page] or f'<h1 id="{name}"' in cut[page]:
            continue
        way = re.search(rf'<a (?:href="([^"#]+)#{name}" id="{name}"|id="{name}" href="([^"#]+)#{name}")', cut[page])
        assert way, name
        there = next(html for path, html in cut.items() if link(page, path) == (way[1] or way[2]))
        assert f'<h2 id="{name}"' in there


def test_what_disputes_turn_on_stands_once_in_the_part_of_its_term(whole: dict[str, str], cut: dict[str, str]) -> None:
    told = [re.findall(r'<tr><th scope="row"><a href="[^"#]*#([^"]+)"', html) for html in (whole["cases"], "".join(of("cases", cut)))]
    assert sorted(told[0]) == sorted(told[1]) != []


def test_of_a_long_source_each_passage_is_cited_on_one_of_its_light_pages(kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    from attested.cite import Citations
    from attested.render.pages import cite

    def rows(some: list[tuple[str, str]]) -> list[str]:
        return [anchor for path, html in some if path.startswith("sources/thread/cite/") for anchor in re.findall(r'<tr id="([^"]+)"', html)]

    before = rows(list(cite.cite_pages(kb, Citations())))
    monkeypatch.setattr(cite, "PASSAGES", 2)
    made = list(cite.cite_pages(kb, Citations()))
    assert rows(made) == before and len(before) > 4
    ways = cite.passage_ways("sources/thread", kb.files["thread"].passages)
    for anchor, way in ways.items():
        folder = way.partition("#")[0]
        assert f'<tr id="{anchor}"' in dict(made)[f"sources/thread/{folder}index.html"]


@pytest.mark.long
def test_with_a_thousand_terms_no_page_is_too_large(tmp_path: Path) -> None:
    plenty.write(tmp_path, 1000)
    kb = join_up(read_glossary(tmp_path))
    sizes = {}
    for number, page in enumerate(pages(kb)):
        if page.path.startswith("glossary/") and "/index/" not in page.path and number % 20:
            continue
        html = page.body().html
        sizes[page.path] = (len(re.findall(r"<[a-zA-Z]", html)), len(gzip.compress(html.encode())))
    assert {page for page in ROWS if page in sizes} == set(ROWS)
    assert {path: size for path, size in sizes.items() if size[0] > 4_600 or size[1] > 190_000} == {}, "the frame of a page has some 400 elements"
    assert len([path for path in sizes if path.startswith("map/part-")]) > 10


def test_many_parts_are_folded_and_the_neighbours_stand_outside() -> None:
    paths = parts.part_paths("map", 20)
    links = parts.part_links("map/part-3", paths, [((f"a{at:02}", f"A {at}"), (f"b{at:02}", f"B {at}")) for at in range(20)])
    html = str(template("parts.html").module.parts_of(links, "Parts of the table", "edges"))  # type: ignore[attr-defined]
    outside, _, folded = html.partition("<details")
    assert re.findall(r'href="([^"]+)"', outside) == ["../part-2/#edges", "../part-4/#edges"] and "<b>A 2 – B 2</b>" in outside
    assert folded.count("data-first=") == 20 and "<summary>All 20 parts</summary>" in folded and 'href="../#edges" data-first="a00"' in folded
