"""Finding terms in prose: one matcher for the site, the graph and the draft checker.

A name is found with hyphens or spaces between its words, in any case (a name all in capitals only so, and so are names of two
terms that differ by case alone), in its regular plural, at the edges of words, the longest name first, and never across anything
but hyphens and spaces, so never across the end of a sentence. Signs that begin or end a name are a part of it: C, C++ and C# are
three. The matcher is a dictionary of words: its time grows with the text, not with the number of terms.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model import TermId
from .words import ALPHANUMERIC, CONTINUED, folded, is_spaceless, joined_after, joined_before, words_in

SOFT = re.compile(r"(?:[-\u2010\u2011]|[^\S\n]*(?:\n[^\S\n]*)?)\Z")
MORE_SIGNS = r"[^\w\s.,;:!?…'\"“”„‘’‚«»‹›()\[\]{}–—]"
"""A sign that is no punctuation, and so a part of the signs beside it."""
CLOSE = "\"'”’»)\\]"
END = re.compile(
    rf"(?:[.!?]+|…)[{CLOSE}]*(?=\s+[\"'“‘«(\[]*(?P<next>[^\W_]))|[؟۔।॥]+[{CLOSE}]*(?=\s)|[。！？]+[{CLOSE}」』）]*|\n[^\S\n]*\n"
)
MAY_END = re.compile(r"[.!?…؟۔।॥。！？\n]")
"""How an :data:`END` begins: to look for one sign and read on only there takes a fifth of the time."""
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
    """A name as its words and what stands around them; ``cased`` ones must stand exactly so.

    ``gaps`` has one string more than ``words``: the signs before the first, what stands between two (a space for hyphens and
    spaces alike), and the signs behind the last.
    """

    term: TermId
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    cased: bool


def normal(name: str) -> str:
    """Give the form by which names are compared: words in lower case, hyphens and spaces between them made one space.

    The matcher takes two names for the same one if and only if their forms are equal, or differ by case alone and are not told
    apart by it. A name of signs alone, which the matcher does not look for, stays as it is.
    """
    return exact(name).casefold()


def exact(name: str) -> str:
    """Give the same form with capital and small letters as they are."""
    words, gaps = _split(name)
    return "".join(part for pair in zip(gaps, (*words, ""), strict=True) for part in pair)


def stands_as_sign(name: str, text: str) -> bool:
    """Tell whether a name of signs alone stands in a text, and not as a part of more signs, nor of a name such as *C++*. False for a name with words."""
    sign = unicodedata.normalize("NFC", name).strip()
    if not sign or next(words_in(sign), None):
        return False
    first, last = re.escape(sign[0]), re.escape(sign[-1])
    word = r"(?<!\w)" if sign[0] in "+#" else ""
    alone = rf"{word}(?<!{first})(?<!{MORE_SIGNS}){re.escape(sign)}(?!{MORE_SIGNS})(?!{last})"
    return re.search(alone, unicodedata.normalize("NFC", text)) is not None


def only_in_capitals(name: str) -> bool:
    """Tell whether a name is found in capitals only, as an abbreviation is: all its letters are capitals, and its last word has two."""
    words, _ = _split(name)
    return bool(words) and name.isupper() and len(words[-1]) > 1


def plurals(word: str) -> tuple[str, ...]:
    """The regular English plurals of a word in small letters; none where its script is written without spaces."""
    if is_spaceless(word[-1:]):
        return ()
    if re.search(r"(?:s|x|z|ch|sh)$", word):
        return (f"{word}es",)
    if re.search(r"[^aeiou]y$", word):
        return (f"{word[:-1]}ies",)
    return (f"{word}s",)


def _split(name: str) -> tuple[list[str], list[str]]:
    """The words of a name, and what stands before, between and behind them."""
    text = unicodedata.normalize("NFC", name).strip()
    found = list(words_in(text))
    ends = [0, *(place for one in found for place in one.span()), len(text)]
    gaps = [text[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True)]
    return [one[0] for one in found], [" " if 0 < at < len(found) and gap and SOFT.match(gap) else gap for at, gap in enumerate(gaps)]


class Matcher:
    """Finds the names of terms in texts.

    In: each term's names (its own, aliases, forms). Where two terms share a name, the one given first has it.
    """

    def __init__(self, names: Mapping[TermId, Sequence[str]]) -> None:
        self._names: dict[str, list[TermName]] = {}
        spelled: dict[str, dict[str, TermId]] = {}
        for term, spellings in names.items():
            for spelling in spellings:
                spelled.setdefault(normal(spelling), {}).setdefault(exact(spelling), term)
        told_apart = {form for form, owners in spelled.items() if len(set(owners.values())) > 1}
        for term, spellings in names.items():
            for spelling in spellings:
                self._add(term, spelling, told_apart=normal(spelling) in told_apart)
        for entries in self._names.values():
            entries.sort(key=lambda name: (-len(name.words), -len(name.gaps[0]) - len(name.gaps[-1])))

    def _add(self, term: TermId, spelling: str, *, told_apart: bool) -> None:
        words, gaps = _split(spelling)
        if not words:
            return
        capitals = only_in_capitals(spelling)
        cased = capitals or told_apart
        words = words if cased else [word.casefold() for word in words]
        many = () if gaps[-1] else (f"{words[-1]}s",) if capitals else plurals(words[-1])
        for end in (words[-1], *many):
            name = TermName(term, (*words[:-1], end), tuple(gaps), cased)
            self._names.setdefault(name.words[0].casefold(), []).append(name)

    @property
    def names(self) -> list[TermName]:
        """The names that are looked for, in the order in which they are tried: of names that begin alike, the longest first."""
        return [name for names in self._names.values() for name in names]

    def find(self, text: str, skip: Iterable[tuple[int, int]] = ()) -> list[Mention]:
        """The mentions in a text, in order, none overlapping another or a stretch of ``skip``."""
        words = [(one.start(), one.end(), one[0]) for one in words_in(text)]
        barred = sorted(skip)
        found: list[Mention] = []
        index = at = behind = 0
        while index < len(words):
            name = self._longest(text, words, index, behind)
            if name is None:
                index += 1
                continue
            start, end = _span(words, index, name)
            while at < len(barred) and barred[at][1] <= start:
                at += 1
            if at < len(barred) and barred[at][0] < end:
                index += 1
                continue
            found.append(Mention(start, end, name.term))
            index, behind = index + len(name.words), end
        return found

    def _longest(self, text: str, words: Sequence[tuple[int, int, str]], index: int, behind: int) -> TermName | None:
        for name in self._names.get(folded(words[index][2]), ()):
            if index + len(name.words) <= len(words) and _fits(text, words, index, name):
                start, end = _span(words, index, name)
                if start >= behind and _whole(text, start, end, name):
                    return name
        return None


def _span(words: Sequence[tuple[int, int, str]], index: int, name: TermName) -> tuple[int, int]:
    return words[index][0] - len(name.gaps[0]), words[index + len(name.words) - 1][1] + len(name.gaps[-1])


def _fits(text: str, words: Sequence[tuple[int, int, str]], index: int, name: TermName) -> bool:
    for at, expected in enumerate(name.words):
        start, _, word = words[index + at]
        if (unicodedata.normalize("NFC", word) if name.cased else folded(word)) != expected:
            return False
        if at:
            gap = text[words[index + at - 1][1] : start]
            if not (SOFT.match(gap) and gap if name.gaps[at] == " " else gap == name.gaps[at] or (not name.gaps[at] and gap == "\n")):
                return False
    start, end = _span(words, index, name)
    return text.startswith(name.gaps[0], max(start, 0)) and text.startswith(name.gaps[-1], end - len(name.gaps[-1])) and start >= 0


def _whole(text: str, start: int, end: int, name: TermName) -> bool:
    """Tell whether a name that stands from ``start`` to ``end`` is neither joined to another word nor continued by signs.

    A sign at its edge may not stand twice there; and stars on both sides are marks of emphasis, and no part of it.
    """
    before, behind = name.gaps[0], name.gaps[-1]
    if joined_before(text, start) or joined_after(text, end):
        return False
    if before and (ALPHANUMERIC.match(text, max(start - 1, 0), start) or text.endswith(before[0], 0, start)):
        return False
    if behind:
        return not (ALPHANUMERIC.match(text, end) or text.startswith(behind[-1], end) or (behind[-1] == "*" and text.endswith("*", 0, start)))
    return CONTINUED.match(text, end) is None


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as half-open stretches without the white space between them.

    A blank line ends a sentence; so does a full stop, question mark, exclamation mark or ellipsis with what closes
    behind it, if no small letter begins the next word and it is not a common abbreviation or an initial; so do those marks of
    other scripts, in Chinese and Japanese without a space.
    """
    spans, start = [], 0
    for end in _ends(text):
        if (end["next"] or "").islower():
            continue
        if ABBREVIATION.search(text, start, end.end()) and not end[0].isspace() and end.end() < len(text):
            continue
        spans += _trimmed(text, start, end.start() if end[0].isspace() else end.end())
        start = end.end()
    return [*spans, *_trimmed(text, start, len(text))]


def _ends(text: str) -> Iterator[re.Match[str]]:
    """Where a sentence may end, the end of the text aside; none overlaps another."""
    at = 0
    while may := MAY_END.search(text, at):
        end = END.match(text, may.start())
        if end:
            yield end
        at = (end or may).end()


def _trimmed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A stretch without the white space around it, if there is anything else in it."""
    inner = text[start:end]
    return [(start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip()))] if inner.strip() else []
