"""What stands around a cut: the whole sentence of the original, and what was lost of it, by rules that a person can read.

`sentences` divides a text; `lost` says what a quotation leaves out that may turn its sense. The words and patterns of a language
are one file of data, of which `rules` makes a `Table`. Pure: nothing is printed, and nothing read but that file.
"""

from .lost import FRAMES, Lost, between, kinds_of_frame, lost
from .qualifying import candidates, other_kind, qualifies
from .rules import ENGLISH, Kind, Role, Rule, Severity, Side, Table, of_language
from .sentences import around, sentences
from .telling import told

__all__ = ["ENGLISH", "FRAMES", "Kind", "Lost", "Role", "Rule", "Severity", "Side", "Table", "around", "between", "candidates", "kinds_of_frame", "lost", "of_language", "other_kind", "qualifies", "sentences", "told"]
