"""Words of our prose that stand in double quotation marks beside a citation: to a reader, they are the words of what is cited.

Marks of every language count, straight ones too, two single ones in the place of a double one, and single ones in the form of angles, which are
no apostrophes. A mark behind a digit opens nothing, since it may be a sign for inches.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .stream import Token, read

CITED, EDGE = "\0", "\x01"
"""They stand for a citation and for where a block begins or ends. Neither is a character that prose may hold."""

ALIKE = {
    "''": '"', "″": '"', "＂": '"', "‘‘": "“", "’’": "”", "‟": "“", "❝": "“", "❞": "”", "〝": "“", "〞": "”", "〟": "”",
    "「": "“", "」": "”", "『": "“", "』": "”", "﹁": "“", "﹂": "”", "﹃": "“", "﹄": "”", "｢": "“", "｣": "”",
    "‹‹": "«", "››": "»", "<<": "«", ">>": "»", "‚‚": "„", ",,": "„", "⹂": "„",
}  # fmt: skip
MARK = re.compile("|".join(sorted((re.escape(mark) for mark in (*ALIKE, *'"“”„«»‹›')), key=len, reverse=True)))
CLOSES = {'"': '"”', "“": '”"', "„": '“”"', "”": "”", "«": "»", "»": "«»", "‹": "›", "›": "‹›"}
"""The marks that close what a mark opened. Which of them opens and which closes depends on the language: „…“, »…«, ”…”."""

GAP = r"[\s,.:;()\[\]{}/!?…–—\-、，。：；（）［］【】〔〕！？،؛؟۔]"
BESIDE = re.compile(rf"{GAP}*+{CITED}(?:{GAP}*+{CITED})*+")
ALONE = re.compile(rf"{GAP}*+{EDGE}[{EDGE}\s]*+{GAP}*+{CITED}(?:{GAP}*+{CITED})*+{GAP}*+{EDGE}")
"""Citations that stand alone in the next block. Both patterns are the same in either direction."""

JOINED = re.compile(r"[\s,;/&()\[\]、，；（）［］،؛]*(?:(?:and|or|und|oder|sowie|et|ou|y|e|o|u)\b[\s,]*)?[(\[（［]?")
"""What stands between words in quotation marks that are cited together."""

OUTER = " \t\r\n\f\v\u00a0\u202f,.:;()–—-"


@dataclass(frozen=True, slots=True)
class QuotedInProse:
    """Words in quotation marks, and the citations beside them, of which one must hold them.

    ``offsets`` are those of each sign of ``words`` in what was written, ``start`` that of the mark. Where ``words`` is None, the mark has no
    partner, so that nobody knows which words are meant.
    """

    words: str | None
    start: int
    offsets: Sequence[int]
    citations: tuple[Token, ...]


@dataclass(slots=True)
class _QuotationMark:
    kind: str
    start: int
    end: int


def quoted(written: str) -> Iterator[QuotedInProse]:
    """The words in double quotation marks directly before, after or around a citation, in the order of their opening marks.

    Directly means: nothing between but white space and signs such as a comma, a colon, a full stop or a bracket. Citations that
    stand alone in a block are beside what ends the block before it and begins the one after it. Of several words that are joined by commas, by
    *and* or by *or*, those that stand beside no citation are of the nearest behind them, or else before them. Time is linear in the text.
    """
    if "[" not in written or "@" not in written or not (MARK.search(written) or "&" in written):
        return
    line = _Line(written)
    if line.citations:
        yield from line.quoted()


class _Line:
    """The words of a piece of prose as they are shown, one block after another, each sign with its place."""

    def __init__(self, written: str) -> None:
        parts, offsets, self.citations, self.at = [EDGE], [0], list[Token](), list[int]()
        for token in read(written):
            if token.kind == "citation":
                self.citations.append(token)
                self.at.append(len(offsets))
                words = CITED
            elif token.kind in ("paragraph", "item", "list", "quote", "rule", "definition"):
                words = EDGE
            else:
                words = token.text if token.literal or token.kind in ("code", "code block") else token.shown
            parts.append(words.replace(CITED, " ").replace(EDGE, " ") if len(words) > 1 else words)
            offsets += range(token.start, token.start + len(words)) if token.literal else [token.start] * len(words)
        self.text = "".join([*parts, EDGE])
        self.offsets = [*offsets, len(written)]
        self.back = self.text[::-1]

    def quoted(self) -> Iterator[QuotedInProse]:
        found: list[QuotedInProse] = []
        for start, end in (found.span() for found in re.finditer(rf"[^{EDGE}]+", self.text)):
            pairs, lonely = self._pairs(start, end)
            found += (one for pair, near in self._cited(sorted(pairs, key=lambda pair: pair[0].start)) for one in self._of(*pair, near))
            lonely = [mark for mark in lonely if mark.kind not in "‹›"]
            if len(lonely) > 1 or not all(self._inches(mark) for mark in lonely):
                found += (QuotedInProse(None, self.offsets[mark.start], (), near) for mark in lonely if (near := self._near(mark, mark)))
        yield from sorted(found, key=lambda one: one.start)

    def _cited(self, pairs: Sequence[tuple[_QuotationMark, _QuotationMark]]) -> Iterator[tuple[tuple[_QuotationMark, _QuotationMark], tuple[Token, ...]]]:
        """Each pair of marks with the citations beside it, or beside those that it is joined with."""
        before, behind = [self._before(one) for one, _ in pairs], [self._behind(two) for _, two in pairs]
        of_others = {id(one) for some in behind for one in some}
        joined = [JOINED.fullmatch(self.text, one[1].end, two[0].start) is not None for one, two in pairwise(pairs)]
        near = [(*some, *others) for some, others in zip(before, behind, strict=True)]
        following = list(behind)
        for at in reversed(range(len(joined))):
            following[at] = behind[at] or (following[at + 1] if joined[at] else ())
            if all(id(one) in of_others for one in near[at]):  # none of them leads in these words
                near[at] = (*before[at], *following[at])
        for at, linked in enumerate(joined):
            near[at + 1] = near[at + 1] or (near[at] if linked else ())
        yield from zip(pairs, near, strict=True)

    def _pairs(self, start: int, end: int) -> tuple[list[tuple[_QuotationMark, _QuotationMark]], list[_QuotationMark]]:
        """The marks of a block that belong together, and those that have no partner."""
        pairs, lonely, opened = list[tuple[_QuotationMark, _QuotationMark]](), list[_QuotationMark](), list[_QuotationMark]()
        for found in MARK.finditer(self.text, start, end):
            mark = _QuotationMark(ALIKE.get(found[0], found[0]), *found.span())
            partner = next((at for at in range(len(opened) - 1, max(-1, len(opened) - 20), -1) if mark.kind in CLOSES[opened[at].kind]), -1)
            if partner >= 0 and self._may_close(mark, opened[partner]):
                pairs.append((opened[partner], mark))
                lonely += opened[partner + 1 :]
                del opened[partner:]
            elif self._may_open(mark):
                opened.append(mark)
            else:
                lonely.append(mark)
        return pairs, [*lonely, *opened]

    def _may_close(self, mark: _QuotationMark, opening: _QuotationMark) -> bool:
        if mark.kind in "”»«‹›" and mark.kind != opening.kind:
            return True
        before, behind = self.text[mark.start - 1], self.text[mark.end]
        return not before.isspace() and (mark.kind == '"' or not behind.isalnum())

    def _may_open(self, mark: _QuotationMark) -> bool:
        before, behind = self.text[mark.start - 1], self.text[mark.end]
        if mark.kind in "“„«‹":
            return True
        return not before.isdigit() and not behind.isspace() and behind != EDGE and (mark.kind == '"' or not before.isalnum())

    def _inches(self, mark: _QuotationMark) -> bool:
        return mark.kind == '"' and self.text[mark.start - 1].isdigit()

    def _of(self, opening: _QuotationMark, closing: _QuotationMark, near: tuple[Token, ...]) -> Iterator[QuotedInProse]:
        """The words between two marks, in parts where citations stand among them."""
        inside = self._between(opening.end, closing.start)
        near = inside or near
        at = opening.end
        for words in self.text[opening.end : closing.start].split(CITED) if near else ():
            kept = words.strip(OUTER if inside else " \t\r\n\f\v\u00a0\u202f")
            begin = at + words.find(kept)
            if kept or not inside:
                yield QuotedInProse(kept, self.offsets[opening.start], self.offsets[begin : begin + len(kept) + 1], near)
            at += len(words) + 1

    def _near(self, opening: _QuotationMark, closing: _QuotationMark) -> tuple[Token, ...]:
        """The citations directly before the one mark and behind the other."""
        return (*self._before(opening), *self._behind(closing))

    def _before(self, mark: _QuotationMark) -> tuple[Token, ...]:
        return self._beside(self.back, len(self.text) - mark.start, back=True)

    def _behind(self, mark: _QuotationMark) -> tuple[Token, ...]:
        return self._beside(self.text, mark.end, back=False)

    def _beside(self, text: str, at: int, *, back: bool) -> tuple[Token, ...]:
        found = BESIDE.match(text, at) or ALONE.match(text, at)
        if found is None:
            return ()
        return self._between(len(text) - found.end(), len(text) - at) if back else self._between(at, found.end())

    def _between(self, low: int, high: int) -> tuple[Token, ...]:
        return tuple(self.citations[bisect_left(self.at, low) : bisect_left(self.at, high)])
