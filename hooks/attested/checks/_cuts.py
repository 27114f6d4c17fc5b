"""Shared by the checks of what quotations and evidence leave out, or hold against what they are to prove: how it is said."""

from __future__ import annotations

from ..graph import KnowledgeBase
from ..graph.ask.bearing import Turned
from ..graph.ask.contexts import Cut, sentence_in_original, sentence_of_original
from ..graph.ask.placing import placed
from ..graph.ask.proposing import proposal
from ..model import Finding
from ._shared import fault, one_line


def finding(kb: KnowledgeBase, cut: Cut) -> Finding:
    """Say what a quotation leaves out, at its begin or end, with the whole sentence, and how to account for it."""
    one, words = cut.checked, cut.lost
    quote = one.quotation.text
    gap = max(quote.value.find("[...]"), quote.value.find("[…]"), 0)
    place = quote.at({"above": 0, "before": 0, "gap": gap, "behind": len(quote.value), "below": len(quote.value)}[words.side])
    message = f"{words.says[0].upper()}{words.says[1:]}: “{one_line(words.words)}”."
    message += f" The sentence is: “{one_line(sentence_of_original(kb, one))}”"
    hint = "Quote these words too"
    if mark := proposal(kb, cut):
        hint += f", or write {one_line(mark)} before the source"
    if words.severity == "warning":
        hint += ", or say behind the source why they do not matter, as (cut: why)"
    return fault(place, message, f"{hint}.")


DOES = {"negation": "deny", "report": "report", "question": "ask", "condition": "make conditional", "limit": "limit", "modality": "weaken", "number": "change"}
"""What words of a kind do to what stands beside them."""


def of_relation(kb: KnowledgeBase, one: Turned) -> Finding:
    """Say which words turn the evidence of a relation, with the whole sentence, and what to do about it."""
    relation, passage, words = one.proof.relation, one.proof.passage, one.lost
    assert relation.phrase is not None and passage is not None
    sentence = placed(kb, passage).text[slice(*sentence_in_original(kb, passage, *one.place))]
    message = f"The words “{one_line(words.words)}” {DOES[words.kind]} what proves “{relation.kind}” to “{relation.target}”."
    message += f" The sentence is: “{one_line(sentence)}”"
    allow = "condition" if words.kind == "limit" else words.kind
    kinds = [name for name, kind in kb.kinds.items() if allow in kind.allows]
    other = f"write a kind of relation that may hold all the same ({', '.join(f'“{name}”' for name in kinds)})" if kinds else "use a kind of relation that allows them"
    hint = f"Take these words into the evidence, or {other}." if one.severity == "warning" else f"Leave the relation out, or {other}."
    return fault(relation.phrase.place, message, hint)
