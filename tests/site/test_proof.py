"""What one scan reads of a page is what html5lib reads there, in a body as in a finished page."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from attested.build import build
from attested.model.markup import objection
from attested.site import contents
from attested.site.known import known, scan_around
from attested.site.policy import hashed
from attested.site.rendered import rendered
from attested.site.scan import quiet_elements, scan
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


@pytest.mark.parametrize(("which", "root"), [("site", ROOT), ("foreign", ROOT / "tests/foreign")], ids=["real", "foreign"])
def test_around_a_known_body_is_read_what_a_scan_of_the_whole_page_reads(which: str, root: Path, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(which)
    compared = 0
    for page in contents.pages(build(root).kb):
        made, html = rendered(page), (site / page.path / "index.html").read_text("utf-8")
        body = known(html, made.html, made.facts)
        whole = scan(html, made.facts.ids)
        around = scan_around(html, body, made.facts.ids)
        if around is None:  # two ids whose signs stand twice, in a script as in a tag, are left to the scan of the whole page
            continue
        compared += 1
        assert (around.ids, around.elements, {*around.links}) == (whole.ids, whole.elements, {*whole.links}), page.path
        assert (sorted(around.twice), hashed(around.quiet)) == (sorted(whole.twice), hashed(whole.quiet)), page.path
        assert [tag for tag in around.tags if objection(tag)] == [tag for tag in whole.tags if objection(tag)], page.path
        assert quiet_elements(html) == whole.quiet != (), page.path
    assert compared > 20


PAGE = '<html><p id="top"><a href="x/">x</a></p>\n%s\n</html>'
BODY = '<h1 id="one">One</h1><p id="two"><a href="#one">y</a> z</p>'


@pytest.mark.parametrize(
    "page",
    [
        PAGE % BODY.replace("z", "Z"),
        PAGE % BODY.replace('href="#one"', 'href="#own"'),
        PAGE % BODY[:-1],
        "\n" + PAGE % BODY,
        PAGE % "",
    ],
    ids=["a letter", "a link", "its end", "its place", "no body"],
)
def test_a_page_that_does_not_hold_its_body_sign_for_sign_is_read_as_a_whole(page: str) -> None:
    finished = PAGE % BODY
    body = known(finished, BODY, scan(BODY))
    around = scan_around(finished, body, {"two", "top"})
    assert around is not None and around.elements["two"].words == "y z" and around.ids == {"top", "one", "two"}
    assert scan_around(page, body, {"two"}) is None


@pytest.mark.parametrize("left_open", ["<script>x()", "<SCRIPT>", "<style>", "<!-- x"])
def test_what_a_body_begins_and_does_not_end_is_read_with_the_frame_behind_it(left_open: str) -> None:
    page = PAGE.replace("</html>", "<p>--></p><script></script><style></style></html>") % (BODY + left_open)
    assert scan_around(page, known(page, BODY + left_open, scan(BODY + left_open)), {"one"}) is None


@pytest.mark.parametrize(
    "html",
    ["<p title='<script>'>a</p><script>b</script>", "<!-- <script>a</script> --><style>b</style>", "<SCRIPT>a</Script><section>", "<script>a</script><script>a</script>", "<script>a"],
)
def test_the_scripts_of_a_page_are_the_same_where_nothing_else_of_it_is_read(html: str) -> None:
    assert quiet_elements(html) == scan(html).quiet


def test_what_stands_in_a_body_twice_or_is_not_ours_is_told_around_it_too() -> None:
    foreign = BODY + '<p id="top" onclick="x()"></p><p id="two"></p><script>x()</script>'
    around = scan_around(PAGE % foreign, known(PAGE % foreign, foreign, scan(foreign)), {"one"})
    assert around is not None and sorted(around.twice) == ["top", "two"]
    assert [tag for tag in around.tags if objection(tag)] == ['<p id="top" onclick="x()">']
    assert [inside for _, inside in hashed(around.quiet)] == ["x()"]


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
