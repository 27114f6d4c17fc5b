"""The marks with which a passage writes the type of its source: emphasis, code, small and raised letters, formulas, footnotes.

A passage has them only where it says ``markup: yes``. They are few, and each has one way to be written, so that nobody has to guess what a
sign is: ``*words*``, code between backticks, ``~sub~``, ``^super^``, ``$formula$``, ``[^1]``, and a backslash before a sign that is the source's own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from operator import itemgetter

from ..model import Mark, MarkKind, Place, Text
from .formulas import FormulaError, mathml

TOKEN = re.compile(r"\\[!-/:-@\[-`{-~]|(`+)|\$|[*]+|[~^]|\[\^(?:([a-z]|(?!0)\d{1,4}|[*†‡§¶‖]{1,3}|[¹²³⁴-⁹][¹²³⁰⁴-⁹]{0,3})\])?")
DOLLAR = re.compile(r"(?<!\\)(?:\\\\)*\$")
"""The next one without a backslash before it."""
PAIRS: dict[str, MarkKind] = {"*": "emphasis", "~": "sub", "^": "super"}
SIGNS: dict[MarkKind, str] = {"emphasis": "*", "code": "`", "sub": "~", "super": "^", "formula": "$", "footnote": "[^"}
NAMES: dict[MarkKind, str] = {"emphasis": "emphasis", "code": "code", "sub": "small letters", "super": "raised letters", "formula": "a formula", "footnote": "a footnote"}
EVERY = frozenset(SIGNS)
LITERAL = "Where “{0}” is a sign of the source itself, write “\\{0}”."


@dataclass(frozen=True, slots=True)
class MarkFault:
    """A mark that was not understood, and is left as the sign that it is: its offset in the text as written, what is wrong, how to mend it."""

    offset: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text without the signs of its marks, and the marks, in offsets of it.

    ``cut`` are the stretches taken out, in offsets of the text as written, ``sizes`` how much was taken out before each of them and at the end.
    """

    text: Text
    marks: tuple[Mark, ...]
    faults: tuple[MarkFault, ...]
    cut: tuple[tuple[int, int], ...]
    sizes: tuple[int, ...]

    def at(self, offset: int) -> int:
        """Give the offset in the text without signs of a character at ``offset`` as written; of a sign, where it was."""
        before = bisect_left(self.cut, (offset, 0))
        return offset - self.sizes[before] + (max(0, self.cut[before - 1][1] - offset) if before else 0)


def read_marks(text: Text, blocks: Sequence[tuple[int, int]], kinds: Collection[MarkKind] = EVERY) -> MarkedText:
    """Read the marks of these kinds in a text. ``blocks`` are its paragraphs, half open and in order: no mark runs over the end of one.

    A mark that is not closed, is empty or crosses another one is left as it is written, and told as a fault.
    """
    reader = _Reader(text.value, frozenset(kinds))
    for start, end in blocks:
        reader.block(start, end)
    cut = tuple(sorted(reader.cut))
    sizes = tuple(accumulate((stop - start for start, stop in cut), initial=0))
    made = MarkedText(_without(text, cut), (), tuple(sorted(reader.faults, key=lambda one: one.offset)), cut, sizes)
    marks = (Mark(kind, made.at(start), made.at(stop), sign) for kind, start, stop, sign in reader.found)
    return replace(made, marks=tuple(sorted(marks, key=lambda one: (one.start, -one.end))))


def has_marks(text: str) -> bool:
    """Tell whether a sign of a mark stands in a text."""
    return TOKEN.search(text) is not None


def _without(text: Text, cut: Sequence[tuple[int, int]]) -> Text:
    """The text without some stretches; what is left knows where it was written."""
    if not cut:
        return text
    parts: list[str] = []
    starts: list[tuple[int, Place]] = []
    size = 0
    for low, high in zip((0, *(end for _, end in cut)), (*(start for start, _ in cut), len(text.value)), strict=True):
        if low < high:
            inner = text.starts[bisect_right(text.starts, low, key=itemgetter(0)) : bisect_left(text.starts, high, key=itemgetter(0))]
            starts += [(size, text.at(low)), *((size + offset - low, place) for offset, place in inner)]
            parts.append(text.value[low:high])
            size += high - low
    return Text("".join(parts), tuple(starts) or text.starts[:1])


@dataclass(slots=True)
class _Open:
    """A mark that is not closed yet: its sign, and where that stands."""

    sign: str
    at: int


