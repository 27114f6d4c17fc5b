"""Text with stretches of it wrapped in elements: marked phrases, linked terms, quoted words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape


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


def wrapped(text: str, start: int, end: int, wraps: Iterable[Wrap]) -> Markup:
    """``text[start:end]`` as HTML. Wraps must not cross one another; what would is left out."""
    out: list[Markup] = []
    open_: list[Wrap] = []
    at = start
    for wrap in sorted(wraps, key=lambda one: (one.start, -one.end)):
        if wrap.start < start or wrap.end > end or wrap.end <= wrap.start:
            continue
        while open_ and open_[-1].end <= wrap.start:
            closing = open_.pop()
            out += [_plain(text[at : closing.end]), closing.behind]
            at = closing.end
        if open_ and open_[-1].end < wrap.end:
            continue
        out += [_plain(text[at : wrap.start]), wrap.before]
        at = wrap.start
        open_.append(wrap)
    while open_:
        closing = open_.pop()
        out += [_plain(text[at : closing.end]), closing.behind]
        at = closing.end
    out.append(_plain(text[at:end]))
    return Markup("").join(out)


def _plain(text: str) -> Markup:
    """Escaped; a blank line becomes a visible break. All line ends stay, so that the text of the page is the text."""
    return Markup("\n<br>\n<br>").join(escape(part) for part in text.split("\n\n"))
