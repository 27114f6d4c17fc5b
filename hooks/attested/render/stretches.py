"""The stretches of a passage between the borders of what is quoted from it: each with all quotations that hold it, however they overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Spans = tuple[tuple[int, int], ...]
"""The segments of a quotation between its omissions: half open and in order, as offsets into the passage."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A half-open stretch of a passage that no quotation begins or ends in, and those that hold it by their numbers, the shortest first."""

    start: int
    end: int
    held_by: tuple[int, ...]


def stretches(text: str, blocks: Iterable[tuple[int, int]], quoted: Sequence[Spans]) -> list[Stretch]:
    """Divide what is quoted of a passage. ``blocks`` are where the words of its paragraphs begin and end; no stretch runs over the end of one.

    White space at the ends of a stretch is no part of it, and one without a letter or digit is none. Words that a quotation leaves out are not
    held by it.
    """
    length = [sum(end - start for start, end in spans) for spans in quoted]
    found: list[Stretch] = []
    for low, high in blocks:
        inside = [(max(start, low), min(end, high), number) for number, spans in enumerate(quoted) for start, end in spans if start < high and low < end]
        begins: dict[int, list[int]] = {}
        ends: dict[int, list[int]] = {}
        for start, end, number in inside:
            begins.setdefault(start, []).append(number)
            ends.setdefault(end, []).append(number)
        holding: set[int] = set()
        edges = sorted({*begins, *ends})
        for at, edge in enumerate(edges):
            holding -= {*ends.get(edge, ())}
            holding |= {*begins.get(edge, ())}
            if holding and any(sign.isalnum() for sign in text[edge : edges[at + 1]]):
                part = text[edge : edges[at + 1]]
                start, end = edge + len(part) - len(part.lstrip()), edge + len(part.rstrip())
                found.append(Stretch(start, end, tuple(sorted(holding, key=lambda one: (length[one], one)))))
    return found
