"""Our own words as people read them, for files that hold text."""

from __future__ import annotations

from ..graph import KnowledgeBase
from ..graph.speakers import short_citation
from ..prose.plain_text import plain, plain_with


def as_read(kb: KnowledgeBase, markdown: str) -> str:
    """Our own words without their Markdown; a citation as people read it: “(Hubinger et al. 2019, §1.1)”."""

    def named(key: str, locator: str) -> str:
        source = kb.sources.get(key)
        return f"({', '.join(filter(None, (short_citation(source) if source else key, locator)))})"

    return plain_with(markdown, named)


def both(kb: KnowledgeBase, name: str, markdown: str, empty: str | None = "") -> dict[str, str | None]:
    """Our own words under a name, with citations as they are written, and beside it as people read them; ``empty`` where there are no words."""
    return {name: plain(markdown) or empty, f"{name}AsRead": as_read(kb, markdown) or empty}
