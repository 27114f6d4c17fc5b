"""Citations: an anchor as two references, its source and the glossary's own entry, in every format.

`anchors` are what can be cited. `source_reference` and `entry_reference` make references of them, which `formats` writes: in styles by a
citation processor (`styles`), or as records for programs (`records`). `entry_template` writes our own reference once for all anchors.
"""

from .anchors import Citable, citables, homes, of_entry, of_source
from .coins import coins
from .entry_reference import Edition, Known, cite_ours, digest, edition_of, entry_key, entry_reference
from .entry_template import EntryTemplates, Pieces, Slot, SlottedReference, with_reading_slots
from .formats import CitationFormat, Citations, WrittenReference, day_in_form
from .records import biblatex, bibtex, csl_json
from .reference import Reference
from .source_reference import cite_source
from .styles import Memory, plain

__all__ = [
    "Citable",
    "CitationFormat",
    "Citations",
    "Edition",
    "EntryTemplates",
    "Known",
    "Memory",
    "Pieces",
    "Reference",
    "Slot",
    "SlottedReference",
    "WrittenReference",
    "biblatex",
    "bibtex",
    "citables",
    "cite_ours",
    "cite_source",
    "coins",
    "csl_json",
    "day_in_form",
    "digest",
    "edition_of",
    "entry_key",
    "entry_reference",
    "homes",
    "of_entry",
    "of_source",
    "plain",
    "with_reading_slots",
]
