"""What one scan reads of a page is what html5lib reads there, in a body as in a finished page."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from attested.build import build
from attested.site import contents
from attested.site.rendered import rendered
from attested.site.scan import scan
from tests.site.building import ROOT, parsed, words

PAGES = ("index.html", "glossary/index.html", "cases/index.html", "sources/index.html", "circles/index.html", "checks/index.html")


def addresses(element: Element) -> list[str]:
    """The links of an element and in it: ``href`` of a and link, ``src`` of all else."""
    found = (one.get("href") if str(one.tag).rpartition("}")[2] in ("a", "link") else one.get("src") for one in element.iter())
    return [address for address in found if address is not None]


@pytest.mark.parametrize("which", ["site", "foreign"])
def test_it_reads_what_a_parser_of_html5_reads(which: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(which)
    some = [site / name for name in PAGES] + sorted(site.glob("sources/*/index.html")) + sorted(site.glob("glossary/*/index.html"))[:6]
    compared = 0
    for path in some:
        tree = parsed(path)
        by_id = {name: one for one in tree.iter() if (name := one.get("id"))}
        page = scan(path.read_text("utf-8"), by_id)
        assert (page.ids, page.twice) == (set(by_id), ())
        assert page.links == tuple(dict.fromkeys(addresses(tree)))
        for name, element in by_id.items():
            if element.tag not in ("script", "style") and not any(one.tag in ("script", "style", "template") for one in element.iter()):
                inside = [address for child in element for address in addresses(child)]
                assert (page.elements[name].words, list(page.elements[name].links)) == (words(element), list(dict.fromkeys(inside))), (path, name)
                compared += 1
    assert compared > 200


@pytest.mark.parametrize("root", [ROOT, ROOT / "tests/foreign"], ids=["real", "foreign"])
def test_the_facts_of_a_body_are_what_a_parser_of_html5_finds_in_it(root: Path) -> None:
    for page in contents.pages(build(root).kb):
        made = rendered(page)
        tree = html5lib.parseFragment(made.html, namespaceHTMLElements=False)
        assert made.facts.ids == {name for one in tree.iter() if (name := one.get("id"))}, page.path
        assert made.facts.links == tuple(dict.fromkeys(addresses(tree))), page.path
        assert {heading.id for heading in made.toc} <= made.facts.ids


@pytest.mark.parametrize(
    ("html", "ids", "links"),
    [
        ('<p id=a>x</p><p ID="b">', {"a", "b"}, ()),
        ("<a title='>' href='x'>", set(), ("x",)),
        ('<a data-href="no" href="a&amp;b">', set(), ("a&b",)),
        ('<!-- <a href="no" id="no"> --><img src="i.png"><a id="yes">', {"yes"}, ("i.png",)),
        ('<script src="s.js">"<a href=no>"</script><style>a{}</style><link href="c.css">', set(), ("s.js", "c.css")),
        ("1 < 2 <b id='z'>", {"z"}, ()),
        ('<svg><path id="p"/><g id="g"><a href="x"/></g></svg>', {"p", "g"}, ("x",)),
    ],
)
def test_ids_and_links(html: str, ids: set[str], links: tuple[str, ...]) -> None:
    page = scan(html)
    assert (page.ids, page.links) == (ids, links)


def test_an_id_that_stands_twice_and_elements_within_elements() -> None:
    page = scan('<div id="a">one <div id="b">two <a href="x">&lt;three&gt;</a></div> four</div><p id="a">five</p>', ("a", "b"))
    assert page.twice == ("a",)
    assert (page.elements["a"].words, page.elements["a"].links) == ("one two <three> four", ("x",))
    assert (page.elements["b"].words, page.elements["b"].links) == ("two <three>", ("x",))
