"""Ways to have words shown as a quotation that nobody checked: each is a finding, or prints no blockquote."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from attested.build import build
from attested.model.markup import ELEMENTS, FRAME
from attested.site import contents
from attested.site.gate import objections, verified
from attested.site.policy import with_policy
from attested.site.rendered import rendered
from attested.site.scan import scan

ROOT = Path(__file__).resolve().parents[2]
BASE = Path(__file__).parent.parent / "checks/base"
NOTE = '- "a keeper tends": A lamp that nobody tends is not one; see [[keeper]].'
FORMS = [
    "1. > x y z", "- > x y z", "1. a\n   > x y z", "- a\n\n  > x y z", "- a\n   - b\n\n     > x y z", "   > x y z", "* > x", "10) > x", "- - > x",
    "1. a\n\n    > x y\n    >\n    > — [@handbook, Lens]", "+ a\n  >x", "a\n> x y", "a  \n> b", "# > x", "-\t> x", "1.\t> x", "- a\n\t> x", "> x\n\n> — [@handbook, Lens]",
    "- \"a keeper tends\": n\n  > x y z", "- \"a keeper tends\": n\n\n  > x y z", "- \"a keeper tends\": > x", "- \"a keeper tends\": n\n  1. > x",
]  # fmt: skip
WORDS = ["a\n    > x y z", "&gt; x", "\\> x", "- [ ] > x", "`> x`", "```\n> x\n```"]


def page(root: Path, form: str) -> tuple[list[str], list[str]]:
    """The checks that find something in an entry with a form in it, and what the gate says of its page."""
    root = Path(shutil.copytree(BASE, root / "base"))
    entry = root / "glossary/light.md"
    text = entry.read_text(encoding="utf-8")
    entry.write_text(text.replace(NOTE, form) if "a keeper" in form else text.replace("## Relations", f"Words.\n\n{form}\n\n## Relations"), encoding="utf-8")
    built = build(root)
    [html] = [with_policy(rendered(one).html) for one in contents.pages(built.kb) if one.path == "glossary/light"]
    return [one.check for one in built.findings if one.severity == "error"], list(objections(scan(html), html, verified(built.kb)))


@pytest.mark.parametrize("form", FORMS)
def test_a_blockquote_that_nobody_checks_is_a_finding_and_does_not_pass_the_gate(form: str, tmp_path: Path) -> None:
    checks, said = page(tmp_path, form)
    assert {*checks} & {"quotation_in_prose", "quotation_without_attribution", "quotation_not_in_source"}, checks
    assert all(one.startswith("a blockquote holds what is no verified quotation: “") for one in said)
    assert said


@pytest.mark.parametrize("form", WORDS)
def test_what_only_looks_like_one_is_words(form: str, tmp_path: Path) -> None:
    assert page(tmp_path, form) == ([], [])


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p onclick=x>", "an element may not have the attribute “onclick”"),
        ("<svg/onload=x>", "a tag is not written as HTML wants it"),
        ('<p title="a"onclick="b">', "a tag is not written as HTML wants it"),
        ('<p title="</noscript><img src=x onerror=y>">', "a tag is not written as HTML wants it"),
        ("<!--><script>x()</script>-->", "a tag is not written as HTML wants it"),
        ("<p title='", "a tag is not written as HTML wants it"),
        ("<iframe>", "a page may not hold the element <iframe>"),
        ("<foreignObject>", "a page may not hold the element <foreignobject>"),
        ('<a href="java&Tab;script:x">', "“javascript:” is not a scheme that a page may link to"),
        ('<a href="DATA:text/html,x">', "“data:” is not a scheme that a page may link to"),
        ('<a href="\\\\example.org">', "an address does not say by which scheme it is reached"),
        ('<a href="https://example.org@example.com/">', "an address names a user, which can make it look like another one"),
        ('<a href="https:///example.org@example.com/">', "an address names a user, which can make it look like another one"),
        ('<a href="https:////u@example.com/">', "an address names a user, which can make it look like another one"),
        ('<a href="HTTPS:u@example.com/">', "an address names a user, which can make it look like another one"),
        ('<a href="http:\\u@example.com/">', "an address names a user, which can make it look like another one"),
        ('<a href="ht&#9;tp:/&#10;/u@example.com/">', "an address names a user, which can make it look like another one"),
        ('<a href="https:///example.com/">', "an address does not name its host behind two slashes"),
        ('<a href="https:example.com">', "an address does not name its host behind two slashes"),
        ('<a href="https://?a@b">', "an address does not name its host behind two slashes"),
        ('<img src="//example.org/x">', "“//example.org/x” is not loaded from the site itself"),
        ('<script src="https://example.org/x.js"></script>', "“https://example.org/x.js” is not loaded from the site itself"),
        ('<link rel="stylesheet" href="https://example.org/x.css">', "“https://example.org/x.css” is not loaded from the site itself"),
        ('<meta http-equiv="refresh" content="0;url=x">', "a page may not tell the browser by <meta> what to do"),
        ('<form action="https://example.org/">', "an element may not have the attribute “action”"),
        ("<script>x()</script>", "a script stands in the page that is not ours: x()"),
        ('<svg><style>p{}</style></svg>', "a style stands in the page that is not ours: p{}"),
        ("<blockquote>x", "a blockquote has no end"),
        ("<template><p>x</p></template>", "a page may hold a <template> for what is drawn of a formula, and no other"),
        ('<template shadowrootmode="closed"></template>', "a page may hold a <template> for what is drawn of a formula, and no other"),
        ('<template shadowrootmode="open"><p onclick="x"></p></template>', "an element may not have the attribute “onclick”"),
        ('<blockquote><span class="at-formula"><template shadowrootmode="open"></template>x</span></blockquote>', "a blockquote holds what is no verified quotation: “x”"),
    ],
)  # fmt: skip
def test_the_gate_says_what_a_page_may_not_hold(html: str, said: str) -> None:
    page = with_policy(html, html)
    [one] = objections(scan(page), page, ())
    assert one.startswith(said)


def test_the_gate_asks_for_a_policy() -> None:
    assert list(objections(scan("<p>x</p>"), "<p>x</p>", ())) == ["the page has no policy"]


def test_the_gate_lets_pass_what_a_page_needs() -> None:
    html = '<p class="a">1 < 2 <br/><!-- x --><a href="../x/#y">z</a> <a href="mailto:a@example.org">m</a><math><mi mathvariant="normal">x</mi></math></p>'
    assert list(objections(scan(page := with_policy(html)), page, ())) == []


def test_the_list_holds_what_templates_write() -> None:
    """Those that only some glossaries need, too: an element that is on no list would stop their build."""
    written = [path for folder in ("hooks/attested/render", "overrides") for path in (ROOT / folder).rglob("*.html")]
    found = set()
    for path in written:
        text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        found |= {one.lower() for one in re.findall(r"<([a-zA-Z][a-zA-Z0-9]*)[\s>]", text)}
    assert len(found) > 50
    assert found - ELEMENTS - FRAME == set()