@dataclass(slots=True)
class _Reader:
    """Reads block by block, from left to right and once."""

    text: str
    kinds: frozenset[MarkKind]
    found: list[tuple[MarkKind, int, int, str]] = field(default_factory=list)
    cut: list[tuple[int, int]] = field(default_factory=list)
    faults: list[MarkFault] = field(default_factory=list)

    def block(self, start: int, end: int) -> None:
        """Read one block."""
        opened: list[_Open] = []
        at = start
        while found := TOKEN.search(self.text, at, end):
            at = self._token(found, end, opened)
        for one in opened:
            self._fault(one.at, f"The “{one.sign}” here opens {NAMES[PAIRS[one.sign]]}, which is not closed in its paragraph.", one.sign)

    def _token(self, found: re.Match[str], end: int, opened: list[_Open]) -> int:
        """Take one sign, and return where to go on."""
        sign, at = found[0], found.start()
        if sign[0] == "\\":
            if self.kinds == EVERY or sign[1] in {SIGNS[kind][0] for kind in self.kinds}:
                self.cut.append((at, at + 1))
            return found.end()
        kind = next(kind for kind, mark in SIGNS.items() if mark[0] == sign[0])
        if kind not in self.kinds:
            return found.end()
        if kind == "footnote":
            return self._footnote(found)
        if kind in ("code", "formula"):
            return self._enclosed(kind, sign, at, end)
        self._pair(sign, at, end, opened)
        return found.end()

    def _footnote(self, found: re.Match[str]) -> int:
        if found[2] is None:
            self._fault(found.start(), "The mark of a footnote is not one figure, letter or star in “[^…]”.", "[")
        else:
            self.cut.append(found.span())
            self.found.append(("footnote", found.end(), found.end(), found[2]))
        return found.end()

    def _enclosed(self, kind: MarkKind, sign: str, at: int, end: int) -> int:
        """Code or a formula, in which no other mark is one. Code ends at as many signs as it begins with, a formula at the next dollar without a backslash."""
        begin = at + len(sign)
        found = (re.compile(rf"(?<!`){sign}(?!`)") if kind == "code" else DOLLAR).search(self.text, begin, end)
        if found is None:
            self._fault(at, f"The “{sign}” here opens {NAMES[kind]}, which is not closed in its paragraph.", sign[0])
            return begin
        stop = found.end() - len(sign)
        inside = self.text[begin:stop]
        if fault := _not_enclosed(kind, inside):
            self._fault(at, fault, sign[0])
        else:
            self._take(kind, at, stop, sign)
        return found.end()

    def _pair(self, sign: str, at: int, end: int, opened: list[_Open]) -> None:
        """One of the signs that open and close: ``*``, ``~`` and ``^``."""
        if len(sign) > 1:
            self._fault(at, f"“{sign}” is no mark: emphasis has one “*” on each side.", "*")
            return
        behind, before = self.text[at + 1 : min(at + 2, end)], self.text[at - 1 : at]
        held = next((number for number, one in enumerate(opened) if one.sign == sign), None)
        if held is None:
            if not behind or behind.isspace():
                self._fault(at, f"The “{sign}” here is no mark: words follow right behind one that opens, and stand right before one that closes.", sign)
            else:
                opened.append(_Open(sign, at))
            return
        one = opened[held]
        if held < len(opened) - 1:
            self._fault(at, f"The “{sign}” here closes {NAMES[PAIRS[sign]]} before “{opened[-1].sign}”, which was opened within.", sign)
        elif one.at + 1 == at or before.isspace():
            self._fault(at, f"The “{sign}” here is no mark: words follow right behind one that opens, and stand right before one that closes.", sign)
        elif sign in "~^" and re.search(r"\s", self.text[one.at : at]):
            self._fault(one.at, f"{NAMES[PAIRS[sign]].capitalize()} hold no white space.", sign)
            opened.pop()
        else:
            opened.pop()
            self._take(PAIRS[sign], one.at, at, sign)

    def _take(self, kind: MarkKind, start: int, stop: int, sign: str) -> None:
        self.found.append((kind, start + len(sign), stop, sign))
        self.cut += [(start, start + len(sign)), (stop, stop + len(sign))]

    def _fault(self, at: int, message: str, sign: str) -> None:
        self.faults.append(MarkFault(at, message, LITERAL.format(sign)))


def _not_enclosed(kind: MarkKind, inside: str) -> str:
    """Say what is wrong with what stands in code or in a formula; nothing where it can be shown."""
    if not inside.strip():
        return f"{NAMES[kind].capitalize()} holds nothing here."
    if kind == "code":
        return ""
    if inside != inside.strip():
        return "A formula begins right behind its first dollar and ends right before its last."
    if "\n" in inside:
        return "A formula stands on one line."
    try:
        mathml(inside)
    except FormulaError as fault:
        return f"This is not a formula in LaTeX. {fault}"
    return ""
