"""The words of a passage as HTML: its paragraphs, lists and nested quotations, with elements around what entries quote."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..model import Passage
from ..model.markup import unsafe
from .blocks import BETWEEN, elements
from .source_marks import source_marks
from .stretches import Spans, stretches
from .wrap import Wrap, nested, wrapped

ADDRESS = re.compile(r"https?://[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]’']", re.IGNORECASE)
"""An address as prose writes it out: no mark of punctuation is its end."""


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """What an entry quotes from a passage: the id of its element there, and the way back.

    ``spans`` are its segments between omissions, half open and in order, as offsets into the passage's text. ``phrase`` is the number
    under which the page tells what is said of these words: the same for all who quote them.
    """

    id: str
    spans: Spans
    back: Markup
    phrase: int


@dataclass(frozen=True, slots=True)
class _Child:
    """A paragraph, a list or a nested quotation as HTML, and the first and the last of the passage's blocks in it, by number."""

    first: int
    last: int
    html: Markup


class PassageWords:
    """A passage on the page of its source."""

    def __init__(self, passage: Passage, quoted: Sequence[QuotedWords], whose: Callable[[int], Markup], language: Callable[[int], Markup], joined: Sequence[tuple[int, int]]) -> None:
        """``joined`` are the line ends that are not printed. ``whose`` says of a nested quotation, by its number, whose words it holds, ``language`` gives attributes where that is another one."""
        self.passage, self._whose, self._language, self._joined = passage, whose, language, joined
        self._around: list[tuple[QuotedWords, int, int]] = []  # quotations over several blocks, with the first and the last
        pieces: list[tuple[QuotedWords, int, int, bool]] = []
        for one in quoted:
            blocks = self._blocks(one.spans)
            single = len(blocks) == 1
            if len(blocks) > 1:
                self._around.append((one, blocks[0][0], blocks[-1][0]))
            pieces += [(one, start, end, single) for _, start, end in blocks]
        spans = nested((start, end) for _, start, end, _ in pieces)
        around = [_wrap(one, *span, single=single) for (one, _, _, single), span in zip(pieces, spans, strict=True)]
        inner = list(_stretches(passage, quoted))
        around += [*inner, *_addresses(passage.text.value, inner)]
        self._wraps = [*around, *source_marks(passage.text.value, passage.marks, around, [(0, len(passage.text.value))])]

    def html(self) -> Markup:
        """The whole of it."""
        return self._level(-1, range(len(self.passage.paragraphs)), self._around)

    def _blocks(self, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
        """Of each block that holds quoted words, its number and where they begin and end in it."""
        found: dict[int, tuple[int, int]] = {}
        for start, end in spans:
            for at, paragraph in enumerate(self.passage.paragraphs):
                low, high = max(start, paragraph.words), min(end, paragraph.end)
                if low < high:
                    found[at] = (min(low, found[at][0]), max(high, found[at][1])) if at in found else (low, high)
        return [(at, *span) for at, span in sorted(found.items())]

    def _level(self, inside: int, numbers: Sequence[int], around: Sequence[tuple[QuotedWords, int, int]]) -> Markup:
        """The blocks of one depth, those of nested quotations within them."""
        within: dict[int, list[tuple[QuotedWords, int, int]]] = defaultdict(list)
        here = []
        for one in around:
            holders = {self._nested_at(number, inside) for number in range(one[1], one[2] + 1)}
            if len(holders) == 1 and holders != {-1}:
                within[holders.pop()].append(one)
            else:
                here.append(one)
        children = list(self._children(inside, numbers, within))
        spans = []
        for _, first, last in here:
            held = [at for at, child in enumerate(children) if child.first <= last and first <= child.last]
            spans.append((held[0], held[-1] + 1))
        return _enclosed(children, [one for one, _, _ in here], nested(spans))

    def _nested_at(self, number: int, inside: int) -> int:
        """The nested quotation of one depth that a block is in, by number; -1 where it is in none."""
        quoted = self.passage.paragraphs[number].quoted
        while quoted >= 0 and self.passage.quoted[quoted].inside != inside:
            quoted = self.passage.quoted[quoted].inside
        return quoted

    def _children(self, inside: int, numbers: Sequence[int], within: dict[int, list[tuple[QuotedWords, int, int]]]) -> Iterator[_Child]:
        run: list[int] = []
        for at, number in enumerate(numbers):
            quotation = self._nested_at(number, inside)
            if quotation < 0:
                run.append(number)
            following = self._nested_at(numbers[at + 1], inside) if at + 1 < len(numbers) else None
            if run and following != -1:
                yield from self._plain(run)
                run = []
            if quotation >= 0 and following != quotation:
                held = [one for one in numbers if self._nested_at(one, inside) == quotation]
                inner = self._level(quotation, held, within[quotation])
                html = Markup('<blockquote class="at-nested"{}>{}<footer>\n\n{}</footer></blockquote>').format(self._language(quotation), inner, self._whose(quotation))
                yield _Child(held[0], held[-1], html)

    def _plain(self, numbers: Sequence[int]) -> Iterator[_Child]:
        """Paragraphs and lists."""
        text, paragraphs = self.passage.text.value, self.passage.paragraphs
        at = numbers[0]
        for count, html in elements((paragraphs[at], wrapped(text, paragraphs[at].words, paragraphs[at].end, self._wraps, self._joined)) for at in numbers):
            yield _Child(at, at + count - 1, html)
            at += count


def _stretches(passage: Passage, quoted: Sequence[QuotedWords]) -> Iterator[Wrap]:
    """An element for each stretch, with the numbers of what is said of it."""
    phrases = {one.spans: one.phrase for one in quoted}
    numbers = list(phrases.values())
    for one in stretches(passage.text.value, ((block.words, block.end) for block in passage.paragraphs), list(phrases)):
        held_by = " ".join(str(numbers[at]) for at in one.held_by)
        yield Wrap(one.start, one.end, Markup('<span class="at-stretch" data-phrases="{}">').format(held_by), Markup("</span>"))


def _addresses(text: str, chosen: Sequence[Wrap]) -> Iterator[Wrap]:
    """A link for each address of the web that the source's words write out, but for one within words that can be chosen."""
    for found in ADDRESS.finditer(text):
        if not unsafe(found[0]) and not any(one.start < found.end() and found.start() < one.end for one in chosen):
            yield Wrap(found.start(), found.end(), Markup('<a class="at-address" href="{}">').format(found[0]), Markup("</a>"))


def _wrap(one: QuotedWords, start: int, end: int, *, single: bool) -> Wrap:
    if single:
        return Wrap(start, end, Markup('<span class="at-quoted" id="{}">').format(one.id), one.back + Markup("</span>"))
    return Wrap(start, end, Markup('<span class="at-quoted">'), Markup("</span>"))


def _enclosed(children: Sequence[_Child], quoted: Sequence[QuotedWords], spans: Sequence[tuple[int, int]]) -> Markup:
    """The blocks one behind the other, with an element around those that hold a quotation over several of them."""
    out: list[Markup] = []
    around = sorted(zip(spans, quoted, strict=True), key=lambda one: (one[0][0], -one[0][1]))
    open_: list[tuple[int, QuotedWords]] = []
    for at, child in enumerate(children):
        if out:
            out.append(BETWEEN)
        for (start, end), one in around:
            if start == at:
                out.append(Markup('<div class="at-quoted-blocks" id="{}">').format(one.id))
                open_.append((end, one))
        out.append(child.html)
        while open_ and open_[-1][0] == at + 1:
            out.append(open_.pop()[1].back + Markup("</div>"))
    return Markup("").join(out)
