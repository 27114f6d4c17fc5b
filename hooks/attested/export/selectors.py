"""Selectors of words in a passage, as the W3C Web Annotation data model has them (TextQuoteSelector).

They find their words on the page of the source too: its text is that of the passages, with the name of whoever is quoted behind
each quotation within one. No selector reaches over such a name, nor over the sign of an item of a list, which pages draw.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from ..graph import Checked, CheckedNote, KnowledgeBase
from ..graph.line_ends import joined, lines, without
from ..graph.memory import remembered
from ..model import Passage
from ..model.sources import PassageKey
from ..verbatim import Match

CONTEXT = 32
"""Characters before and behind. Readers of selectors that search by diff-match-patch take no more in a prefix."""


@dataclass(frozen=True, slots=True)
class Selector:
    """A stretch of a passage: its words, as many before and behind as make it the only one, and its offsets.

    The words are as the page prints them, with no line end inside of a word that a quotation joins. Offsets are code points into the
    passage's text, half-open.
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


def of_quotation(kb: KnowledgeBase, one: Checked) -> tuple[Selector, ...]:
    """One for each stretch between omissions, names and signs of lists; none where the words were not found."""
    if one.matched is None or one.passage is None:
        return ()
    return _selectors(kb, one.passage, one.matched.spans)


def of_note(kb: KnowledgeBase, one: Checked, checked: CheckedNote) -> tuple[Selector, ...]:
    """The annotated phrase, looked up in the passage itself."""
    if one.passage is None or not isinstance(checked.result, Match):
        return ()
    return _selectors(kb, one.passage, [part for span in checked.result.spans for part in _in_passage(one, *span)])


def _in_passage(one: Checked, start: int, end: int) -> Iterator[tuple[int, int]]:
    for first, last, there in one.offsets:
        low, high = max(start, first), min(end, last)
        if low < high:
            yield there + low - first, there + high - first


def _selectors(kb: KnowledgeBase, passage: Passage, spans: Collection[tuple[int, int]]) -> tuple[Selector, ...]:
    text = passage.text.value
    signs = {one.start: one.words for one in passage.paragraphs if one.sign}
    parts = sorted({0, len(text), *(quoted.end for quoted in passage.quoted), *signs, *signs.values()})
    beside = [found for origin in _origins(passage) for found in _repeated(kb).get((passage.key, origin), ()) if found != text]
    dropped = joined(kb).get((passage.key, passage.locator), ())
    found = []
    for begin, end in _across(spans, dropped):
        for low, high in pairwise(parts):
            start, stop = max(begin, low), min(end, high)
            start += len(text[start:stop]) - len(text[start:stop].lstrip())
            stop -= len(text[start:stop]) - len(text[start:stop].rstrip())
            if start < stop and low not in signs:
                found.append(_selector(text, start, stop, (low, high), beside, dropped))
    return tuple(found)


def _across(spans: Iterable[tuple[int, int]], dropped: Collection[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans, two as one where only a line end stands between them that is not printed."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and (found[-1][1], start) in dropped:
            start = found.pop()[0]
        found.append((start, end))
    return found


def _selector(text: str, start: int, end: int, within: tuple[int, int], beside: Collection[str], dropped: Collection[tuple[int, int]]) -> Selector:
    """The stretch with its surroundings: some, then twice as many until they occur once only. First the suffix grows, then the prefix."""
    low, high = within
    before = behind = CONTEXT
    while True:
        first, last = max(start - before, low), min(end + behind, high)
        whole = text[first:last]
        single = text.find(whole) == text.rfind(whole) and not any(whole in other for other in beside)
        if single or (first, last) == within:
            exact, prefix, suffix = ("\n".join(lines(without(text, *span, dropped))) for span in ((start, end), (first, start), (end, last)))
            return Selector(exact, prefix.lstrip(), suffix.rstrip(), start, end)
        if last < high:
            behind *= 2
        else:
            before *= 2


def _origins(passage: Passage) -> list[PassageKey]:
    """Whose words a passage holds: its own, and those of the passages that it quotes."""
    cited = (quoted.citation for quoted in passage.quoted)
    return list(dict.fromkeys([(passage.key, passage.locator), *((one.key, one.locator) for one in cited if one)]))


@remembered
def _repeated(kb: KnowledgeBase) -> Mapping[tuple[str, PassageKey], tuple[str, ...]]:
    """By the source on whose page they stand and the passage that they come from: texts that hold the same words."""
    found: dict[tuple[str, PassageKey], list[str]] = defaultdict(list)
    for passage in kb.passages.values():
        for origin in _origins(passage):
            found[passage.key, origin].append(passage.text.value)
    return {key: tuple(texts) for key, texts in found.items()}
