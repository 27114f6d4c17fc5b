"""Two states of a glossary compared as knowledge: what a change does to quotations, names, anchors, relations and links.

A package, since each kind of difference is a noun with a module of its own. `changes` holds the values, `states` which entry is
which, `pairing` which quotation is which; `markdown` and `as_json` print them.
"""

from __future__ import annotations

from .anchors import Addresses, anchor_changes, order_changes
from .as_json import as_json
from .changes import Changes, StateName
from .entries import name_changes, term_changes
from .escape import printable
from .findings import finding_changes, unread_files
from .frontier import frontier_changes
from .links import new_links
from .markdown import as_markdown
from .pairing import pairs
from .quotations import lost_sources, quotation_changes
from .relations import circle_changes, relation_changes
from .states import GlossaryState, States
from .texts import entry_texts, prose_texts, source_texts

__all__ = ["Changes", "GlossaryState", "StateName", "as_json", "as_markdown", "compare", "printable"]


def compare(before: GlossaryState, after: GlossaryState) -> Changes:
    """Compare an earlier with a later state.

    Files that could not be read in one of them are named, and nothing that such a file may hold is given as missing.
    """
    states = States(before, after)
    paired = tuple(pairs(states))
    addresses = Addresses(states, paired)
    return Changes(
        unread=tuple(unread_files(states)),
        findings=tuple(finding_changes(states)),
        terms=tuple(term_changes(states)),
        names=tuple(name_changes(states)),
        quotations=tuple(quotation_changes(states, paired)),
        lost_sources=tuple(lost_sources(states)),
        anchors=tuple(anchor_changes(addresses)),
        relations=tuple(relation_changes(states)),
        circles=tuple(circle_changes(states)),
        links=tuple(new_links(states)),
        texts=(*entry_texts(states, paired), *order_changes(addresses)),
        sources=tuple(source_texts(states)),
        pages=tuple(prose_texts(states)),
        frontier=tuple(frontier_changes(states)),
    )
