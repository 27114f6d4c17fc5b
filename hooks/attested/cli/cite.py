"""``attested cite``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ..cite import Citable, CitationFormat, Citations, Reference, citables, cite_ours, cite_source, csl_json, homes
from ..graph import KnowledgeBase
from ..graph.ask.names import entry_named
from ..model import entry_path
from ._cite_check import check_citations
from ._common import Root, checked, root_of, stop


class CitedWorks(StrEnum):
    """The works that a citation names: the source, this glossary's entry, or both."""

    both = "both"
    source = "source"
    entry = "entry"


def cite(
    anchor: Annotated[
        str | None,
        typer.Argument(metavar="ANCHOR", show_default=False, help="A term, with the id of what is cited on its page (term#id), or sources/key#id, or an address."),
    ] = None,
    style: Annotated[CitationFormat, typer.Option("--style", help="A style for readers, or a format for programs.")] = CitationFormat.apa,
    part: Annotated[CitedWorks, typer.Option("--part", help="The source, the entry of this glossary, or both.")] = CitedWorks.both,
    accessed: Annotated[
        str | None, typer.Option("--accessed", metavar="YYYY-MM-DD", help="The day of reading; without it, today.", show_default=False)
    ] = None,
    check: Annotated[
        Path | None,
        typer.Option("--check", metavar="FILE", show_default=False, help="Instead: did what this file cites change? (BibTeX, RIS, CSL-JSON, links; - for standard input)"),
    ] = None,
    root: Root = None,
) -> None:
    """Print how to cite what stands at an anchor: the source first, then the entry where it was found.

    With --check: tell of each address of this glossary in a file whether what it cites is unchanged, corrected, moved or retired.

    Exit status: 0 printed, 1 a checked citation should be looked at, 2 could not run.

    Examples: attested cite "some term#definition" --style mla; attested cite sources/key#p1 --style biblatex --part source;
    attested cite --check references.bib
    """
    if (anchor is None) == (check is None):
        stop("Name what to cite, or a file to check: attested cite TERM#ID, or attested cite --check FILE.")
    if check is not None:
        check_citations(root_of(root), check)
        return
    assert anchor is not None
    built = checked(root_of(root))
    if not built.sound:
        stop("The glossary has errors, so nothing of it should be cited. See them with: attested check")
    kb = built.kb
    found = _found(kb, anchor)
    sources = [cite_source(kb, kb.sources[key], locator) for key, locator in found.origins]
    works = [*(sources if part is not CitedWorks.entry else ()), *([cite_ours(kb, found)] if part is not CitedWorks.source else ())]
    _print(works, len(sources) if part is not CitedWorks.entry else 0, Citations(read=_day(accessed)), style)


def _print(works: Sequence[Reference], sources: int, citations: Citations, style: CitationFormat) -> None:
    """Prose with a heading over each part; records one after the other, so that a program can read the whole."""
    citations.prepare(works, [style])
    if style is CitationFormat.csl_json:
        print(csl_json([listed for one in works for listed in one.listed], citations.read), end="")
        return
    for at, one in enumerate(works):
        cited = citations.cited(one, style)
        if style.is_style or style is CitationFormat.markdown:
            if at in (0, sources):
                print(("\n" if at else "") + ("Cite the source" if at < sources else "Cite this entry") + "\n")
            print(cited.text)
            if cited.in_text:
                print(f"In the text: {cited.in_text_plain}")
        else:
            print(("\n" if at else "") + cited.text, end="")


def _day(given: str | None) -> date:
    if given is None:
        return date.today()
    try:
        return date.fromisoformat(given)
    except ValueError:
        stop(f"“{given}” is no day. Write it as in --accessed 2026-01-31.")


def _found(kb: KnowledgeBase, written: str) -> Citable:
    """Find the citable thing at an anchor, or end with status 2 and the nearest anchors."""
    words = written.strip().removeprefix(kb.site.url or "\0")
    page, _, anchor = words.partition("#")
    page = page.strip("/")
    term = entry_named(kb, page) or entry_named(kb, " ".join(page.split()).casefold())
    if term is not None:
        page = entry_path(term)
        anchor = "" if anchor == term else anchor
    every = {(one.page, one.anchor): one for one in citables(kb)}
    page, anchor = dict(homes(kb)).get((page, anchor), (page, anchor))
    known = every.get((page, anchor)) or every.get((f"sources/{page}", anchor))
    if known is not None:
        return known
    on_page = [one.address for one in every.values() if one.page in (page, f"sources/{page}")]
    asked = f"{page.removeprefix('glossary/')}#{anchor}" if anchor else page
    close = get_close_matches(asked, on_page or [one.address for one in every.values()], n=5, cutoff=0.4) or on_page[:5]
    near = "\n".join(f"    {one}" for one in close)
    stop(f"There is nothing to cite at “{written}”." + (f" The nearest anchors:\n{near}" if near else " No anchor is spelled like it."))
