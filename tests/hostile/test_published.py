"""Hostile words in each place where contributors write: a finding refuses them, or they are printed as words. In a browser none of them
runs anything or asks anybody for anything, even on a page without its policy."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from attested.build import build
from attested.cite import Citations, Memory
from attested.graph import KnowledgeBase
from attested.render.pages.cite import cite_pages
from attested.site import contents
from attested.site.gate import objections, verified
from attested.site.policy import with_policy
from attested.site.rendered import rendered
from attested.site.scan import scan

BASE = Path(__file__).parent.parent / "checks/base"

HOSTILE = {
    "a script": "<script>window.ran=1</script>",
    "a picture": "<img src=x onerror=window.ran=1>",
    "the end of an attribute": "x\" onmouseover=window.ran=1 style=\"position:fixed;inset:0",
    "the end of a title": "</title></style></script></textarea><svg onload=window.ran=1>",
    "entities": "&lt;script&gt;window.ran=1&lt;/script&gt;",
    "a link with a scheme": "[press](javascript:window.ran=1)",
    "a link with a scheme in entities": "[press](java&#115;cript&colon;window.ran=1)",
    "a link with data": "[press](data:text/html,<script>window.ran=1</script>)",
    "a link with a user": "[press](https://example.org@example.com/)",
    "a picture in Markdown": "![x](https://example.com/x.png)",
    "a template": "{{ 7*7 }} {% import os %} ${7*7}",
    "an attribute list": "word{ onclick=window.ran=1 }",
    "a comment": "x <!-- y --> z <!--",
    "marks of direction": "a \u202egnp.exe\u202c b",
}
PLACES: dict[str, Callable[[str], tuple[str, str, str]]] = {
    "a gloss": lambda words: ("glossary/light.md", "What ships steer by.", f"What {words} ships steer by."),
    "a note": lambda words: ("glossary/light.md", "A lamp that nobody tends", f"A lamp {words} that nobody tends"),
    "a remark": lambda words: ("glossary/light.md", "## Relations", f"We say: {words}\n\n## Relations"),
    "a heading": lambda words: ("glossary/lamp.md", "### Behind the glass", f"### Behind {words} glass"),
    "an alias": lambda words: ("glossary/light.md", "term: light", "term: light\naliases:\n  - '" + words.replace("'", "''") + "'"),
    "advice": lambda words: ("glossary/lamp.md", "[@handbook, Lens]\n", f'[@handbook, Lens]\n\n## Wording\n\n- "a lamp": write {words} light.\n'),
    "a locator": lambda words: ("bib/passages/handbook.md", "## Light {#light}", f"## Light {words} {{#light}}"),
    "a speaker": lambda words: ("bib/passages/handbook.md", "## Light {#light}\n\n- by: Morwenna Pell", f"## Light {{#light}}\n\n- by: Morwenna Pell {words}"),
    "a title": lambda words: ("bib/references.bib", "title = {", f"title = {{{words} "),
    "an annotation": lambda words: ("bib/references.bib", "  title = {", f"  annotation = {{{words}}},\n  title = {{"),
    "a kind of relation": lambda words: ("glossary/relations.toml", "description = \"", "description = \"" + words.replace("\\", "\\\\").replace('"', '\\"') + " "),
    "the name of a kind": lambda words: ("glossary/relations.toml", "inverse = \"", "inverse = \"" + words.replace("\\", "\\\\").replace('"', '\\"') + " "),
}
REFUSED = frozenset({"a script", "a picture", "the end of a title", "marks of direction"})
"""What no place takes."""
MEMORY: Memory = {}
"""What pandoc rendered, for all tests of a process: most works of the base stay as they are."""
TABLE = [(place, words) for place in PLACES for words in HOSTILE]


def pages(kb: KnowledgeBase) -> Iterator[str]:
    """The pages that print what was written: bodies, and the pages on citing as a whole."""
    yield from (rendered(page).html for page in contents.pages(kb) if page.path not in ("checks", "check-a-draft"))
    yield from (html for _, html in cite_pages(kb, Citations(MEMORY)))


def hostile(place: str, words: str, root: Path) -> Path:
    """The base with hostile words in one place. The first that fits is replaced."""
    root = Path(shutil.copytree(BASE, root / "base"))
    path, old, new = PLACES[place](HOSTILE[words])
    text = (root / path).read_text(encoding="utf-8")
    assert old in text, (path, old)
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    return root


def test_there_are_more_than_a_hundred() -> None:
    assert len(TABLE) > 100


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.long)], ids=["some", "all"])
@pytest.mark.parametrize("place", PLACES)
def test_hostile_words_are_refused_or_printed_as_words(place: str, every: bool, tmp_path: Path, page: Any) -> None:
    tab, asked = page(), list[str]()
    tab.route("**/*", lambda route: (asked.append(route.request.url), route.abort()))
    refused = []
    for words in HOSTILE if every else {**dict.fromkeys(REFUSED), **dict.fromkeys(list(HOSTILE)[list(PLACES).index(place) % 4 :: 4])}:
        root = hostile(place, words, tmp_path / words)
        built = build(root)
        if not built.sound:
            refused.append(words)
            assert all(one.message and one.hint and one.place.path.startswith(("glossary/", "bib/")) for one in built.findings)
            continue
        for html in pages(built.kb):
            whole = with_policy(html, html)
            assert list(objections(scan(whole), whole, verified(built.kb))) == [], (place, words)
            if "http-equiv" not in html:
                tab.set_content(html)
                tab.evaluate("document.querySelectorAll('*').forEach(one => ['mouseover', 'click'].forEach(kind => one.dispatchEvent(new Event(kind))))")
                assert tab.evaluate("window.ran") is None, (place, words)
    own = ("data:", "about:")
    assert [one for one in asked if not one.startswith(own)] == []
    assert {*refused} >= REFUSED, place
