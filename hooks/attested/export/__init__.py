"""The knowledge base as files for machines. Knows nothing of any site generator."""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from .as_graph import GRAPHML, JSON, as_graphml, as_json


def files(kb: KnowledgeBase) -> Iterator[tuple[str, str | bytes]]:
    """Each file of the site that is made for machines: its path under the site, and what stands in it."""
    yield JSON, as_json(kb)
    yield GRAPHML, as_graphml(kb)
