"""The comparison of a quotation with a passage, word for word, by the rules of docs/verbatim.md.

`match` decides; it is pure, reads and writes nothing, and imports nothing else of ours. `normalise` prepares both
sides, `brackets` cuts up the quotation, `polarity` knows words that turn a statement round, `passage` and `placements` find every
placement at once, `pieces` says how the one placement reads, `nearest` words the message where there is none. `Original` holds a
passage against its original by the same equivalence. Other stages import only what stands here.
"""

from .collation import BlockPlace, Departure, Original
from .edges import KATAKANA, SPACELESS
from .match import Match, Mismatch, Reason, match
from .normalise import character_name, hidden, normalise
from .passage import MAX_GAP
from .pieces import Piece
from .polarity import ENGLISH, Polarity, folded, of_language

__all__ = [
    "ENGLISH",
    "KATAKANA",
    "MAX_GAP",
    "SPACELESS",
    "BlockPlace",
    "Departure",
    "Match",
    "Mismatch",
    "Original",
    "Piece",
    "Polarity",
    "Reason",
    "character_name",
    "folded",
    "hidden",
    "match",
    "normalise",
    "of_language",
]  # fmt: skip
