"""A quotation by the blocks of its source: paragraphs and items of lists, as they stand there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from markupsafe import Markup

from ..graph import Checked
from ..model import Paragraph

OMISSION = "[…]"
BETWEEN = Markup("\n\n")
"""What stands between blocks in the text of a passage, and so in that of a page."""
WHOLE = Paragraph(0, 0, -1)
"""Stands for the block of words that were not found in a passage."""


@dataclass(frozen=True, slots=True)
class QuotedBlock:
    """The part of a quotation that comes from one block: half-open offsets in ``Checked.printed``, and that block."""

    start: int
    end: int
    paragraph: Paragraph


def blocks(checked: Checked) -> list[QuotedBlock]:
    """The parts of a quotation, in its order; one where its words stand in one block, or were not found.

    The mark of an omission stands at the end of the block before it, words in brackets in the block that they lead into. The sign of an item is no
    part of it.
    """
    printed = checked.printed
    found: list[QuotedBlock] = []
    for start, end, paragraph in _stretches(checked):
        if found and found[-1].paragraph is paragraph:
            found[-1] = QuotedBlock(found[-1].start, end, paragraph)
            continue
        if found:
            mark = printed.rfind(OMISSION, found[-1].end, start)
            between = mark + len(OMISSION) if mark >= 0 else found[-1].end
            found[-1] = QuotedBlock(found[-1].start, between, found[-1].paragraph)
            start = _inward(printed, between, start)
        else:
            start = _inward(printed, 0, start)
        found.append(QuotedBlock(start, end, paragraph))
    if not found:
        return [QuotedBlock(0, len(printed), WHOLE)]
    found[-1] = QuotedBlock(found[-1].start, len(printed), found[-1].paragraph)
    return found


def _inward(printed: str, start: int, end: int) -> int:
    """The first character from ``start`` that is neither white space nor a part of the sign that ends before ``end``, where words begin."""
    inner = printed[start:end]
    bracket = inner.find("[")
    return start + bracket if bracket >= 0 else end + len(printed[end:]) - len(printed[end:].lstrip())


def _stretches(checked: Checked) -> Iterator[tuple[int, int, Paragraph]]:
    """The stretches of a quotation that come from one block each, without signs of items."""
    for start, end, there in checked.offsets:
        for paragraph in checked.passage.paragraphs if checked.passage else ():
            low, high = max(paragraph.words, there), min(paragraph.end, there + end - start)
            if low < high:
                yield start + low - there, start + high - there, paragraph


def number(paragraph: Paragraph) -> int:
    """The number of an item, 0 where its sign is none."""
    digits = paragraph.sign.rstrip(".)")
    return int(digits) if digits.isascii() and digits.isdigit() else 0


def elements(parts: Iterable[tuple[Paragraph, Markup]]) -> Iterator[tuple[int, Markup]]:
    """Blocks, each with what is printed of it, as elements: a paragraph each, and neighbouring items as one list, with the lists within them.

    Yields how many blocks are in each element, and its HTML. Between items stands what stands between blocks in a text.
    """
    for (item, _), some in groupby(parts, lambda part: (bool(part[0].sign), part[0].quoted)):
        held = list(some)
        if item:
            yield from _lists(held, _levels([paragraph.depth for paragraph, _ in held]))
        else:
            yield from ((1, Markup("<p>{}</p>").format(html)) for _, html in held)


def _levels(depths: Sequence[int]) -> list[int]:
    """In how many of the items given each of them stands, by their depths; their outer items may be missing."""
    levels: list[int] = []
    around: list[int] = []
    for depth in depths:
        while around and around[-1] >= depth:
            around.pop()
        levels.append(len(around))
        around.append(depth)
    return levels


def _lists(held: Sequence[tuple[Paragraph, Markup]], levels: Sequence[int]) -> Iterator[tuple[int, Markup]]:
    """Items as lists, one for each run of items of one kind at the level of the first; the deeper ones stand in the item before them."""
    starts = [at for at, level in enumerate(levels) if level <= levels[0]]
    items = [(held[at], slice(at + 1, end)) for at, end in pairwise([*starts, len(held)])]
    for ordered, some in groupby(items, lambda one: bool(number(one[0][0]))):
        run = list(some)
        first, tag = number(run[0][0][0]), "ol" if ordered else "ul"
        inner = [Markup("").join(BETWEEN + html for _, html in (_lists(held[within], levels[within]) if held[within] else ())) for _, within in run]
        html = BETWEEN.join(Markup("<li>{}{}</li>").format(html, lists) for ((_, html), _), lists in zip(run, inner, strict=True))
        start = Markup(' start="{}"').format(first) if first > 1 else Markup("")
        yield sum(1 + len(held[within]) for _, within in run), Markup("<{}{}>{}</{}>").format(tag, start, html, tag)
