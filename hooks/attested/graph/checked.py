"""Quotations and relations as they were checked: what was written, with what it names and the verdict on its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, pairwise

from ..model import Case, Claim, Definition, Entry, Mark, Note, Passage, Quotation, Relation, Source, Usage
from ..verbatim import Match, Mismatch

Item = Definition | Usage | Case | Claim


def stated_sense(item: Item) -> str:
    """The line ``Sense:`` of an item, as “2, narrows”, “narrows” or “2”; empty where it has none."""
    return ", ".join(str(part) for part in (getattr(item, "of", 0), getattr(item, "sense", "")) if part)


def stated_answers(item: Item) -> str:
    """The line ``Answers:`` of an item, as it is written: “#id, term#id” or “nothing”; empty where it has none."""
    if item.answers is None:
        return ""
    return ", ".join(f"{one.term}#{one.anchor}" for one in item.answers) or "nothing"


@dataclass(frozen=True, slots=True)
class CheckedNote:
    """A note, and where its phrase stands in ``Checked.printed``."""

    note: Note
    result: Match | Mismatch


@dataclass(frozen=True, slots=True)
class Checked:
    """A quotation with what its attribution names, and the verdict on its words.

    ``passage`` and ``source`` are None where the attribution leads nowhere, ``result`` then too. ``printed`` is the
    quotation in the source's own characters (as written, where it did not match). ``offsets`` holds for each stretch
    of ``printed`` that comes from the passage its offset there: (start in printed, end in printed, start in passage).
    ``translated`` is the verdict on a translation that is cited; None where there is none, or its passage is missing.
    ``marks`` are those of the source's type on ``printed``, and our emphasis where the attribution says that it is ours. ``own_marks`` are
    those written in the quotation, in offsets of its text, that the source does not have there.
    """

    entry: Entry
    item: Item
    quotation: Quotation
    source: Source | None
    passage: Passage | None
    result: Match | Mismatch | None
    printed: str
    offsets: tuple[tuple[int, int, int], ...]
    notes: tuple[CheckedNote, ...]
    translated: Match | Mismatch | None = None
    marks: tuple[Mark, ...] = ()
    own_marks: tuple[Mark, ...] = ()

    @property
    def ours(self) -> tuple[tuple[int, int], ...]:
        """The stretches of ``printed`` that no passage says: words in brackets. A bracketed letter of changed case is the source's."""
        if self.matched is None:
            return ()
        between = pairwise([0, *(edge for low, high, _ in self.offsets for edge in (low, high)), len(self.printed)])
        return tuple(gap for gap in islice(between, 0, None, 2) if re.search(r"\[[^][]{2,}\]", self.printed[slice(*gap)]))

    @property
    def matched(self) -> Match | None:
        return self.result if isinstance(self.result, Match) else None

    @property
    def acts(self) -> tuple[str, ...]:
        """The acts of its author, as the attribution says them; none where it was not understood."""
        return self.quotation.attribution.acts if self.quotation.attribution else ()

    @property
    def emphasis_is_ours(self) -> bool:
        """True where the attribution says so of words that the source does not emphasise."""
        given = self.quotation.attribution
        return given is not None and given.emphasis_ours and any(one.kind == "emphasis" for one in self.own_marks)

    @property
    def span(self) -> tuple[int, int] | None:
        """From the first to the last character of the passage that the quotation holds."""
        return (self.result.spans[0][0], self.result.spans[-1][1]) if isinstance(self.result, Match) else None


@dataclass(frozen=True, slots=True)
class CheckedRelation:
    """A declared relation and its evidence.

    ``checked`` is the quotation on the page that holds the phrase; for a phrase with a citation of its own it is None
    and ``passage`` holds it. ``result`` is the verdict on the phrase, None where there was nothing to compare.
    """

    entry: Entry
    relation: Relation
    checked: Checked | None
    passage: Passage | None
    result: Match | Mismatch | None

    @property
    def by_definition(self) -> bool:
        """True where the evidence stands in a definition; otherwise the relation holds according to its speaker."""
        return self.checked is not None and isinstance(self.checked.item, Definition)
