"""The size and depth up to which a piece of prose is read as Markdown.

Nested brackets and lists cost a reader of Markdown time that grows with the square of their number, or its stack.
"""

from __future__ import annotations

import re
from functools import lru_cache

STEPS = 200_000
"""Steps in which a piece of prose is searched for the ends of links; after them, no more links are found in it. Without an end,
each ``[`` looks for its own up to the end of its paragraph."""

MARKS = 400
"""Straight quotation marks in one paragraph; in one that has more, they stay straight. Each may look for its own opening mark."""

LONGEST = 64 * 1024
"""Characters of one piece of prose."""

DEEPEST = 100
"""Brackets that are open at once."""

RUN = re.compile(r"([^\w\s])\1{100}")
LIST = re.compile(r"^(?:[ \t]{80}|(?:[ \t]*(?:[-*+>]|\d{1,9}[.)])[ \t]+){21})", re.MULTILINE)
BRACKET = re.compile(r"\\.|[\[\](){}]", re.DOTALL)


def readable(text: str) -> bool:
    """Tell whether a piece of prose is read as Markdown; one that is too long or nested too deeply is only words."""
    return len(text) <= LONGEST and too_deep(text) is None


@lru_cache(maxsize=8192)  # each check asks it of the same texts
def too_deep(text: str) -> int | None:
    """The offset at which brackets, marks or lists are nested too deeply; None where they are not."""
    found = RUN.search(text) or LIST.search(text)
    if found:
        return found.start()
    depth = 0
    for bracket in BRACKET.finditer(text):
        depth = max(0, depth + (1 if bracket[0] in "[({" else -1 if bracket[0] in "])}" else 0))
        if depth > DEEPEST:
            return bracket.start()
    return None
