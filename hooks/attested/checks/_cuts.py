"""Shared by the checks of what a quotation leaves out: how it is said."""

from __future__ import annotations

from ..graph import KnowledgeBase
from ..graph.ask.contexts import Cut, sentence_of_original
from ..model import Finding
from ._shared import fault, one_line

UNDER = 'write under "{}" before the source'
IF = 'write if "…" before the source with the words of the condition'
WRITE = {"negation": UNDER, "report": UNDER, "question": UNDER, "condition": IF, "limit": IF, "modality": 'write hedged "{}" before the source'}
"""How words of a kind are accounted for."""


def finding(kb: KnowledgeBase, cut: Cut) -> Finding:
    """Say what a quotation leaves out, at its begin or end, with the whole sentence, and how to account for it."""
    one, words = cut.checked, cut.lost
    quote = one.quotation.text
    mark = max(quote.value.find("[...]"), quote.value.find("[…]"), 0)
    place = quote.at({"before": 0, "gap": mark, "behind": len(quote.value)}[words.side])
    message = f"{words.says[0].upper()}{words.says[1:]}: “{one_line(words.words)}”."
    message += f" The sentence is: “{one_line(sentence_of_original(kb, one))}”"
    hint = "Quote these words too"
    if words.kind in WRITE:
        hint += f", or {WRITE[words.kind].format(one_line(words.words))}"
    if words.severity == "warning":
        hint += ", or say behind the source why they do not matter, as (cut: why)"
    return fault(place, message, f"{hint}.")
