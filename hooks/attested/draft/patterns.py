"""The phrases of Wording: compiled once, then found in a draft.

A phrase is words, terms and gaps. A word stands as it is written, in any case; a term stands in any of its names; a gap
(``…``) is up to five words. Nothing is found across the end of a sentence, a blank line, or what was left out of the
draft. ``docs/assets/draft/patterns.js`` does the same in the browser, and the same stories test both.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..model import TermId
from ..prose.terms import Matcher, Mention, plurals
from ..prose.words import folded, joined_after, joined_before, words_in

GAP = 5
"""The most words that a gap stands for."""

OMITTED = "\ufffc"
"""Stands in a draft's text for what was left out: code, an address."""

APART = re.compile(rf"\n[^\S\n]*\n|[|{OMITTED}。！？；：]|[.!?…:;].", re.DOTALL)
ADVISED = re.compile(r"[“\"]([^“”\"]+)[”\"]")

Part = tuple[str, ...] | TermId | None
"""Spellings of a word, a term, or a gap."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase to look out for. ``advised`` are the phrases to be written instead: where one stands, nothing is wrong."""

    phrase: str
    parts: tuple[Part, ...]
    advised: tuple[tuple[Part, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern found: the index of its line of Wording, the phrase, and half-open offsets into the text."""

    line: int
    phrase: str
    start: int
    end: int


def parts(phrase: str, matcher: Matcher) -> tuple[Part, ...]:
    """A phrase compiled. One that is nothing but a name of a term means that name alone, or every use would be warned of."""
    found: list[Part] = []
    for segment in re.split(r"…|\.\.\.", phrase):
        if found and found[-1] is not None:
            found.append(None)
        mentions, taken = matcher.find(segment), list[Mention]()
        for word in words_in(segment):
            inside = next((one for one in mentions if one.start <= word.start() < one.end), None)
            if inside is None:
                found.append((folded(word[0]),))
            elif inside not in taken:
                taken.append(inside)
                found.append(inside.term)
    while found and found[-1] is None:
        found.pop()
    if len(found) == 1 and isinstance(found[0], str):
        words = [folded(word[0]) for word in words_in(phrase)]
        return (*((word,) for word in words[:-1]), (words[-1], *plurals(words[-1])))
    return tuple(found)


def patterns(phrases: Sequence[str], advice: str, matcher: Matcher) -> tuple[Pattern, ...]:
    """The phrases of a line of Wording. ``advice`` is what to write instead, its phrases in double quotation marks."""
    advised = [parts(found, matcher) for found in ADVISED.findall(advice)]
    made = []
    for phrase in phrases:
        own = DraftWords(phrase, matcher.find(phrase))
        others = tuple(one for one in advised if one and not any(own.end(one, at) for at in range(len(own.spans))))
        made.append(Pattern(phrase, parts(phrase, matcher), others))
    return tuple(made)


class DraftWords:
    """A text as its words, with the terms that begin at them."""

    def __init__(self, text: str, mentions: Iterable[Mention]) -> None:
        self.text = text
        self.spans = [found.span() for found in words_in(text)]
        self.folded = [folded(text[start:end]) for start, end in self.spans]
        self.terms = {bisect_left(self.spans, (one.start, 0)): (one.term, bisect_left(self.spans, (one.end, 0))) for one in mentions}

    def _near(self, at: int) -> bool:
        """Tell whether word ``at`` belongs to the same run of words as the one before it."""
        return at < len(self.spans) and APART.search(self.text[self.spans[at - 1][1] : self.spans[at][0]]) is None

    def end(self, parts: Sequence[Part], begin: int) -> int:
        """The index behind the last word of the shortest stretch from ``begin`` that the parts fit, or 0."""
        reached = {begin}
        for part in parts:
            reached = {after for at in reached for after in self._after(part, at, begin)}
        last = min(reached, default=0)
        whole = last and not joined_before(self.text, self.spans[begin][0])
        return last if whole and not joined_after(self.text, self.spans[last - 1][1]) else 0

    def _after(self, part: Part, at: int, begin: int) -> Iterator[int]:
        if part is None:
            yield at
            for more in range(at, at + GAP):
                if not self._near(more):
                    return
                yield more + 1
        elif at < len(self.spans) and (at == begin or self._near(at)):
            if isinstance(part, str):
                term, end = self.terms.get(at, (None, 0))
                if term == part:
                    yield end
            elif self.folded[at] in part:
                yield at + 1


class PatternFinder:
    """Finds the patterns of many lines of Wording in a text: its time grows with the text, not with their number."""

    def __init__(self, lines: Sequence[Sequence[Pattern]]) -> None:
        self._begin: dict[str, list[tuple[int, Pattern]]] = defaultdict(list)
        for line, some in enumerate(lines):
            for pattern in some:
                first = pattern.parts[0] if pattern.parts else ()
                for key in (f"[{first}]",) if isinstance(first, str) else first or ():
                    self._begin[key].append((line, pattern))

    def find(self, text: str, mentions: Iterable[Mention]) -> list[Hit]:
        """Find all hits in a text, in order; those of one line of Wording do not overlap."""
        words, hits, behind = DraftWords(text, mentions), [], defaultdict[int, int](int)
        for at, word in enumerate(words.folded):
            term = words.terms.get(at)
            for line, pattern in (*self._begin.get(word, ()), *(self._begin.get(f"[{term[0]}]", ()) if term else ())):
                last = words.end(pattern.parts, at) if at >= behind[line] else 0
                if last and not _says_it(words, pattern, at, last):
                    hits.append(Hit(line, pattern.phrase, words.spans[at][0], words.spans[last - 1][1]))
                    behind[line] = last
        return sorted(hits, key=lambda hit: (hit.start, hit.line))


def _says_it(words: DraftWords, pattern: Pattern, begin: int, last: int) -> bool:
    """Tell whether the words from ``begin`` are already the advised ones, or a part of them."""
    longest = max((len(one) for one in pattern.advised), default=0) * (GAP + 1)
    return any(
        words.end(one, at) > begin for one in pattern.advised for at in range(max(begin - longest, 0), last)
    )
