"""The knowledge base: what was read, joined up, with the questions one asks of it.

A package rather than one module because it holds several nouns: knowledge (values joined and compared, which `joining` makes), speech
(whose words a stretch of a passage is), edges (the concept graph; the only home of networkx) and what is asked of the edges: `leaning`
(which term rests on which), `chains`, `circles`, `quarrels` and the `frontier`, which `answers` gathers.
"""

from .answers import Answers
from .chains import Break, Chain, Why, why
from .checked import Checked, CheckedNote, Item, Proof
from .circles import Circle, Circles
from .edges import Edge, Evidence, concept_graph, edges, node, page_of
from .frontier import Uncovered, Undefined, Use
from .joining import know
from .knots import circle_through, knots
from .knowledge import KnowledgeBase
from .leaning import Leaning, Step, beside
from .mentions import Mentioned
from .neighbours import Neighbour, between_terms, directed, neighbours
from .quarrels import Contradiction, Rival
from .speech import in_own_marks, sentence_around, speaker_at
from .thread import Turn, exchange, in_thread_order
from .wording import around, quotation_of, sentence_of

__all__ = [
    "Answers",
    "Break",
    "Chain",
    "Checked",
    "CheckedNote",
    "Circle",
    "Circles",
    "Contradiction",
    "Edge",
    "Evidence",
    "Item",
    "KnowledgeBase",
    "Leaning",
    "Mentioned",
    "Neighbour",
    "Proof",
    "Rival",
    "Step",
    "Turn",
    "Uncovered",
    "Undefined",
    "Use",
    "Why",
    "around",
    "beside",
    "between_terms",
    "circle_through",
    "concept_graph",
    "directed",
    "edges",
    "exchange",
    "in_own_marks",
    "in_thread_order",
    "knots",
    "know",
    "neighbours",
    "node",
    "page_of",
    "quotation_of",
    "sentence_around",
    "sentence_of",
    "speaker_at",
    "why",
]
