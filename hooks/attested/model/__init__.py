"""The values of a glossary: what is read, checked, asked and printed.

Everything here is frozen. A value knows the :class:`Place` it was written at, so that whoever finds a fault can name
path, line and column. Offsets are code points, lines and columns count from 1.
"""

from .basics import (
    PAGES_OWN,
    Anchor,
    Finding,
    FormerName,
    Mark,
    MarkKind,
    Place,
    Severity,
    TermId,
    Text,
    slug,
    slug_with_signs,
)
from .entries import (
    Answered,
    Case,
    Claim,
    DatedFact,
    Definition,
    Entry,
    Item,
    Relation,
    Role,
    Usage,
    Wording,
)
from .glossary import Glossary, RelationKind
from .languages import is_right_to_left, language_tag
from .ledger import Ledger, Published
from .published import Part, PublishedText
from .quotations import Attribution, Citation, Note, Qualifier, Quotation, Translation
from .site import Site, entry_path, source_path
from .sources import DefinedThere, Paragraph, Passage, PassageFile, PassageKey, Person, Quoted, Source, line_ranges

__all__ = [
    "PAGES_OWN",
    "Anchor",
    "Answered",
    "Attribution",
    "Case",
    "Citation",
    "Claim",
    "DatedFact",
    "DefinedThere",
    "Definition",
    "Entry",
    "Finding",
    "FormerName",
    "Glossary",
    "Item",
    "Ledger",
    "Mark",
    "MarkKind",
    "Note",
    "Paragraph",
    "Part",
    "Passage",
    "PassageFile",
    "PassageKey",
    "Person",
    "Place",
    "Published",
    "PublishedText",
    "Qualifier",
    "Quotation",
    "Quoted",
    "Relation",
    "RelationKind",
    "Role",
    "Severity",
    "Site",
    "Source",
    "TermId",
    "Text",
    "Translation",
    "Usage",
    "Wording",
    "entry_path",
    "is_right_to_left",
    "language_tag",
    "line_ranges",
    "slug",
    "slug_with_signs",
    "source_path",
]
