"""The terms that a source defines in words that are not held here, which its record says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ...model import Place, Source, TermId
from ..knowledge import KnowledgeBase
from ..memory import remembered
from .names import entry_named

HowDefined = Literal["defined here", "defined elsewhere", "not defined here"]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A definition that is not held here: its source, and where in the source it stands. ``place`` is where the record says so."""

    source: Source
    where: str
    place: Place


@remembered
def defined_elsewhere(kb: KnowledgeBase) -> Mapping[TermId, tuple[Elsewhere, ...]]:
    """Give the definitions not held here of each entry that has some, in the order of the records.

    A record names a term by any of its names. That the term is defined here too leaves the other definition out of nothing.
    """
    found: dict[TermId, list[Elsewhere]] = defaultdict(list)
    for source in kb.sources.values():
        for one in source.defines:
            term = entry_named(kb, one.term)
            if term is not None and term in kb.entries:
                found[term].append(Elsewhere(source, one.where, one.place))
    return {term: tuple(some) for term, some in found.items()}


def how_defined(kb: KnowledgeBase, term: TermId) -> HowDefined:
    """Tell whether a quotation here defines a term or, if none does, whether a source is known to do so in words not quoted here."""
    if kb.entries[term].definitions:
        return "defined here"
    return "defined elsewhere" if term in defined_elsewhere(kb) else "not defined here"
