"""Our own words: Markdown as HTML, with its terms and citations linked. The one converter of the site."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser

import markdown
import nh3
from markupsafe import Markup, escape

from ..graph import KnowledgeBase
from ..graph.speakers import short_citation
from ..model import TermId, slug
from ..prose.notation import CITATION, TERM
from ..prose.terms import Matcher
from .page import entry_path, link, source_path

TAGS = {"p", "ul", "ol", "li", "em", "strong", "code", "pre", "a", "br", "blockquote"}
FILE = re.compile(r"\]\(\s*(?:\./)?(?:\.\./glossary/)?([\w.-]+)\.md(#[^)\s]*)?\s*\)")
CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)


class Prose:
    """Prints the prose of one page.

    ``here`` is the page's path, ``own`` the term it is about, which is not linked on its own page.
    """

    def __init__(self, kb: KnowledgeBase, here: str, own: TermId | None = None) -> None:
        self.kb, self.here, self.own = kb, here, own

    def block(self, text: str) -> Markup:
        """Markdown as paragraphs and lists."""
        with_links = _outside_code(text, self._links)
        html = _converter().reset().convert(with_links)
        html = nh3.clean(
            html, tags=TAGS, attributes={"a": {"href", "class"}}, url_schemes={"http", "https", "mailto"}, link_rel=None
        )
        return Markup(_Linker(self.kb.matcher, self._term_link).run(html))

    def inline(self, text: str) -> Markup:
        """Markdown of a single paragraph, without the paragraph around it."""
        html = self.block(text).strip()
        one = re.fullmatch(r"<p>((?:(?!<p>).)*)</p>", html, re.DOTALL)
        return Markup(one[1] if one else html)

    def _links(self, text: str) -> str:
        text = TERM.sub(self._named, text)
        text = CITATION.sub(self._cited, text)
        return FILE.sub(lambda found: f"]({link(self.here, entry_path(found[1]), (found[2] or '')[1:])})", text)

    def _named(self, found: re.Match[str]) -> str:
        term = self.kb.present(TermId(slug(found[1])))
        if term not in self.kb.entries:
            return found[3] or found[1]
        return f"[{found[3] or found[1]}]({link(self.here, entry_path(term), found[2] or '')})"

    def _cited(self, found: re.Match[str]) -> str:
        source, locator = self.kb.sources.get(found[1]), " ".join((found[2] or "").split())
        if source is None:
            return found[0].replace("[", "\\[")
        passage = self.kb.passages.get((found[1], locator))
        words = passage.by if passage and not source.authors and passage.by else short_citation(source)
        shown = (
            f"{words}, {locator}" if locator and (passage is None or source.authors) and locator != "comment" else words
        )
        return (
            f"[\\[{_literal(shown)}\\]]({link(self.here, source_path(source.key), passage.anchor if passage else '')})"
        )

    def _term_link(self, term: TermId, words: str) -> str | None:
        entry = self.kb.entries.get(term)
        if entry is None or term == self.own or not entry.autolink:
            return None
        anchor = entry.definitions[0].anchor if entry.definitions else ""
        return f'<a class="at-term" href="{escape(link(self.here, entry_path(term), anchor))}">{words}</a>'


@cache
def _converter() -> markdown.Markdown:
    """The one converter: it takes longer to make than a paragraph to convert.

    Typographic quotation marks and apostrophes, whichever were typed; dashes and dots stay as they are.
    """
    return markdown.Markdown(
        extensions=["sane_lists", "smarty"],
        extension_configs={"smarty": {"smart_dashes": False, "smart_ellipses": False}},
        output_format="html",
    )


def _literal(words: str) -> str:
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", words)


def _outside_code(text: str, change: object) -> str:
    assert callable(change)
    parts, at = [], 0
    for code in CODE.finditer(text):
        parts += [change(text[at : code.start()]), code[0]]
        at = code.end()
    return "".join([*parts, change(text[at:])])


class _Linker(HTMLParser):
    """Links the first mention of each term in a piece of HTML; not in links, code or headings."""

    def __init__(self, matcher: Matcher, term_link: object) -> None:
        super().__init__(convert_charrefs=True)
        self._matcher, self._link = matcher, term_link
        self._out: list[str] = []
        self._barred = 0
        self._seen: set[TermId] = set()

    def run(self, html: str) -> str:
        self.feed(html)
        self.close()
        return "".join(self._out)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._barred += tag in ("a", "code", "pre")
        self._out.append("<" + tag + "".join(f' {name}="{escape(value or "")}"' for name, value in attrs) + ">")

    def handle_endtag(self, tag: str) -> None:
        self._barred -= tag in ("a", "code", "pre")
        self._out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        assert callable(self._link)
        at = 0
        for mention in [] if self._barred else self._matcher.find(data):
            made = (
                None
                if mention.term in self._seen
                else self._link(mention.term, str(escape(data[mention.start : mention.end])))
            )
            if made:
                self._seen.add(mention.term)
                self._out += [str(escape(data[at : mention.start])), made]
                at = mention.end
        self._out.append(str(escape(data[at:])))
