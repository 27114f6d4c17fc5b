"""The knowledge base: all that was read, joined up, each quotation with the verdict on its words.

`joining` makes it; `ask/` holds the questions over it, one file each: edges, what rests on what, circles, the frontier ….
"""

from .checked import Checked, CheckedNote, CheckedRelation, Item
from .joining import join_up
from .knowledge import KnowledgeBase

__all__ = ["Checked", "CheckedNote", "CheckedRelation", "Item", "KnowledgeBase", "join_up"]
