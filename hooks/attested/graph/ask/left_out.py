"""What a quotation leaves out of the sentences of its original, in plain words, and how it stands to them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from ..checked import Checked
from ..knowledge import KnowledgeBase
from .contexts import sentence_in_original
from .placing import placed


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The words of the same sentences before a quotation and behind it, and those of each omission within it; white space collapsed.

    ``reason`` is ours for leaving them out; empty where none is given.
    """

    before: str
    omitted: tuple[str, ...]
    behind: str
    reason: str

    @property
    def state(self) -> str:
        """Say how the quotation stands to its sentences, as beside it on the page. Punctuation alone is no cut."""
        if self.reason:
            return "cut, with a reason"
        return "cut, shown" if any(map(str.isalnum, f"{self.before}{self.behind}")) or self.omitted else "sentence whole"


def left_out(kb: KnowledgeBase, checked: Checked) -> LeftOut | None:
    """Say what a quotation leaves out; None where its words were not found in a passage."""
    passage, span, attribution = checked.passage, checked.span, checked.quotation.attribution
    if passage is None or span is None or checked.matched is None or attribution is None:
        return None
    there = placed(kb, passage)
    start, end = sentence_in_original(kb, passage, *span)
    low, high = there.span(*span)
    parts = [there.span(*one) for one in checked.matched.spans]
    stretches = [(start, low), (high, end), *((one[1], two[0]) for one, two in pairwise(parts))]
    before, behind, *omitted = (" ".join(there.text[slice(*one)].split()) for one in stretches)
    return LeftOut(before, tuple(omitted), behind, attribution.cut)
