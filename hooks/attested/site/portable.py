"""Finished pages as Markdown files that hold their body as HTML, for any site generator."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import markdown

from ..cite import Citations
from ..graph import KnowledgeBase
from ..read.docs import FRONT_MATTER, in_front_matter, read_assets, read_docs
from ..render.page import link, opening
from ..render.placeholders import filled
from ..render.search_records import ProsePage as FoundPage
from ..render.search_records import records, told_by_prose
from ..render.search_tables import tables
from .contents import SHEET, files, pages, script, sheet
from .docs_marks import DocsMarks
from .rendered import rendered
from .search import prose_sections

EXTENSIONS = ("admonition", "attr_list", "tables", "pymdownx.superfences", "toc")
"""The extensions of Markdown for which the pages of docs/ are written: those of mkdocs.yml."""

PRE = re.compile(r"(<pre\b[^>]*>)(.*?)(</pre>)", re.DOTALL)
TO_PAGE = re.compile(r'(<a\b[^>]*\bhref=")(?![a-z][a-z0-9+.-]*:|/|#)([^"#]*)(#[^"]*)?"')
AWAY = re.compile(r'(<img\b[^>]*\bsrc=")(?![a-z][a-z0-9+.-]*:|/)([^"]*)"')


def markdown_page(title: str, description: str, html: str, **more: str) -> str:
    """A Markdown file: front matter with title, description and whatever ``more`` has, then the body as one block of HTML.

    In: the HTML of a body. Out: the same for a browser, written so that no flavour of Markdown looks into it (a blank line
    would end the block: CommonMark 0.31, section 4.6), nor Jinja or Liquid find anything of theirs.
    """
    body = PRE.sub(lambda found: found[1] + found[2].replace("\n", "&#10;") + found[3], html)
    body = re.sub(r"\s*\n\s*", "\n", body.strip())
    body = re.sub(r"\{(?=[{%#])", "&#123;", body)
    told = {"title": title, "description": description, "made_by": "attested", **more}
    head = "".join(f"{name}: {_quoted(value)}\n" for name, value in told.items() if value)
    return f'---\n{head}---\n\n<div class="at-page">\n{body}\n</div>\n'


def _quoted(text: str) -> str:
    """A YAML string in double quotation marks, which JSON's is too, once what YAML calls unprintable is escaped."""
    return re.sub(
        r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]",
        lambda found: f"\\u{ord(found[0]):04x}",
        json.dumps(text, ensure_ascii=False),
    )


def portable(root: Path, kb: KnowledgeBase) -> Iterator[tuple[str, str | bytes]]:
    """The whole site as Markdown files with their body in HTML, and all that they link to.

    A page is ``<its folder>/index.md``, which every site generator turns into a page at that folder: so links, which are
    relative, are right as they stand.
    """
    made, memory = list(pages(kb)), dict[tuple[str, str], tuple[str, str]]()
    found: list[FoundPage] = []
    yield from files(root, kb, made, memory)
    for prose in read_docs(root):
        title, html = prose_page(kb, prose.path, prose.written, prose.text, Citations(memory))
        found.append((prose.path, title, tuple(prose_sections(html, title))))
        yield _index(prose.path), markdown_page(title, in_front_matter("description", prose.text) or opening(html), html)
    for page in made:
        body = rendered(page)
        if told_by_prose(page.path):
            found.append((page.path, page.title, body.sections))
        canonical = link(page.path, page.canonical) if page.canonical else ""
        yield _index(page.path), markdown_page(page.title, page.description, body.html, canonical=canonical, robots="" if page.listed else "noindex")
    yield from tables(records(kb, found))
    assets = dict(read_assets(root))
    for path, content in assets.items():
        yield path, script(bytes(content).decode()) if path.endswith(".js") else content
    yield SHEET, sheet(bytes(content).decode() for path, content in sorted(assets.items()) if path.endswith(".css"))


def _index(path: str) -> str:
    return f"{path}/index.md" if path else "index.md"


def prose_page(kb: KnowledgeBase, path: str, written: str, text: str, citations: Citations) -> tuple[str, str]:
    """Title and body of a page of docs/, with links between Markdown files made links between pages. The title is that of its front matter, else its first heading.

    ``path`` is the page's folder, ``written`` its file (``docs/…``).
    """
    converter = markdown.Markdown(
        extensions=[*EXTENSIONS, DocsMarks()], extension_configs={"toc": {"permalink": True, "permalink_title": "Link to this section"}}, output_format="html"
    )
    html = converter.convert(FRONT_MATTER.sub("", text))
    folder = posixpath.dirname(written.removeprefix("docs/"))
    html = TO_PAGE.sub(lambda found: f'{found[1]}{_address(path, folder, found[2], found[3] or "")}"', html)
    html = AWAY.sub(lambda found: f'{found[1]}{posixpath.relpath(posixpath.join(folder, found[2]), path or ".")}"', html)
    html = filled(kb, path, html, citations)
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)
    first = unescape(re.sub(r"<a class=\"headerlink\".*?</a>|<[^>]+>", "", heading[1])).strip() if heading else ""
    return in_front_matter("title", text) or first or kb.site.name, html


def _address(here: str, folder: str, way: str, anchor: str) -> str:
    """A link as written in a file of docs/, from the page ``here``. One that names a folder is a page's already."""
    if not way or way.endswith("/"):
        return f"{way}{anchor}"
    target = posixpath.normpath(posixpath.join(folder, way))
    if not target.endswith(".md"):
        return f"{posixpath.relpath(target, here or '.')}{anchor}"
    stem = target.removesuffix(".md")
    page = posixpath.dirname(stem) if posixpath.basename(stem) in ("index", "README") else stem
    return link(here, page, anchor.removeprefix("#"))
