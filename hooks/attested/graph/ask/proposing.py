"""The mark that accounts for words which a quotation leaves out, as an attribution would have it."""

from __future__ import annotations

import re

from ...context import Kind
from ...verbatim import Match, match
from ..knowledge import KnowledgeBase
from .contexts import Cut, sentence_of_original
from .placing import placed

QUALIFIER: dict[Kind, str] = {"negation": "under", "report": "under", "question": "under", "condition": "if", "limit": "if", "modality": "hedged"}
"""The qualifier for words of a kind."""
CLAUSE = re.compile(r"[^,;:.!?()\u2014]*")
ENDS = " ,;:.—–-"
"""Marks at an end that are no part of what is named."""
IF = re.compile(r"if\s+", re.IGNORECASE)


def proposal(kb: KnowledgeBase, cut: Cut) -> str:
    """Give the qualifier that says what a quotation leaves out, as ``under "it is false that"``; of a condition its whole clause.

    Empty where there is none: for a number, a word in an omission, the mark of a question, or words that stand twice in the sentence.
    """
    qualifier, passage = QUALIFIER.get(cut.lost.kind, ""), cut.checked.passage
    if not qualifier or passage is None:
        return ""
    words = cut.lost.words
    if qualifier == "if":
        there = placed(kb, passage)
        text = there.text
        start, end = cut.lost.span
        edge = there.at(cut.checked.span[0]) if cut.checked.span and cut.lost.side == "before" else len(text)
        found = CLAUSE.match(text, end, max(edge, end))
        words = " ".join(text[start : found.end() if found else end].split())
        words = IF.sub("", words, count=1) if IF.match(words) else words
    words = _balanced(words.strip(ENDS))
    sound = any(map(str.isalnum, words)) and '"' not in words
    return f'{qualifier} "{words}"' if sound and isinstance(match(words, sentence_of_original(kb, cut.checked), polarity=kb.polarity(passage.key)), Match) else ""


def _balanced(words: str) -> str:
    """The words without a parenthesis at either end that has no other one."""
    if words.endswith(")") and words.count("(") < words.count(")"):
        return words[:-1].rstrip(ENDS)
    return words[1:].lstrip(ENDS) if words.startswith("(") and words.count("(") > words.count(")") else words
