"""The knowledge base: all that was read, joined up, each quotation with the verdict on its words.

`joining` makes it; `ask/` holds the questions over it, one file each: edges, what rests on what, circles, the frontier ….
"""

from .checked import Checked, CheckedNote, Item, Proof
from .joining import know
from .knowledge import KnowledgeBase

__all__ = ["Checked", "CheckedNote", "Item", "KnowledgeBase", "Proof", "know"]
