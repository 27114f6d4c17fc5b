"""What stands above a sentence and says how it is meant: the heading of its paragraph or list, the line that leads a list in, a short sentence
that announces it. A heading further up says only what a section is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .sentences import Span

FEW = 8
"""A sentence of so many words or fewer, right before another one, may announce it; a question does not."""
HEADING = 12
"""So many words a heading has at most."""
FAR = 12
"""So many sentences are looked at above the one in question."""

_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_ENDED = re.compile(r"[.?!…:;,][\"'”’)\]]*\Z")
_NUMBERED = re.compile(r"(?:\A|\n)[ \t>#]*(?:[^\W\d_]* ?[\dIVXivx]+(?:\.\d+)*[.:)]?[ \t]+)?\Z")
_ITEM = re.compile(r"\n[ \t>]*(?:[-*•+]|\(?(?:\d+|[A-Za-z])[.)])[ \t]")
_BEHIND_BLOCK = re.compile(r"[ \t]*(?:\n[ \t]*\n|\n[ \t]*([=\-~^*#])\1{3,}|\Z)")


def leads(text: str, every: Sequence[Span], start: int, announced_by: re.Pattern[str]) -> Iterator[Span]:
    """Yield where the words stand that lead in the sentence that begins at ``start``, the nearest first.

    ``every`` has the sentences of the text; ``announced_by`` matches the begin of a short one that says how the next one is meant,
    or, as its group ``next``, of one of any length that names it.
    """
    above = [one for one in every if one[1] <= start and any(map(str.isalnum, text[slice(*one)]))][::-1][:FAR]
    following, listed = start, True
    for nth, (low, high) in enumerate(above):
        words = text[low:high]
        if _is_heading(text, low, high):
            if _BLANK_LINE.search(text[high:start].lstrip(" \t\n=-~^*#")) is None or _all_listed(text[high:start]):
                yield low, high
            return
        listed = listed and "\n" in text[high:following]
        head = words.endswith(":") and (nth == 0 or listed or _all_listed(text[high:start]))
        announces = announced_by.match(words) if nth == 0 and "?" not in words else None
        if head or (announces and (announces["next"] or len(words.split()) <= FEW)):
            yield low, high
        listed, following = listed and not head and _same_list(text, high, following), low


def _same_list(text: str, end: int, following: int) -> bool:
    """Tell whether no new paragraph begins between two sentences, unless it is an item: people who speak in turn are no list."""
    return _BLANK_LINE.search(text, end, following) is None or _ITEM.match(f"\n{text[following : following + 8]}") is not None


def _all_listed(between: str) -> bool:
    """Tell whether each paragraph behind the line that leads a list in, up to a sentence, is an item of the list."""
    blocks = re.split(r"\n[ \t]*(?=\n)", between.rstrip(" \t"))
    return all(_ITEM.match(block) is not None for block in blocks if block.strip()) and _ITEM.search(between) is not None


def _is_heading(text: str, low: int, high: int) -> bool:
    """Tell whether a sentence is a line of its own between blank lines, without what ends a sentence."""
    words = text[low:high]
    alone = _NUMBERED.search(text, max(0, low - 30), low) is not None
    return alone and len(words.split()) <= HEADING and "\n" not in words and not _ENDED.search(words) and _BEHIND_BLOCK.match(text, high) is not None
