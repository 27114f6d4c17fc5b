"""The sentences of an original text: a book, a mail, a web page as plain text.

A sentence ends by these rules, which follow Unicode's (UAX 29, SB6 to SB11) and add what a plain text needs:

- a full stop, question mark, exclamation mark or ellipsis ends it, with what closes behind it, where white space follows and the next
  word does not begin with a small letter; marks of other scripts do, in Chinese and Japanese without white space;
- a full stop does not where an abbreviation, an initial or the number of a list item stands before it. Of abbreviations that may end a
  sentence ("etc.") it does where a word follows that mostly begins one ("The");
- a blank line ends it, the marks "<begin quote>" and "<end quote>" stand outside of sentences, and so do the ends of a heading, and a line at which the depth of quoting in a mail (">") changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

Span = tuple[int, int]
_CLOSE = "\"'”’»›)\\]*_"
_OPEN = "\"'“‘«‹(\\[*_"
_STOP = re.compile(
    rf"(?P<mark>[.!?]+|…)[{_CLOSE}]*(?=\s+(?:>[> ]*)?[{_OPEN}]*(?P<next>[^\W_]|[-–—•]\s))"
    rf"|(?P<other>[؟۔।॥]+[{_CLOSE}]*(?=\s)|[。！？]+[{_CLOSE}」』）]*)"
)
_MARK = re.compile(r"</?(?:(?:begin|start|end)(?: of)? )?(?:quote|quotation|blockquote)>", re.IGNORECASE)
_LINE = re.compile(r"[^\n]*(?:\n|\Z)")
_QUOTING = re.compile(r"[ \t]*((?:>[ \t]?)*)")
_UNDERLINE = re.compile(r"[ \t]*([=\-~^*#])\1{3,}[ \t]*\n?\Z")
_MARKED = re.compile(r"[ \t]*#{1,6} ")
_LISTED = re.compile(r"(?:\A|\n)[ \t>]*(?:[-*•][ \t]+)?\(?(?:\d+(?:\.\d+)*|[A-Za-z]|[ivxIVX]+)\.\Z")
_WRAPPED = re.compile(r"[^\n]{40,}[^\W_]\n[^\n]*\Z")
_ITEM = re.compile(r"[ \t]*\n[ \t>]*\(?[a-z]\.[ \t]+[^\W\d_]")
_INITIAL = re.compile(r"(?:(?<![^\W_])(?<![^\W_]['’])(?!I\.)[^\W\d_]\.[ \t\n-]*)+\Z")
_DOTTED = re.compile(r"(?:(?<![^\W_])[^\W\d_]\.){2,}\Z")


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Those of a language, in small letters without their last full stop: some never end a sentence, some may.

    `starters` are words, in small letters, with which sentences often begin and names do not.
    """

    never_end: frozenset[str] = frozenset()
    may_end: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()


def sentences(text: str, abbreviations: Abbreviations) -> Sequence[Span]:
    """Give the sentences of a text in order, as half-open offsets without the white space around them. Headings count as sentences."""
    return _sentences(text, abbreviations)


@lru_cache(maxsize=4096)
def _sentences(text: str, abbreviations: Abbreviations) -> tuple[Span, ...]:
    found: list[Span] = []
    for start, end in _blocks(text):
        at = start
        marks = {at for found in _MARK.finditer(text, start, end) for at in found.span()}
        for stop in sorted({*_stops(text, start, end, abbreviations), *marks, end}):
            inner = text[at:stop]
            low, high = at + len(inner) - len(inner.lstrip(" \t\n\r\f>")), at + len(inner.rstrip())
            if low < high:
                found.append((low, high))
            at = stop
    return tuple(found)


def around(text: str, start: int, end: int, abbreviations: Abbreviations) -> Span:
    """Give the offsets of the whole sentence, or sentences, that hold `text[start:end]`."""
    low, high = start, end
    for one, two in sentences(text, abbreviations):
        if one < end and start < two:
            low, high = min(low, one), max(high, two)
    return low, high


def _blocks(text: str) -> Iterator[Span]:
    """The stretches between blank lines, headings and changes of quoting."""
    start = 0
    depth: int | None = None
    lines = [(found.start(), found.end()) for found in _LINE.finditer(text) if found.group()]
    for nth, (one, two) in enumerate(lines):
        line = text[one:two]
        quoting = _QUOTING.match(line)
        signs = quoting[1].count(">") if quoting else 0
        blank = not line[quoting.end() if quoting else 0 :].strip()
        under = nth + 1 < len(lines) and bool(_UNDERLINE.match(text[slice(*lines[nth + 1])])) and not blank
        heading = bool(_MARKED.match(line)) or bool(_UNDERLINE.match(line)) or under
        if blank or heading or (depth is not None and signs != depth):
            yield start, one
            start = one
        if blank or heading:
            yield one, two
            start = two
        depth = None if blank else signs
    yield start, len(text)


def _stops(text: str, start: int, end: int, abbreviations: Abbreviations) -> Iterator[int]:
    for found in _STOP.finditer(text, start, end):
        if found["other"] is None:
            following = found["next"]
            if (following.islower() and not _ITEM.match(text, found.end())) or (found["mark"] == "." and _goes_on(text, start, found.start("mark") + 1, found.start("next"), abbreviations)):
                continue
        yield found.end()


def _goes_on(text: str, start: int, stop: int, following: int, abbreviations: Abbreviations) -> bool:
    """Tell whether a sentence goes on behind the full stop that ends at `stop`, before the word at `following`."""
    before = text[max(start, stop - 60) : stop]
    word = re.search(r"[^\s(\[\"'“‘]*\Z", before[:-1])
    last = word.group().casefold() if word else ""
    if last in abbreviations.never_end or (_LISTED.search(before) and not _WRAPPED.search(text, max(start, stop - 200), stop)):
        return True
    behind = re.match(r"[^\W_]+(?:['’][^\W_]+)*", text[following : following + 40])
    starts = behind is not None and behind.group().casefold() in abbreviations.starters
    letter = before[-2:-1].isalnum() and not before[-3:-2].isalnum()  # a single one stands before the full stop
    if last in abbreviations.may_end or (letter and (_DOTTED.search(before) or _INITIAL.search(before))):
        return not starts
    return False
