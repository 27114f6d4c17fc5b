"""A quotation by the blocks of its source: paragraphs and items of lists, as they stand there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

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
    """The first character from ``start`` that is neither white space nor a part of the sign that ends before ``end``."""
    inner = printed[start:end]
    bracket = inner.find("[")
    return start + bracket if bracket >= 0 else end


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
    """Blocks, each with what is printed of it, as elements: a paragraph each, and neighbouring items as one list.

    Yields how many blocks are in each element, and its HTML. Between items stands what stands between blocks in a text.
    """

    def kind(part: tuple[Paragraph, Markup]) -> tuple[str, int]:
        paragraph = part[0]
        return ("" if not paragraph.sign else "ol" if number(paragraph) else "ul", paragraph.quoted)

    for (tag, _), some in groupby(parts, kind):
        held = list(some)
        if not tag:
            yield from ((1, Markup("<p>{}</p>").format(html)) for _, html in held)
            continue
        first = number(held[0][0])
        start = Markup(' start="{}"').format(first) if first > 1 else Markup("")
        items = BETWEEN.join(Markup("<li>{}</li>").format(html) for _, html in held)
        yield len(held), Markup("<{}{}>{}</{}>").format(tag, start, items, tag)
