"""The line ends of a passage as pages print them: joined inside of a word where a quotation joins it, otherwise shown or passed over.

What a page prints is its text, for a reader who copies from it and for selectors that have to find their words there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise

from ..model.sources import PassageKey
from .knowledge import KnowledgeBase
from .memory import remembered

SHOWN = re.compile(r" {2,}\n|(?<=\w[-\u2010\u2011])\s*\n\s*(?=[^\W\d_])")
"""Line ends that are shown: those of verse, and those behind a hyphen, of which nobody has said that it is or is not a part of the word."""

OTHERS = str.maketrans(dict.fromkeys("\v\f\x85\u2028\u2029", "\n"))
"""Line ends and page breaks that browsers do not take for any, and draw as boxes or not at all."""

INSIDE_A_WORD = re.compile(r"[-\u2010\u2011]\s*|\w[-\u2010\u2011]\s+")
"""What stands in the passage between two stretches of a quotation that are parts of one word, and one character before."""


@remembered
def joined(kb: KnowledgeBase) -> Mapping[PassageKey, tuple[tuple[int, int], ...]]:
    """By passage, the stretches of its text that are not printed: line ends inside of words, with the hyphen where a quotation does without it."""
    found: dict[PassageKey, dict[int, int]] = defaultdict(dict)
    for one in kb.checked:
        if one.passage is not None:
            ends = found[one.passage.key, one.passage.locator]
            for start, end in _joined(one.passage.text.value, [(there, there + last - first) for first, last, there in one.offsets]):
                ends[end] = max(start, ends.get(end, 0))
    return {key: tuple(sorted((start, end) for end, start in ends.items())) for key, ends in found.items() if ends}


def _joined(text: str, stretches: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    for (_, start), (end, _) in pairwise(stretches):
        if INSIDE_A_WORD.fullmatch(text, max(start - 1, 0), end):
            yield start, end


DIVIDED = re.compile(r"([^\W\d_]+)[-\u2010\u2011](\s*?\n\s*)(?=[^\W\d_])([^\W_]+)")
WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")


@remembered
def _words(kb: KnowledgeBase) -> frozenset[str]:
    """The words of all passages and originals, in small letters, but for those that are divided at a line end."""
    texts = [*(one.text.value for one in kb.passages.values()), *("\n".join(lines) for lines in (*kb.glossary.originals.values(), *kb.glossary.views.values()))]
    return frozenset(found.group().casefold() for text in texts for found in WORD.finditer(DIVIDED.sub(" ", text)))


def read_together(kb: KnowledgeBase, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches that are not printed of words that no quotation holds: line ends inside of words, as :func:`joined` has them for quotations.

    What is held says how a word is written, with its hyphen or without it. If it does not, and the second part is no word of its own there, the
    hyphen is one of the line end. Of all others nobody knows.
    """
    for found in DIVIDED.finditer(text, start, end):
        first, second = found[1].casefold(), found[3].casefold()
        hyphen, _ = found.span(2)
        if not found[3][0].islower():
            continue
        if first + second in _words(kb) or not {f"{first}-{second}", second} & _words(kb):
            yield hyphen - 1, found.end(2)
        elif f"{first}-{second}" in _words(kb):
            yield hyphen, found.end(2)


def without(text: str, start: int, end: int, dropped: Collection[tuple[int, int]]) -> str:
    """``text[start:end]`` but for the stretches that are ``dropped`` and lie in it as a whole."""
    parts = []
    for low, high in sorted(dropped):
        if start <= low and high <= end:
            parts.append(text[start:low])
            start = high
    return "".join([*parts, text[start:end]])


def lines(text: str) -> list[str]:
    """A text parted at the line ends that are shown. All others are left in it, as plain ones."""
    return SHOWN.split(text.translate(OTHERS))
