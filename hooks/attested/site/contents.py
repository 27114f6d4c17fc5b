"""All that a site holds: its pages and the files beside them, without any site generator."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from .. import checks, export
from ..cite import Citations, Memory
from ..draft import guide
from ..graph import KnowledgeBase
from ..model.batch import Batch
from ..read.docs import read_docs
from ..read.last_changes import read_last_changes
from ..render import cards
from ..render.page import Page
from ..render.pages import map_data
from ..render.pages.cases import cases_pages
from ..render.pages.check_a_draft import draft_pages
from ..render.pages.checks import checks_page
from ..render.pages.circles import circles_page
from ..render.pages.cite import cite_folders, cite_pages
from ..render.pages.entry import entry_page
from ..render.pages.frontier import frontier_page
from ..render.pages.glossary import index_pages
from ..render.pages.map import map_pages
from ..render.pages.map_data import map_files
from ..render.pages.old_address import old_page
from ..render.pages.relations import relations_page
from ..render.pages.rights import rights_page
from ..render.pages.source import source_page
from ..render.pages.sources import sources_pages
from ..render.pages.version import version_page
from ..render.publications import Publications
from .policy import with_policy

SHEET = "assets/site.css"
NEEDLESS = re.compile(r"""(?P<string>"[^"\n]*"|'[^'\n]*')|(?P<comment>/\*.*?\*/)|(?:\s|/\*.*?\*/)*(?P<sign>[{};,>])(?:\s|/\*.*?\*/)*|(?P<colon>:)\s+|(?:\s*\n)+\s*""", re.DOTALL)
"""In a style sheet: a string, which stays; a comment; white space around signs that part; line ends with the indents behind them."""


def pages(kb: KnowledgeBase) -> Iterator[Page]:
    """All generated pages, one after another, in the order in which a site generator is told of them."""
    publications = Publications(kb)
    yield from index_pages(kb)
    for entry in kb.entries.values():
        yield entry_page(kb, entry, publications)
    yield from cases_pages(kb, publications)
    yield from sources_pages(kb)
    for source in kb.sources.values():
        yield source_page(kb, source, publications)
    yield from _published_pages(publications)
    yield frontier_page(kb)
    yield circles_page(kb)
    yield from map_pages(kb)
    yield relations_page(kb)
    yield rights_page(kb)
    yield checks_page([(name, severity, checks.manual(name)) for name, severity in checks.profile().items()])
    lines = guide.lines(kb)
    yield from draft_pages(kb, [(entry, line, [guide.quotation_row(one) for one in guide.behind(kb, entry, line)]) for entry, line in lines])


def _published_pages(publications: Publications) -> Iterator[Page]:
    """Pages for what was published once: old addresses, and each version of an entry and of a source."""
    yield from (made for address in publications.old_pages if (made := old_page(publications, address)) is not None)
    for texts in publications.kb.ledger.whole_texts.values():
        yield from (version_page(publications, published, newest=published is texts[-1]) for published in texts)


def batches(root: Path, kb: KnowledgeBase, made: Sequence[Page], memory: Memory | None = None, *, serving: bool = False) -> Iterator[Batch]:
    """Files that the site holds beside its pages, for scripts and for machines. ``made`` are the generated pages.

    The pages on citing, which are whole pages, are among them. ``memory`` keeps rendered citations from one build to the next. Where it is
    for a server that puts a script of its own into each page, ``serving``, pages have no policy.
    """
    yield Batch((cards.PATH, f"{cards.FOLDER}/"), lambda: cards.card_files(kb))
    yield Batch((f"{map_data.FOLDER}/",), lambda: map_files(kb))
    cited = cite_folders(kb)
    yield Batch(
        (*(f"{folder}index.html" for folder in cited), *cited),
        lambda: ((path, html if serving else with_policy(html)) for path, html in cite_pages(kb, Citations(memory))),
    )
    yield Batch((guide.PATH, f"{guide.FOLDER}/"), lambda: guide.guide_files(kb))
    listed = [page for page in made if page.listed]
    yield Batch((*export.paths(kb), "data/"), lambda: export.files(kb, (*listed, *read_docs(root)), read_last_changes(root)))


def files(root: Path, kb: KnowledgeBase, made: Sequence[Page], memory: Memory | None = None) -> Iterator[tuple[str, str | bytes]]:
    """The files of all batches, each file's path under the site and its content."""
    for batch in batches(root, kb, made, memory):
        yield from batch.make()


def sheet(parts: Iterable[str]) -> str:
    """Style sheets as one, without comments and white space that says nothing: a first visit fetches one file, compressed as a whole."""
    return NEEDLESS.sub(lambda found: found["string"] or found["sign"] or found["colon"] or ("" if found["comment"] else "\n"), "\n".join(parts)).replace(";}", "}").strip() + "\n"


def script(text: str) -> str:
    """A script without the lines that are comments and without the indents of the others. No string of ours runs over the end of a line (a test holds that)."""
    return "".join(f"{line.strip()}\n" for line in text.splitlines() if line.strip() and not line.lstrip().startswith("//"))


def for_machines(root: Path, kb: KnowledgeBase) -> Iterator[tuple[str, str | bytes]]:
    """The files for machines alone, the same bytes as on the site."""
    yield from export.files(kb, (*(page for page in pages(kb) if page.listed), *read_docs(root)), read_last_changes(root))
