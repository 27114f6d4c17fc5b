"""The knowledge base: what was read, joined up, with the questions one asks of it.

A package rather than one module because it holds three nouns: knowledge (values joined and compared, which `joining` makes), speech (whose
words a stretch of a passage is) and edges (the concept graph; the only home of networkx).
"""

from .edges import Edge, Evidence, concept_graph, edges, node
from .joining import know
from .knowledge import Checked, CheckedNote, KnowledgeBase, Proof
from .speech import in_own_marks, sentence_around, speaker_at

__all__ = [
    "Checked",
    "CheckedNote",
    "Edge",
    "Evidence",
    "KnowledgeBase",
    "Proof",
    "concept_graph",
    "edges",
    "in_own_marks",
    "know",
    "node",
    "sentence_around",
    "speaker_at",
]
