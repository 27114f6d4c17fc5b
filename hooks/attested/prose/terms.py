"""Finding terms in prose: one matcher for the site, the graph and the draft checker.

A name is found with hyphens or spaces between its words, in any case (a name all in capitals only so), in its regular
plural, at word boundaries, the longest name first, and never across anything but hyphens and spaces, so never across the
end of a sentence. The matcher is a dictionary of words: its time grows with the text, not with the number of terms.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model import TermId

WORD = re.compile(r"[^\W_]+")
SOFT = re.compile(r"(?:[-\u2010\u2011]|[^\S\n]*(?:\n[^\S\n]*)?)\Z")
JOINS = "-\u2010\u2011'’_"
END = re.compile(r"(?:[.!?]+|…)[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[A-Z0-9À-Þ])|\n[^\S\n]*\n|\Z")
ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|cf|vs|al|Dr|Mr|Mrs|Ms|Prof|St|No|pp?|[Cc]h|[Ff]ig|[Ee]q|[Ss]ec)|\b[A-Z])\.$"
)


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A term found: half-open offsets (code points) into the text, and whose name it is."""

    start: int
    end: int
    term: TermId


@dataclass(frozen=True, slots=True)
class TermName:
    """A name as its words and what stands between them; ``cased`` ones must stand exactly so."""

    term: TermId
    words: tuple[str, ...]
    between: tuple[str, ...]
    cased: bool


def normal(name: str) -> str:
    """Give the form by which names are compared: words in lower case, hyphens and spaces between them made one space.

    The matcher takes two names for the same one if and only if their forms are equal. Empty for a name without a word.
    """
    words, between = _split(name)
    return (
        words[0].casefold() + "".join(f"{gap}{word.casefold()}" for gap, word in zip(between, words[1:], strict=True))
        if words
        else ""
    )


def plurals(word: str) -> tuple[str, ...]:
    """The regular English plurals of a word, in lower case."""
    word = word.casefold()
    if re.search(r"(?:s|x|z|ch|sh)$", word):
        return (f"{word}es",)
    if re.search(r"[^aeiou]y$", word):
        return (f"{word[:-1]}ies",)
    return (f"{word}s",)


def _split(name: str) -> tuple[list[str], list[str]]:
    text = unicodedata.normalize("NFC", name)
    found = list(WORD.finditer(text))
    between = [text[one.end() : other.start()] for one, other in pairwise(found)]
    return [one[0] for one in found], [" " if SOFT.match(gap) and gap else gap for gap in between]


class Matcher:
    """Finds the names of terms in texts.

    In: each term's names (its own, aliases, forms). Where two terms share a name, the one given first has it.
    """

    def __init__(self, names: Mapping[TermId, Sequence[str]]) -> None:
        self._names: dict[str, list[TermName]] = {}
        for term, spellings in names.items():
            for spelling in spellings:
                self._add(term, spelling)
        for entries in self._names.values():
            entries.sort(key=lambda name: -len(name.words))

    def _add(self, term: TermId, spelling: str) -> None:
        words, between = _split(spelling)
        if not words:
            return
        cased = spelling.isupper() and len(words[-1]) > 1
        ends = (words[-1], f"{words[-1]}s") if cased else (words[-1].casefold(), *plurals(words[-1]))
        for end in ends:
            spelled = (*(word if cased else word.casefold() for word in words[:-1]), end)
            name = TermName(term, spelled, tuple(between), cased)
            self._names.setdefault(spelled[0].casefold(), []).append(name)

    @property
    def names(self) -> list[TermName]:
        """The names that are looked for, in the order in which they are tried: of names that begin alike, the longest first."""
        return [name for names in self._names.values() for name in names]

    def find(self, text: str, skip: Iterable[tuple[int, int]] = ()) -> list[Mention]:
        """The mentions in a text, in order, none overlapping another or a stretch of ``skip``."""
        words = [(one.start(), one.end(), one[0]) for one in WORD.finditer(text)]
        barred = sorted(skip)
        found: list[Mention] = []
        index = at = 0
        while index < len(words):
            start = words[index][0]
            while at < len(barred) and barred[at][1] <= start:
                at += 1
            name = self._longest(text, words, index)
            if name is None or (at < len(barred) and barred[at][0] < words[index + len(name.words) - 1][1]):
                index += 1
                continue
            found.append(Mention(start, words[index + len(name.words) - 1][1], name.term))
            index += len(name.words)
        return found

    def _longest(self, text: str, words: Sequence[tuple[int, int, str]], index: int) -> TermName | None:
        names = self._names.get(words[index][2].casefold())
        if not names or joined_before(text, words[index][0]):
            return None
        for name in names:
            last = index + len(name.words) - 1
            if last < len(words) and _fits(text, words, index, name) and not joined_after(text, words[last][1]):
                return name
        return None


def _fits(text: str, words: Sequence[tuple[int, int, str]], index: int, name: TermName) -> bool:
    for at, expected in enumerate(name.words):
        start, _, word = words[index + at]
        if (word if name.cased else word.casefold()) != expected:
            return False
        if at:
            gap = text[words[index + at - 1][1] : start]
            if not (SOFT.match(gap) and gap if name.between[at - 1] == " " else gap == name.between[at - 1]):
                return False
    return True


def joined_before(text: str, start: int) -> bool:
    """Tell whether a hyphen or an apostrophe joins the word at ``start`` to another one before it."""
    return start > 1 and text[start - 1] in JOINS and text[start - 2].isalnum()


def joined_after(text: str, end: int) -> bool:
    """The same for what stands behind, a possessive ’s aside."""
    if end + 1 >= len(text) or text[end] not in JOINS or not text[end + 1].isalnum():
        return False
    possessive = text[end] in "'’" and text[end + 1] in "sS" and not text[end + 2 : end + 3].isalnum()
    return not possessive


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as half-open stretches without the white space between them.

    A blank line ends a sentence; so does a full stop, question mark, exclamation mark or ellipsis with what closes
    behind it, if a capital or a digit begins the next word and it is not a common abbreviation or an initial.
    """
    spans, start = [], 0
    for end in END.finditer(text):
        if ABBREVIATION.search(text, start, end.end()) and not end[0].isspace() and end.end() < len(text):
            continue
        stop = end.start() if end[0].isspace() else end.end()
        inner = text[start:stop]
        if inner.strip():
            spans.append((start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())))
        start = end.end()
    return spans
