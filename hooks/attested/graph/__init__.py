"""The knowledge base: what was read, joined up, with the questions one asks of it.

A package rather than one module because it holds three nouns: knowledge (values joined and compared, which `joining` makes), speech (whose
words a stretch of a passage is) and edges (the concept graph; the only home of networkx).
"""

from .edges import Edge, Evidence, concept_graph, edges, node
from .joining import know
from .knowledge import Checked, CheckedNote, KnowledgeBase, Proof
from .mentions import Mentioned
from .speech import in_own_marks, sentence_around, speaker_at
from .thread import Turn, exchange, in_thread_order

__all__ = [
    "Checked",
    "CheckedNote",
    "Edge",
    "Evidence",
    "KnowledgeBase",
    "Mentioned",
    "Proof",
    "Turn",
    "concept_graph",
    "edges",
    "exchange",
    "in_own_marks",
    "in_thread_order",
    "know",
    "node",
    "sentence_around",
    "speaker_at",
]
