"""Which patterns can be found in a text at all: those of whose words one stands there. To ask this first saves most of the time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from functools import cache

WORD = re.compile(r"[^\W_]+")
NOT = "n't"
NEEDS = 2
"""A pattern is tried where so many of the words stand that it cannot do without."""
_PARENTHESIS, _BRANCHES, _WORDS = (re.compile(signs) for signs in ("[()]", "[()|]", "[() ]"))
_EDGE = re.compile(r"\A\\A(\\W\*|\[\\W\\d\]\*)?")
_PLAIN = re.compile(r"[a-z]{2,}|\([a-z]+(\|[a-z]+)*\)")
_TWO_FORMS = re.compile(r"(?P<word>[a-z]{2,})(?:\[(?P<signs>[a-z]+)\]|(?P<last>[a-z]))\?")
_JOINED = re.compile(r"[a-z]+(-[a-z]+)+")
_COMMON = frozenset(["a", "an", "and", "as", "at", "be", "been", "being", "by", "do", "does", "did", "for", "had", "has", "have", "he", "her", "him", "his", "i", "in", "is", "it", "its", "me", "my", "of", "on", "one", "or", "our", "she", "so", "some", "that", "the", "their", "them", "there", "these", "they", "this", "to", "was", "we", "were", "who", "will", "with", "would", "you", "your", "it's"])
"""Words that stand in nearly every sentence; a pattern is known by one of them only where it has too few other words."""


MOST = 50_000
"""Words that are kept with the patterns they may begin."""


class Triggers:
    """The words of which a pattern needs one, or the beginnings of words. A whole word is written with a space behind it."""

    def __init__(self, patterns: Iterable[str]) -> None:
        """In: the patterns as the file writes them, names of words replaced. They are known by their number; a set of them is the sum of 1 << number."""
        self._always = 0
        self._by_stem: dict[str, int] = {}
        needs = [_needs(pattern) for pattern in patterns]
        self._count = len(needs)
        for number, needed in enumerate(needs):
            for at in range(NEEDS):
                bit = 1 << number + at * self._count
                if at >= len(needed):
                    self._always |= bit
                    continue
                for stem in needed[at]:
                    self._by_stem[stem] = self._by_stem.get(stem, 0) | bit
        self._known: dict[str, int] = {}
        self._lengths = sorted({len(stem) for stem in self._by_stem if not stem.endswith(" ")})

    def possible(self, text: str) -> int:
        """Give the patterns that may be found in a text; any other is not."""
        low, known = text.lower(), self._known
        found = self._always | (self._of(NOT) if NOT in low else 0)
        for word in WORD.findall(low):
            found |= known[word] if word in known else self._of(word)
        return found & found >> self._count

    def _of(self, word: str) -> int:
        """The patterns of which a word is one that they need, or begins like one. Each word is looked at once."""
        if len(self._known) > MOST:
            self._known.clear()
        found = 0
        for stem in (f"{word} ", *(word[:length] for length in self._lengths if length <= len(word))):
            found |= self._by_stem.get(stem, 0)
        self._known[word] = found
        return found


def _needs(pattern: str) -> list[Set[str]]:
    """Sets of words or beginnings of words; each match of a pattern holds one of each of them. At most `NEEDS`, those of the rarest words."""
    return sorted(_sets(_EDGE.sub("", pattern), closed=True), key=_weight)[:NEEDS]


def _weight(some: Set[str]) -> tuple[bool, int, int]:
    """The less, the fewer, longer and rarer the words of a set."""
    return any(one.endswith(" ") and one[:-1] in _COMMON for one in some), len(some), -min(map(len, some))


def _sets(pattern: str, *, closed: bool) -> Iterator[Set[str]]:
    """All sets of words of which each match holds one; ``closed`` says that a word ends where the pattern does."""
    parts = list(_parts(pattern))
    for nth, (part, optional, begins, ends) in enumerate(parts):
        if optional or not begins:
            continue
        whole = ends and (closed or nth + 1 < len(parts))
        if not ends and nth + 1 < len(parts) and (words := _with_endings(part, *parts[nth + 1][:2])) and parts[nth + 1][3] and (closed or nth + 2 < len(parts)):
            yield words
        elif some := _of_branches(part[1:-1], closed=whole) if part.startswith("(") else _of_word(part, closed=whole):
            yield some


def _with_endings(part: str, behind: str, optional: bool) -> Set[str]:
    """The whole words of a word, or of alternatives, with a group of endings right behind, as in "claim(s|ed)?"; empty where they are no plain letters."""
    if not _PLAIN.fullmatch(part) or not _PLAIN.fullmatch(behind) or behind[0] != "(":
        return frozenset()
    endings = [*behind[1:-1].split("|"), *[""] * optional]
    return {f"{word}{ending} " for word in part.strip("()").split("|") for ending in endings}


def _of_word(part: str, *, closed: bool) -> Set[str]:
    if part.endswith("n't"):
        return {NOT}
    if closed and _JOINED.fullmatch(part):
        return {f"{max(part.split('-'), key=len)} "}
    if closed and (two := _TWO_FORMS.fullmatch(part)):
        return {f"{two['word']}{sign} " for sign in ("", *(two["signs"] or ""))} if two["signs"] else {f"{two['word']}{two['last']} ", f"{two['word']} "}
    found = re.match(r"[a-z]{2,}", part)
    word = found.group() if found else ""
    if part[len(word) : len(word) + 1] in ("?", "*", "{"):
        word = word[:-1]
    return {f"{word} " if closed and word == part else word} if len(word) > 1 else frozenset()


@cache
def _of_branches(inner: str, *, closed: bool) -> Set[str]:
    """Of alternatives: the rarest words of all of them, if each has some."""
    branches = [_of_branch(branch, closed) for branch in _split(inner, "|")]
    return frozenset[str]().union(*branches) if all(branches) else frozenset()


@cache
def _of_branch(branch: str, closed: bool) -> Set[str]:
    """Of one alternative: its rarest words. Most are a single word, and the same verbs stand in many patterns."""
    if "(" not in branch and " " not in branch:
        return _of_word(branch, closed=closed)
    return min(_sets(branch, closed=closed), key=_weight, default=frozenset())


def _parts(pattern: str) -> Iterator[tuple[str, bool, bool, bool]]:
    """The words and groups of a pattern in order, each with whether it may be missing, and whether a word begins and ends with it."""
    begins = True
    for item in _split(pattern, " "):
        at = 0
        while at < len(item):
            end = _close(item, at) if item[at] == "(" else found if (found := item.find("(", at)) >= 0 else len(item)
            if item.startswith(("(?=", "(?!", "(?<"), at):  # says what stands around a word, and is none
                at = end
                continue
            part, optional = item[at:end], item[end : end + 1] in ("?", "*", "{") and item[at] == "("
            behind = end if not optional else item.index("}", end) + 1 if item[end] == "{" else end + 1
            yield part, optional, begins, behind == len(item) or item.startswith("( ", behind)
            begins = begins and part.startswith("(") and all(branch.endswith(" ") for branch in _split(part[1:-1], "|"))
            at = behind
        begins = True


def _close(item: str, start: int) -> int:
    """Where the group that begins at `start` ends, behind its parenthesis."""
    depth = 0
    for found in _PARENTHESIS.finditer(item, start):
        depth += 1 if found.group() == "(" else -1
        if not depth:
            return found.end()
    return len(item)


def _split(text: str, sign: str) -> Iterator[str]:
    """The parts of a pattern between signs that stand outside parentheses."""
    if "(" not in text:
        yield from text.split(sign)
        return
    depth, start = 0, 0
    for found in (_BRANCHES if sign == "|" else _WORDS).finditer(text):
        one = found.group()
        if one == sign and not depth:
            yield text[start : found.start()]
            start = found.end()
        elif one != sign:
            depth += 1 if one == "(" else -1
    yield text[start:]
