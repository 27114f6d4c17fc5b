"""Citations: an anchor as two references, its source and the glossary's own entry, in every format.

A sentence with three nouns: anchors (what can be cited), references (`sources` and `ours` make them) and formats (`styles` by a
citation processor, `records` for programs).
"""

from .anchors import Citable, citables, homes, of_entry, of_source
from .coins import coins
from .formats import Citations, Cited, Format, day_form, written
from .ours import cite_ours
from .records import biblatex, csl_json
from .reference import SLOT, Reference
from .sources import cite_source
from .styles import Memory, plain

__all__ = [
    "SLOT",
    "Citable",
    "Citations",
    "Cited",
    "Format",
    "Memory",
    "Reference",
    "biblatex",
    "citables",
    "cite_ours",
    "cite_source",
    "coins",
    "csl_json",
    "day_form",
    "homes",
    "of_entry",
    "of_source",
    "plain",
    "written",
]
