"""Whether the headword that a passage names is the one of the dictionary's entry whose words it holds (docs/verbatim.md, rule 8)."""

from __future__ import annotations

import re

from ...model import Passage
from ...verbatim import BlockPlace, Original
from ..collating import GAP
from ..knowledge import KnowledgeBase
from .originals import collations, original_of

BEGINS = re.compile(rf"(?:^|[\n{GAP}]|[.;!?][\"”’»)\]]*\s)[\s>#*_•·\"“‘«(-]*(?:\d{{1,4}}[.)]\s*)?[*_]*$")
"""What may stand before a headword: the begin of a line or the end of a sentence, and signs."""
SPEECH = "n|sb|subst|noun|s|v|vb|verb|t|i|tr|intr|trans|a|adj|adjective|adv|adverb|prep|conj|pron|interj|int|num|art|abbr|pl|plural|sing|m|f|masc|fem|neut"
WITHIN = re.compile(
    rf"(?:[\s.,:;*_=|·•\"“”‘’»«)–—-]|\([^()]{{1,80}}\)|\[[^][]{{1,80}}\]|/[^/\n]{{1,60}}/|\\[^\\\n]{{1,60}}\\|\b(?:{SPEECH})\b\.?|\b\d{{1,2}}[.)])*+",
    re.IGNORECASE,
)
"""What may stand between a headword and its definition: punctuation, a pronunciation, a part of speech, the number of a sense."""


def headword_is_there(kb: KnowledgeBase, passage: Passage) -> bool:
    """Tell whether the headword stands in the lines that a passage names, at the begin of a line or a sentence and right before the passage's words.

    Where these words or the lines are not found, which another finding says, it is enough that the headword stands there.
    """
    text = original_of(kb, passage)
    if text is None:
        return True
    original, at = Original(text), 0
    blocks = collations(kb)[passage.key, passage.locator]
    first = blocks[0][1] if blocks else None
    while isinstance(found := original.find(passage.headword, at), BlockPlace):
        start, end = found.span
        if not isinstance(first, BlockPlace):
            return True
        between = text[end : first.span[0]]
        denied = next(kb.polarity(passage.key).polar_in(between), None)
        if end <= first.span[0] and BEGINS.search(text[:start]) and WITHIN.fullmatch(between) and denied is None:
            return True
        at = start + 1
    return False
