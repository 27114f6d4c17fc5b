"""The words that a quotation leaves out: the rest of its sentences before it and behind it, and what its omissions stand for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from markupsafe import Markup

from ..graph import Checked, KnowledgeBase
from ..graph.ask.contexts import sentence_in_original
from ..graph.ask.placing import PlacedPassage, placed
from ..graph.line_ends import joined, read_together
from ..model import Passage
from .blocks import OMISSION
from .source_marks import in_type
from .wrap import Wrap

MARK = Markup('<a class="at-omission" href="#{}" aria-label="Read what is left out">')


@dataclass(frozen=True, slots=True)
class Omission:
    """The words of one omission, the id of the element that shows them, and the link around the mark that stands for them.

    The browser opens a closed ``details`` when a link leads to an element inside, so no script is needed.
    """

    id: str
    words: Markup
    mark: Wrap


def rest_of_sentence(kb: KnowledgeBase, checked: Checked) -> tuple[Markup, Markup]:
    """The words of the same sentences of the original before the quoted ones, and those behind them, with the space between where there is one."""
    passage, span = checked.passage, checked.span
    if passage is None or span is None:
        return Markup(""), Markup("")
    there = placed(kb, passage)
    text, (low, high) = there.text, there.span(*span)
    start, end = sentence_in_original(kb, passage, *span)
    marks = [replace(one, start=begin, end=stop) for one in passage.marks for begin, stop in [there.span(one.start, one.end)]]
    before, behind = (in_type(text, *part, marks, _dropped(kb, passage, there, *part)) for part in ((start, low), (high, end)))
    spaced = (before + " " if text[low - 1 : low].isspace() else before), (" " + behind if text[high : high + 1].isspace() else behind)
    return (spaced[0] if before else before), (spaced[1] if behind else behind)


def _dropped(kb: KnowledgeBase, passage: Passage, there: PlacedPassage, start: int, end: int) -> list[tuple[int, int]]:
    """The line ends in ``there.text[start:end]`` that are not printed. As a quotation reads a word, so it is read here."""
    quoted = [there.span(low, high) for low, high in joined(kb).get((passage.key, passage.locator), ())]
    others = (one for one in read_together(kb, there.text, start, end) if not any(one[1] == high for _, high in quoted))
    return [*quoted, *others]


def omissions(kb: KnowledgeBase, checked: Checked, own: str) -> list[Omission]:
    """What each omission of a quotation stands for, in their order; ``own`` is the id of the quotation."""
    passage, printed = checked.passage, checked.printed
    found: list[Omission] = []
    for (low, high, begin), (start, _, there) in pairwise(checked.offsets):
        mark = printed.find(OMISSION, high, start)
        if mark >= 0 and passage is not None:
            id_ = f"{own}-left-out-{len(found) + 1}"
            text, part = passage.without_signs, (begin + high - low, there)
            words = in_type(text, *part, passage.marks, _dropped(kb, passage, PlacedPassage(text, ((0, 0),)), *part))
            found.append(Omission(id_, words, Wrap(mark, mark + len(OMISSION), MARK.format(id_), Markup("</a>"))))
    return found
