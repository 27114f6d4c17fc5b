"""The definition that serves as an example where pages show how something is done."""

from __future__ import annotations

from ..checked import Checked
from ..knowledge import KnowledgeBase
from ..memory import remembered
from .mentions import mentioned_in


@remembered
def best(kb: KnowledgeBase) -> Checked | None:
    """Give the definition of the term that is mentioned most, among equals that with the most notes; None where there is none."""
    held = [one for one in kb.checked if one.item.role == "definition" and one.matched is not None]
    return max(held, key=lambda one: (len(mentioned_in(kb).get(one.entry.id, ())), len(one.notes), one.entry.id), default=None)
