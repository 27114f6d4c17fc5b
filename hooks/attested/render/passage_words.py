"""The words of a passage as HTML: its paragraphs, lists and nested quotations, with elements around what entries quote."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..model import Passage
from .blocks import BETWEEN, elements
from .source_marks import Others, source_marks
from .wrap import Wrap, nested, wrapped

QUOTED = Markup('<span class="at-quoted">'), Markup("</span>")


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """What an entry quotes from a passage: the id of its element there, and the way back.

    ``spans`` are its segments between omissions, half open and in order, as offsets into the passage's text.
    """

    id: str
    spans: tuple[tuple[int, int], ...]
    back: Markup


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
        pieces: list[tuple[QuotedWords, list[tuple[int, int]], bool]] = []
        for one in quoted:
            blocks = self._blocks(one.spans)
            if len(blocks) > 1:
                self._around.append((one, min(blocks), max(blocks)))
            pieces += [(one, parts, len(blocks) == 1) for parts in blocks.values()]
        around = wraps(pieces)
        self._wraps = [*around, *source_marks(passage.text.value, passage.marks, around, [(0, len(passage.text.value))])]

    def html(self) -> Markup:
        """The whole of it."""
        return self._level(-1, range(len(self.passage.paragraphs)), self._around)

    def _blocks(self, spans: Sequence[tuple[int, int]]) -> dict[int, list[tuple[int, int]]]:
        """By the number of each block that holds quoted words, in order: where they begin and end in it, a pair between two omissions."""
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for start, end in spans:
            for at, paragraph in enumerate(self.passage.paragraphs):
                low, high = max(start, paragraph.words), min(end, paragraph.end)
                if low < high:
                    found[at].append((low, high))
        return dict(sorted(found.items()))

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


def wraps(pieces: Sequence[tuple[QuotedWords, list[tuple[int, int]], bool]]) -> list[Wrap]:
    """The elements around what is quoted in single blocks, each piece with its parts there and whether it is all of its quotation.

    What is quoted without an omission is one element. Else, and where another quotation crosses it, one element has its id, and others in it mark its parts: no words
    are marked that nobody quotes.
    """
    around, rest = [], list[tuple[int, int]]()
    for (one, parts, single), span in zip(pieces, nested((parts[0][0], parts[-1][1]) for _, parts, _ in pieces), strict=True):
        if parts == [span]:
            around.append(Wrap(*span, *(QUOTED if not single else (Markup('<span class="at-quoted" id="{}">').format(one.id), one.back + QUOTED[1]))))
            continue
        rest += parts
        if single:
            around.append(Wrap(*span, Markup('<span id="{}">').format(one.id), one.back + QUOTED[1]))
    borders = Others(around)
    return [*around, *(Wrap(*part, *QUOTED) for one in _joined(rest) for part in borders.divide(*one))]


def _joined(stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same characters as stretches that do not touch each other, in order."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


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
