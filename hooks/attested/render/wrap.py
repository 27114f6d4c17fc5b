"""Text with stretches of it wrapped in elements: marked phrases, linked terms, quoted words."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from ..graph.line_ends import lines, without


@dataclass(frozen=True, slots=True)
class Wrap:
    """A half-open stretch of a text, and the HTML before and behind it."""

    start: int
    end: int
    before: Markup
    behind: Markup


def nested(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Each span, in the order given, enlarged where it would cross the border of another.

    An element cannot cross another one; it can hold more than the words it is there for.
    """
    made = list(spans)
    changed = True
    while changed:
        changed = False
        order = sorted(range(len(made)), key=lambda at: (made[at][0], -made[at][1]))
        for first, second in ((one, two) for at, one in enumerate(order) for two in order[at + 1 :]):
            (a, b), (c, d) = made[first], made[second]
            if a < c < b < d:
                made[second] = (a, d)
                changed = True
    return made


def wrapped(text: str, start: int, end: int, wraps: Iterable[Wrap], dropped: Collection[tuple[int, int]] = ()) -> Markup:
    """``text[start:end]`` as HTML, but for the stretches that are ``dropped``. Wraps must not cross one another; what would is left out.

    An empty one stands behind what ends there, and before what begins.
    """
    out: list[Markup] = []
    open_: list[Wrap] = []
    at = start

    def plain(stop: int) -> Markup:
        return broken(without(text, at, stop, dropped))

    for wrap in sorted(wraps, key=lambda one: (one.start, one.end > one.start, -one.end)):
        if wrap.start < start or wrap.end > end or wrap.end < wrap.start:
            continue
        while open_ and open_[-1].end <= wrap.start:
            closing = open_.pop()
            out += [plain(closing.end), closing.behind]
            at = closing.end
        if open_ and open_[-1].end < wrap.end:
            continue
        out += [plain(wrap.start), wrap.before]
        at = wrap.start
        if wrap.end > wrap.start:
            open_.append(wrap)
        else:
            out.append(wrap.behind)
    while open_:
        closing = open_.pop()
        out += [plain(closing.end), closing.behind]
        at = closing.end
    out.append(plain(end))
    return Markup("").join(out)


def broken(text: str) -> Markup:
    """Words of a source, escaped. All line ends stay, so that the text of the page is the text; those of verse are shown, and so are those
    behind a hyphen, of which nobody has said that it is or is not a part of the word."""
    return Markup("<br>\n").join(escape(part) for part in lines(text))


def in_one_line(text: str) -> Markup:
    """The same with white space collapsed."""
    return Markup("<br>\n").join(escape(" ".join(part.split())) for part in lines(text))
