"""The marks of a source's type as HTML: emphasis, code, small and raised letters, formulas, footnotes (decision 0019)."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from markupsafe import Markup, escape

from ..graph import Checked, CheckedNote
from ..graph.comparing import LEFT_OUT
from ..graph.line_ends import without
from ..model import Mark, MarkKind
from ..prose.formulas import mathml
from ..verbatim import Match
from .wrap import Wrap, in_one_line, wrapped

ELEMENTS: dict[MarkKind, str] = {"emphasis": "em", "code": "code", "sub": "sub", "super": "sup"}
FORMULA = Markup('<span class="at-formula"><template shadowrootmode="open" data-search-exclude><span inert part="drawn">{}</span><span part="source"><slot></slot></span></template>')
"""Before the source text of a formula, which is the text of the page; what is drawn stands in a shadow tree, and hides it."""
LONG = 50
"""A formula of more characters may be wider than paper."""
FOOTNOTE = Markup('<sup class="at-footnote" data-footnote="{}"></sup>')
"""The mark of a footnote is drawn, and no part of the text."""


def source_marks(text: str, marks: Iterable[Mark], around: Sequence[Wrap], parts: Sequence[tuple[int, int]]) -> list[Wrap]:
    """Give the wraps for marks on a text whose ``parts`` are printed apart. None crosses another or one of ``around``: it is divided there, but for a formula.

    Of those around the same words the first is the outer one, so formulas come last: nothing else may stand in what one holds.
    """
    made: list[Wrap] = []
    others = Others(around)
    for mark in sorted((inside for one in marks for inside in _in_parts(one, parts)), key=lambda one: one.kind == "formula"):
        if mark.kind == "footnote":
            made.append(Wrap(mark.start, mark.start, FOOTNOTE.format(mark.sign), Markup("")))
        elif mark.kind == "formula":
            made.append(Wrap(mark.start, mark.end, FORMULA.format(_drawn(text[mark.start : mark.end])), Markup("</span>")))
        else:
            tag = ELEMENTS[mark.kind]
            divided = [Wrap(start, end, Markup(f"<{tag}>"), Markup(f"</{tag}>")) for start, end in others.divide(mark.start, mark.end)]
            others.add(divided)
            made += divided
    return made


def _drawn(latex: str) -> Markup:
    """A formula as MathML. The parts of a long one stand in a row that style sheets may break, which MathML itself never does."""
    html = mathml(latex)
    return Markup(html.replace("<math><mrow>", '<math><mrow part="row">', 1) if len(latex) > LONG else html)


def in_type(text: str, start: int, end: int, marks: Iterable[Mark], dropped: Collection[tuple[int, int]] = ()) -> Markup:
    """A stretch of a text in its source's type, without the white space at its ends, the marks of footnotes and the stretches that are ``dropped``."""
    part = text[start:end]
    low, high = start + len(part) - len(part.lstrip()), start + len(part.rstrip())
    wraps = source_marks(text, [one for one in marks if one.kind != "footnote"], (), [(low, high)])
    return wrapped(text, low, high, wraps, dropped) if wraps else in_one_line(without(text, low, high, dropped))


def note_phrase(checked: Checked, one: CheckedNote) -> Markup:
    """The phrase of a note as it is written, or as its source has it if it has marks there."""
    if isinstance(one.result, Match):
        start, end = one.result.spans[0][0], one.result.spans[-1][1]
        if any(mark.start < end and start < mark.end for mark in checked.marks):
            return in_type(checked.printed, start, end, checked.marks)
    return escape(" ".join(one.note.phrase.value.split()))


def remarks(checked: Checked) -> list[str]:
    """What is to be said of the type of a quotation as it is printed."""
    left_out = checked.matched is not None and LEFT_OUT in checked.matched.relied_on
    return [*(["emphasis ours"] if checked.emphasis_is_ours else []), *([LEFT_OUT] if left_out else [])]


def formulas(marks: Iterable[Mark]) -> list[tuple[int, int]]:
    """The stretches of formulas, into which no other element can go."""
    return [(one.start, one.end) for one in marks if one.kind == "formula"]


def _in_parts(mark: Mark, parts: Sequence[tuple[int, int]]) -> Iterator[Mark]:
    """What of a mark is in each of the parts; a formula is whole in one, or is none, and the mark of a footnote stands in the first that has it at an end."""
    for low, high in parts:
        start, end = max(mark.start, low), min(mark.end, high)
        if (start, end) == (mark.start, mark.end):
            yield mark
            return
        if start < end and mark.kind != "formula":
            yield replace(mark, start=start, end=end)


class Others:
    """Elements that a stretch may cross, by where they begin and where they end."""

    def __init__(self, around: Iterable[Wrap]) -> None:
        self._starts: list[tuple[int, int]] = []
        self._ends: list[tuple[int, int]] = []
        self.add(around)

    def add(self, some: Iterable[Wrap]) -> None:
        for one in some:
            insort(self._starts, (one.start, one.end))
            insort(self._ends, (one.end, one.start))

    def divide(self, low: int, high: int) -> Iterator[tuple[int, int]]:
        """The parts of a half-open stretch between the borders of elements that cross it."""
        starting, ending = (found[bisect_left(found, (low + 1, 0)) : bisect_left(found, (high, 0))] for found in (self._starts, self._ends))
        edges = {low, high, *(start for start, end in starting if end > high), *(end for end, start in ending if start < low)}
        return pairwise(sorted(edges))
