"""``data/references.bib``, ``data/references.bibtex.bib`` and ``data/references.csl.json``: every source that is quoted or cited here, for reference managers."""

from __future__ import annotations

from ..cite import Reference, biblatex, bibtex, cite_source, csl_json
from ..graph import KnowledgeBase

BIB = "data/references.bib"
CLASSIC = "data/references.bibtex.bib"
CSL = "data/references.csl.json"


def references(kb: KnowledgeBase) -> list[Reference]:
    """The sources as wholes, in the order of the bibliography. What is not established of them is in their notes."""
    return [cite_source(kb, source) for source in kb.sources.values()]


def as_biblatex(some: list[Reference]) -> str:
    """Records for BibLaTeX, without a day of reading."""
    return "\n".join(biblatex(one, None) for one in some)


def as_bibtex(some: list[Reference]) -> str:
    """The same for BibTeX, under the same keys."""
    return "\n".join(bibtex(one, None) for one in some)


def as_csl_json(some: list[Reference]) -> str:
    """The same as CSL-JSON."""
    return csl_json(some, None)
