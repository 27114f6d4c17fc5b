"""A block of a passage as its original may have it, where the passage has marks of the source's type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from ..model import Mark, Passage


@dataclass(frozen=True, slots=True)
class Received:
    """Words as an original may have them: those of a stretch of a passage, with ``signs`` set into them, each at its offset in the stretch, in order."""

    words: str
    signs: tuple[tuple[int, str], ...] = ()

    @property
    def text(self) -> str:
        """The words with the signs between them."""
        parts: list[str] = []
        done = 0
        for at, sign in self.signs:
            parts += (self.words[done:at], sign)
            done = at
        return "".join([*parts, self.words[done:]])

    def at(self, offset: int) -> int:
        """Give the offset in the words of the character at ``offset`` of the text; of a sign, where it was set."""
        for (at, sign), before in zip(self.signs, accumulate((len(sign) for _, sign in self.signs), initial=0), strict=False):
            if offset < at + before + len(sign):
                return min(offset - before, at)
        return offset - sum(len(sign) for _, sign in self.signs)


def received(passage: Passage, start: int, end: int) -> Iterator[Received]:
    """Yield how an original may have a stretch of a passage, the likeliest first.

    The mark of a footnote stands there as a glued figure. All else of type is lost in plain text, so that the words stand alone; but what was
    received as Markdown, or as the source of TeX, has stars around emphasis, or dollars around formulas, or all signs.
    """
    words = passage.text.value[start:end]
    inside = [one for one in passage.marks if start <= one.start and one.end <= end]
    for kinds in ((), ("formula",), ("emphasis",), ("emphasis", "code", "sub", "super", "formula")):
        if not kinds or any(one.kind in kinds for one in inside):
            yield Received(words, _signs([one for one in inside if one.kind in kinds or one.kind == "footnote"], start))


def _signs(marks: list[Mark], start: int) -> tuple[tuple[int, str], ...]:
    """The signs of marks, at their offsets in a stretch that begins at ``start``. Those that stand side by side are nested as the marks are."""
    found: list[tuple[tuple[int, int, int], str]] = []
    for number, one in enumerate(marks):
        if one.kind == "footnote":
            found.append(((one.start, 1, 0), one.sign))
        else:
            found += [((one.start, 2, number), one.sign), ((one.end, 0, -number), one.sign)]
    return tuple((at - start, sign) for (at, _, _), sign in sorted(found))
