"""The number of words of each source that stand here: on the pages of terms, and in the passages that are held of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from ...model import Passage, PassageKey, Source
from ...verbatim import Match
from ..knowledge import KnowledgeBase
from ..speech import sentence_around

WORD = re.compile(r"[^\w\s]*\w\S*")
"""A word, for counting: signs between spaces, with a letter or digit among them."""

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Extent:
    """Words of one source: ``quoted`` on the pages of terms, of the ``held`` ones in its passages."""

    source: Source
    quoted: int
    held: int


def extents(kb: KnowledgeBase) -> tuple[Extent, ...]:
    """The extent of each source of which words are held, in the order of the records.

    Words that stand on several pages count once, the rest of a sentence that is printed beside a quotation counts too, and
    what a source quotes of another counts with that other only.
    """
    shown = _shown(kb)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for place, passage in kb.passages.items():
        words = [*own_words(passage)]
        starts, ends = [start for start, _ in words], [end for _, end in words]
        touched = (range(bisect_right(ends, low), bisect_left(starts, high)) for low, high in shown.get(place, ()))
        counts[passage.key][0] += len({*chain.from_iterable(touched)})
        counts[passage.key][1] += len(words)
    return tuple(Extent(source, *counts[key]) for key, source in kb.sources.items() if key in counts)


def received(kb: KnowledgeBase) -> int:
    """Words in the texts as they were received, which no page prints."""
    return sum(len(WORD.findall(line)) for lines in (*kb.glossary.originals.values(), *kb.glossary.views.values()) for line in lines)


def count_own_words(passage: Passage) -> int:
    """Count the words of the passage that its author does not quote from a named place."""
    quotes = any(one.citation is not None for one in passage.quoted)
    return sum(1 for _ in own_words(passage)) if quotes else len(WORD.findall(passage.text.value))


def own_words(passage: Passage) -> Iterator[Stretch]:
    """The words of the passage that its author does not quote from a named place."""
    others = [(one.start, one.end) for one in passage.quoted if one.citation is not None]
    for word in WORD.finditer(passage.text.value):
        if not any(low <= word.start() < high for low, high in others):
            yield word.span()


def _shown(kb: KnowledgeBase) -> dict[PassageKey, list[Stretch]]:
    """By passage, what the pages of terms print of it: quotations with the rest of their sentences, and evidence of its own."""
    found: dict[PassageKey, list[Stretch]] = defaultdict(list)
    for one in kb.checked:
        if one.passage is not None and one.matched is not None:
            spans = one.matched.spans
            start, end = sentence_around(one.passage, spans[0][0], spans[-1][1])
            found[one.passage.key, one.passage.locator] += [(start, spans[0][0]), *spans, (spans[-1][1], end)]
    for proof in kb.proofs:
        if proof.checked is None and proof.passage is not None and isinstance(proof.result, Match):
            found[proof.passage.key, proof.passage.locator] += proof.result.spans
    return found
