"""What a passage was compared with, for machines: by a contributor with an original that is not kept, and with a witness of the work."""

from __future__ import annotations

from typing import Any

from ..graph import KnowledgeBase
from ..graph.ask.apparatus import collated
from ..graph.ask.pinned import compared_on
from ..model import Passage


def comparisons(kb: KnowledgeBase, passage: Passage) -> dict[str, Any]:
    """Give the day of a contributor's comparison with an original that is not kept here, and how the passage differs from a witness; either may be None."""
    found = collated(kb, passage)
    if found is None:
        return {"comparedElsewhere": compared_on(kb, passage) or None, "collation": None}
    whole, one = found
    witness = {"witness": whole.witness, "edition": whole.edition or None, "address": whole.address or None, "sha256": whole.sha256, "date": whole.day}
    differences = [{"kind": each.kind, "where": each.where, "words": each.words} for each in one.differences]
    return {"comparedElsewhere": compared_on(kb, passage) or None, "collation": {**witness, "differences": differences}}
