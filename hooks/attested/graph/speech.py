"""Whose words a stretch of a passage is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from ..model import Passage, Quoted
from ..terms import sentences

PAIR = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|(?<![\w\"])\"[^\"\n]+\"(?!\w)")


def speaker_at(passage: Passage, start: int, end: int) -> Quoted | None:
    """The quoted stretch that holds any of the characters from ``start`` to ``end``, the innermost if there are several.

    None where all of them are the words of the passage's own author.
    """
    held = [quoted for quoted in passage.quoted if quoted.start < end and start < quoted.end]
    return min(held, key=lambda quoted: quoted.end - quoted.start) if held else None


def in_own_marks(passage: Passage, start: int, end: int) -> bool:
    """Whether the stretch lies wholly inside one pair of double quotation marks of the passage's own author."""
    return any(pair.start() <= start and end <= pair.end() for pair in PAIR.finditer(passage.text.value))


def sentence_around(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """From the begin of the sentence that holds ``start`` to the end of the one that holds ``end``."""
    spans = sentences(passage.text.value)
    first = next((span for span in spans if span[1] > start), (start, end))
    last = next((span for span in spans if span[1] >= end), (start, end))
    return min(first[0], start), max(last[1], end)


def quoted_in(passages: Mapping[tuple[str, str], Passage]) -> dict[tuple[str, str], tuple[Passage, ...]]:
    """For each passage the passages whose author quotes the whole of it, nearest to the words first."""
    found: dict[tuple[str, str], list[tuple[int, Passage]]] = defaultdict(list)
    for passage in passages.values():
        for quoted in passage.quoted:
            target = passages.get((quoted.citation.key, quoted.citation.locator)) if quoted.citation else None
            if target is not None and target.text.value.split() == passage.text.value[quoted.start : quoted.end].split():
                depth, outer = 0, quoted.inside
                while outer >= 0:
                    depth, outer = depth + 1, passage.quoted[outer].inside
                found[target.key, target.locator].append((depth, passage))
    return {
        place: tuple(passage for _, passage in sorted(some, key=lambda one: one[0])) for place, some in found.items()
    }
