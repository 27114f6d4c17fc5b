"""The words of an original before a passage and behind it, as far as its first and its last sentence may reach."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Passage
from ...verbatim import BlockPlace
from ..knowledge import KnowledgeBase
from .originals import GAP, collations, original_of

REACH = 12
"""At most so many lines of an original are read before the first line that a passage names, and behind the last one."""

WRAPPED = 100
"""A line of so many characters or fewer may have been broken within a sentence; a longer one is a paragraph."""


def beyond(kb: KnowledgeBase, passage: Passage) -> tuple[str, str]:
    """Give the words of the original before a passage and behind it, back to the begin of a sentence or so and on to its end.

    Empty where the original is not held, or the passage departs from it.
    """
    blocks = collations(kb).get((passage.key, passage.locator))
    original = original_of(kb, passage)
    if not blocks or original is None or not all(isinstance(found, BlockPlace) for _, found in blocks):
        return "", ""
    first, last = blocks[0][1], blocks[-1][1]
    assert isinstance(first, BlockPlace) and isinstance(last, BlockPlace)
    lines = kb.glossary.lines_of(passage) or ()
    before = original[: first.span[0]].rpartition(GAP)[2]
    behind = original[last.span[1] :].partition(GAP)[0]
    if GAP not in original[: first.span[0]]:
        above = lines[: passage.lines[0] - 1][::-1][:REACH]
        before = "".join(f"{line}\n" for line in _joined(above, before or passage.text.value)[::-1]) + before
    if GAP not in original[last.span[1] :]:
        behind += "".join(f"\n{line}" for line in _following(lines[passage.lines[-1] :][:REACH], lines[passage.lines[-1] - 1]))
    return before, behind


def goes_on(line: str, following: str) -> bool:
    """Tell whether a sentence runs over the end of a line: it has no mark of its end, and the text is wrapped or goes on in small letters."""
    if not line.strip() or not following.strip() or line.rstrip().rstrip("\"'”’)]").endswith((".", "?", "!", "…", ":")):
        return False
    return len(line) <= WRAPPED or following.lstrip(" \t>\"'“‘(")[:1].islower()


def _joined(above: Sequence[str], following: str) -> list[str]:
    """The lines right above a text that run on into it, the nearest first."""
    taken: list[str] = []
    for line in above:
        if not goes_on(line, following):
            break
        taken.append(line)
        following = line
    return taken


def _following(below: Sequence[str], line: str) -> list[str]:
    """The lines right below a line into which it runs on."""
    taken: list[str] = []
    for following in below:
        if not goes_on(line, following):
            break
        taken.append(following)
        line = following
    return taken
