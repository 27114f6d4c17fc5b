"""The knowledge base as files for machines. Knows nothing of any site generator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..graph import KnowledgeBase
from ..model.last_changes import LastChanges
from . import as_anchors, as_feed, as_graph, as_inventory, as_json, as_references, as_sitemap, as_skos
from .as_sitemap import Listed

UNTOLD = LastChanges()

WHOLE = (
    "objects.inv",
    "sitemap.xml",
    "feed.atom",
    "data/glossary.json",
    "data/glossary.schema.json",
    "data/glossary.ttl",
    as_references.BIB,
    as_references.CLASSIC,
    as_references.CSL,
    as_anchors.PATH,
    as_graph.JSON,
    as_graph.GRAPHML,
)
"""The files of the whole glossary. There are further ones of one term, or one page, each."""


def paths(kb: KnowledgeBase) -> tuple[str, ...]:
    """The paths of the files of the whole glossary and of each term."""
    return (*WHOLE, *(f"data/terms/{term}.json" for term in kb.entries))


def files(
    kb: KnowledgeBase, pages: Iterable[Listed] = (), changes: LastChanges = UNTOLD
) -> Iterator[tuple[str, str | bytes]]:
    """Each file of the site that is made for machines: its path under the site, and what stands in it.

    ``pages`` are those of the site, for its map; ``changes`` tells when files were last changed.
    """
    terms = as_json.documents(kb)
    yield "objects.inv", as_inventory.inventory(kb)
    yield "sitemap.xml", as_sitemap.sitemap(kb.site, pages, changes)
    yield "feed.atom", as_feed.feed(kb, changes)
    yield "data/glossary.json", as_json.whole(kb, terms)
    yield "data/glossary.schema.json", as_json.SCHEMA.read_text(encoding="utf-8")
    yield from ((f"data/terms/{term}.json", as_json.alone(value)) for term, value in terms.items())
    yield "data/glossary.ttl", as_skos.turtle(kb)
    sources = as_references.references(kb)
    yield as_references.BIB, as_references.as_biblatex(sources)
    yield as_references.CLASSIC, as_references.as_bibtex(sources)
    yield as_references.CSL, as_references.as_csl_json(sources)
    yield from as_anchors.anchor_files(kb)
    yield as_graph.JSON, as_graph.as_json(kb)
    yield as_graph.GRAPHML, as_graph.as_graphml(kb)
