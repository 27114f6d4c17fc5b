"""All that is published of a glossary, without any site generator: files for machines, and pages for other generators."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from . import checks, export, render
from .cite import Citations, Memory
from .draft import guide
from .draft.page import draft_page
from .graph import KnowledgeBase
from .read.docs import read_assets, read_docs
from .read.history import read_history

SHEET = "assets/site.css"


def pages(kb: KnowledgeBase) -> list[render.Page]:
    """All generated pages, the manual of the checks among them."""
    manual = [(name, severity, checks.manual(name)) for name, severity in checks.profile().items()]
    return [*render.pages(kb, manual), draft_page(kb)]


def files(root: Path, kb: KnowledgeBase, made: Sequence[render.Page], memory: Memory | None = None) -> Iterator[tuple[str, str | bytes]]:
    """Files that the site holds beside its pages, for scripts and for machines. ``made`` are the generated pages.

    ``memory`` keeps rendered citations from one build to the next.
    """
    yield from render.files(kb, Citations(memory))
    yield guide.PATH, guide.file(kb)
    yield from export.files(kb, (*(page for page in made if page.listed), *read_docs(root)), read_history(root))


def sheet(parts: Iterable[str]) -> str:
    """Style sheets as one, without comments and indents: a first visit fetches one file, which is compressed as a whole."""
    lines = re.sub(r"/\*.*?\*/", "", "\n".join(parts), flags=re.DOTALL).splitlines()
    return "".join(f"{line.strip()}\n" for line in lines if line.strip())


def for_machines(root: Path, kb: KnowledgeBase) -> Iterator[tuple[str, str | bytes]]:
    """The files for machines alone, the same bytes as on the site."""
    yield from export.files(kb, (*(page for page in pages(kb) if page.listed), *read_docs(root)), read_history(root))


def portable(root: Path, kb: KnowledgeBase) -> Iterator[tuple[str, str | bytes]]:
    """The whole site as Markdown files with their body in HTML, and all that they link to.

    A page is ``<its folder>/index.md``, which every site generator turns into a page at that folder: so links, which are
    relative, are right as they stand.
    """
    made, memory = pages(kb), dict[tuple[str, str], tuple[str, str]]()
    yield from files(root, kb, made, memory)
    for page in made:
        yield _index(page.path), render.portable(page.title, page.description, page.html)
    for prose in read_docs(root):
        title, html = render.prose_page(kb, prose.path, prose.written, prose.text, Citations(memory))
        yield _index(prose.path), render.portable(title, "", html)
    assets = dict(read_assets(root))
    yield from assets.items()
    yield SHEET, sheet(bytes(content).decode() for path, content in sorted(assets.items()) if path.endswith(".css"))


def _index(path: str) -> str:
    return f"{path}/index.md" if path else "index.md"
