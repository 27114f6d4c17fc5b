"""Sentences of sources that a page has printed already: where one comes up again, its phrase stands there alone and leads to the quotation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from ..prose.terms import sentences
from .printed_edge import PrintedEdge

ENDS = "“”.!?… "
"""Signs at the ends of a sentence that make it no other sentence."""
WORDS = 6
"""So many words are a sentence whose repetition a reader notices."""

PARTED = "\n"
"""Stands before each of the printed words, in which white space is collapsed."""


class Printed:
    """The words of sources on one page, in the order in which they are printed."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._words = "".join(f"{PARTED}{_plain(one)}" for one in words)  # as one text, which is searched at once

    def holds(self, sentence: str) -> bool:
        """Tell whether the page has printed a sentence."""
        return bool(self._words) and _plain(sentence) in self._words

    def times(self, sentence: str) -> int:
        """Count how many of the printed words hold a sentence."""
        looked_for, count, at = _plain(sentence), 0, 0
        while self._words and (found := self._words.find(looked_for, at)) >= 0:
            count += 1
            at = self._words.find(PARTED, found + 1)
            if at < 0:
                break
        return count

    def repeats(self, words: str) -> bool:
        """Tell whether the page has printed a sentence of these words twice."""
        return any(self.times(one) > 1 for one in _each(words))

    def add(self, words: str) -> None:
        """Take note of words that the page prints."""
        self._words += f"{PARTED}{_plain(words)}"

    def edge(self, one: PrintedEdge) -> PrintedEdge:
        """Give an edge as it is printed next: with its sentence, or with the phrase alone where the page has printed that sentence.

        A phrase that holds a whole sentence is left out, too, where that stands twice.
        """
        if not self.repeats(one.sentence) and not self.holds(one.sentence):
            self.add(one.sentence)
            return one
        phrase = "" if self.repeats(one.phrase) else one.phrase
        self.add(phrase)
        return one._replace(before="", behind="", phrase=phrase, again=True)

    def edges(self, some: Iterable[PrintedEdge]) -> Iterator[PrintedEdge]:
        """Give edges in their order, each as :meth:`edge` does."""
        return (self.edge(one) for one in some)


@lru_cache(maxsize=4_096)
def _each(text: str) -> tuple[str, ...]:
    """The sentences of a text, without those of a few words, which say little where they are repeated."""
    found = (text[start:end] for start, end in sentences(text))
    return tuple(one for one in found if len(one.split()) >= WORDS)


@lru_cache(maxsize=4_096)
def _plain(words: str) -> str:
    return " ".join(words.split()).strip(ENDS)
