"""A page's sections for the search are what Material's own plugin would make of it, but for what it should leave out and does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from material.plugins.search.plugin import Parser

from attested.build import build
from attested.render.search_records import SearchSection
from attested.site import contents
from attested.site.search import prose_sections, search_sections
from tests.site.building import ROOT

REPEATED = re.compile(r"<!-- repeated -->.*?<!-- end -->\n?", re.DOTALL)
LEFT_OUT = re.compile(r"<span class=\"at-links\" data-search-exclude>(?:(?!</?span).|<span\b[^>]*>(?:(?!</?span).)*</span>)*</span>|<p class=\"at-draft-buttons\">.*?</p>|<button\b.*?</button>", re.DOTALL)
"""Material takes an element for ended where the first element of the same name in it ends, so it goes on inside; and it reads the names of buttons."""


def theirs(html: str, title: str) -> list[SearchSection]:
    """The sections as Material reads them."""
    parser = Parser()
    parser.feed(LEFT_OUT.sub("", REPEATED.sub("", html)))
    parser.close()
    return [SearchSection(one.id or "", "".join(one.title).strip() or title, "".join(one.text).strip()) for one in parser.data if not one.is_excluded()]


@pytest.mark.parametrize("root", [ROOT, ROOT / "tests/foreign"], ids=["real", "foreign"])
def test_every_page_reads_as_the_theme_reads_it(root: Path) -> None:
    seen = 0
    for page in contents.pages(build(root).kb):
        html = page.body().html
        assert search_sections(html, page.title) == theirs(html, page.title), page.path
        seen += len(search_sections(html, page.title))
    assert seen > 70


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>before</p><h2 id=a>A</h2>", [("", "T", "<p>before</p>"), ("a", "A", "")]),
        ('<h1 id="t">T&amp;U</h1>\n<p class="x">one <b>two</b></p>', [("", "T&amp;U", "<p>one two</p>")]),
        ('<p></p><h2 id="a">A</h2><p> </p>x &lt;y&gt;', [("", "T", ""), ("a", "A", "x &lt;y&gt;")]),
        ('<p>kept</p><section><h2 id="a">A</h2><p>in it</p></section><p>behind</p>', [("", "T", "<p>kept</p><p>behind</p>"), ("a", "A", "<p>in it</p>")]),
        ('<p>a<span data-search-exclude>b<span>c</span>d</span>e</p>', [("", "T", "<p>ae</p>")]),
        ('<p>a <button type="button" class="x">Copy <b>it</b></button>b</p><p><button>Close</button></p>', [("", "T", "<p>a b</p>")]),
        ('<p>a</p><div data-search-exclude><h2 id="b">B</h2><div>b</div><p>b</p></div><h2 id="c">C</h2>c', [("", "T", "<p>a</p>"), ("c", "C", "c")]),
        ("<p>a</p><!-- repeated --><p>b</p><!-- end --><p>c</p>", [("", "T", "<p>a</p><p>c</p>")]),
        ("<pre>a\n  b</pre><script>if (1 < 2) x</script>", [("", "T", "<pre>a\n  b</pre>")]),
        ("x<br>y\nz<img alt='>'>", [("", "T", "xy z")]),
    ],
)
def test_sections(html: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(one.id, one.title, one.text) for one in search_sections(html, "T")] == expected


def test_each_row_of_a_table_in_prose_is_a_sentence_of_its_own() -> None:
    html = "<table>\n<thead>\n<tr>\n<th>for</th>\n<th>take</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>LaTeX</td>\n<td>BibLaTeX</td>\n</tr>\n<tr>\n<td>a post</td>\n<td>Markdown</td>\n</tr>\n</tbody>\n</table>"
    [section] = prose_sections(html, "T")
    assert re.findall(r"<p>\s*(.*?)\s*</p>", section.text) == ["LaTeX · BibLaTeX", "a post · Markdown"]
    assert "for" not in section.text, "the head of a table says nothing by itself"
