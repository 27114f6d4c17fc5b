"""What a quotation leaves out of its sentences that may turn its sense: the words, where they stand, and by which rule they count."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import get_args

from .leads import leads
from .rules import ENGLISH, Kind, Reach, Role, Severity, Side, Table, alike
from .sentences import Span, sentences

FRAMES: tuple[Kind, ...] = ("negation", "report", "question")
"""Kinds of words that frame a clause behind them: "nobody says that" is one frame, and what denies counts for more than what reports."""
KINDS: tuple[Kind, ...] = get_args(Kind)
_CLOSED = re.compile(r"[,;)\u2014]")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_ASIDE = re.compile(r"\([^()]*\)|, (?:which|who|whose)\s[^,;:]*,", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lost:
    """Words of the original that a quotation leaves out: of what kind, how severe that is, and by which rule.

    `words` is one line; `span` is where they stand in the original (code points, half open); `says` a clause for a message.
    """

    kind: Kind
    severity: Severity
    rule: str
    side: Side
    words: str
    span: Span
    says: str


def lost(original: str, spans: Sequence[Span], role: Role = "other", table: Table = ENGLISH) -> tuple[Lost, ...]:
    """Say what the quotation that stands at `spans` of the original leaves out of the sentences it stands in, in their order.

    `spans` holds one stretch for each part between omissions, in order; `role` is what the entry uses the quotation for. Of each rule the
    words nearest to the quotation are given, of a frame before it all words up to the quotation; of two findings of one kind whose words
    overlap the first in the table, and of what denies and also reports or weakens that it denies; of an omission all words of polarity. Pure; never raises.
    """
    kept: list[Lost] = []
    for one in _all(original, spans, role, table):
        alike = [other for other in kept if one.side == other.side and one.span[0] < other.span[1] and other.span[0] < one.span[1]]
        if not any(one.kind == other.kind or (one.kind in (*FRAMES, "modality") and other.kind == "negation") for other in alike):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.span))


def between(original: str, one: Span, two: Span, table: Table = ENGLISH, kinds: Collection[Kind] = KINDS) -> tuple[Lost, ...]:
    """Say which words between two stretches of one sentence, `one` before `two`, govern the second: deny it, report it, ask it and so on.

    What stands in parentheses or in a clause of its own about the first ("which need not be aligned") does not. Only `kinds` are looked for.
    Pure; never raises.
    """
    article = table.articles.search(original, one[1], two[0])
    two = (article.start() if article else two[0], two[1])
    begin = one[1]
    seen = _ASIDE.sub(lambda found: " " * len(found.group()), original[begin : two[0]])
    kept: list[Lost] = []
    asides: tuple[Kind, ...] = ("report",)
    place = 0, len(seen)
    inserted = list(_beside("gap", seen, place, "", "evidence", table, asides)) if _CLOSED.search(seen) else []
    inserted = [found for found in inserted if _CLOSED.search(seen, found.span[1])]  # ", they say,": "according to a rule" reports nothing
    for found in (*_beside("before", seen, place, original[slice(*two)], "evidence", table, kinds), *inserted):
        if not any(found.kind == other.kind or other.kind == "negation" for other in kept):
            span = begin + found.span[0], begin + found.span[1]
            kept.append(replace(found, span=span, words=" ".join(original[slice(*span)].split())))
    return tuple(sorted(kept, key=lambda found: found.span))


def kinds_of_frame(words: str, table: Table = ENGLISH) -> tuple[Kind, ...]:
    """Say what the words of a frame do to a clause behind them: deny it ("negation"), report it, ask it and so on. Empty where the table
    does not know them."""
    frame = f"{words.strip()} "
    found = _beside("before", f"{frame}x", (0, len(frame)), "x", "other", table)
    return tuple(dict.fromkeys(one.kind for one in found))


def _all(original: str, spans: Sequence[Span], role: Role, table: Table) -> Iterator[Lost]:
    every = sentences(original, table.abbreviations)
    edges = [_edges(every, *span) for span in spans]
    for at, (start, end) in enumerate(spans):
        low, high = edges[at]
        before, behind = at == 0 or low >= spans[at - 1][1], at + 1 == len(spans) or high <= spans[at + 1][0]
        if at == 0:
            for lead in leads(original, every, low, table.announced_by):
                yield from _beside("above", original, lead, "", role, table)
        if before:
            yield from _beside("before", original, (low, start), original[start:end], role, table)
        if behind:
            yield from _beside("behind", original, (end, high), original[start:end], role, table)
        if at + 1 == len(spans) and (following := _following(original, every, high)):
            yield from _beside("below", original, following, "", role, table)
    for at, (one, two) in enumerate(pairwise(spans)):
        if edges[at + 1][0] < one[1]:  # both parts stand in one sentence
            yield from _beside("gap", original, (one[1], two[0]), "", role, table)
            yield from _polarity(original, (one[1], two[0]), table)


def _edges(every: Sequence[Span], start: int, end: int) -> Span:
    low = next((one for one, two in every if two > start), start)
    high = next((two for _, two in every if two >= end), end)
    return min(low, start), max(high, end)


def _following(original: str, every: Sequence[Span], high: int) -> Span | None:
    """Where the sentence stands that follows one in the same paragraph, if one does."""
    at = bisect_left(every, (high, 0))
    return every[at] if at < len(every) and _BLANK_LINE.search(original, high, every[at][0]) is None else None


def _beside(side: Side, original: str, place: Span, quoted: str, role: Role, table: Table, kinds: Collection[Kind] = KINDS) -> Iterator[Lost]:
    text = alike(original[slice(*place)])
    if not text.strip() or (side != "before" and "?" not in text and not any(map(str.isalnum, text))):
        return
    possible = table.triggers.possible(text)
    regions: dict[Reach, tuple[int, str]] = {}
    for first, rule in table.by_side[side]:
        tried = possible >> first & rule.all_patterns
        if not tried or rule.kind not in kinds or (rule.beside and not rule.beside.search(alike(quoted))):
            continue
        if rule.reach not in regions:
            regions[rule.reach] = table.region(rule.reach, side, text)
        low, region = regions[rule.reach]
        places = list(rule.places(region, tried)) if region else []
        for start, end in places[-1:] if side == "before" else places[:1]:  # the nearest
            if side == "before" and rule.kind in FRAMES:
                end = len(region.rstrip(" \n\t>\"'(["))  # all of the frame, as an attribution would name it
            span = place[0] + low + start, place[0] + low + end
            yield Lost(rule.kind, rule.severity_for(role), rule.name, side, " ".join(original[slice(*span)].split()), span, rule.says)


def _polarity(original: str, place: Span, table: Table) -> Iterator[Lost]:
    gap = original[slice(*place)]
    hidden = table.polarity.hidden_in(gap)
    for start, end in table.polarity.polar_in(gap):
        span = place[0] + start, place[0] + end
        says = "the omission hides a word that turns the sentence" if hidden else "a word that can turn the sentence is left out"
        yield Lost("polarity", "error" if hidden else "warning", "polarity-omitted", "gap", original[slice(*span)], span, says)
