"""A draft checked: the terms that it uses, and the passages that a line of Wording is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..model import TermId
from ..prose.terms import Matcher
from .building import Draft
from .patterns import Hit, Pattern, PatternFinder


@dataclass(frozen=True, slots=True)
class Result:
    """All that was found in one draft. ``uses`` holds, by term, the stretches of the draft's text in which it is named."""

    draft: Draft
    hits: tuple[Hit, ...]
    uses: Mapping[TermId, tuple[tuple[int, int], ...]]


class Checker:
    """Checks drafts against a guide (see :func:`.guide.guide`)."""

    def __init__(self, matcher: Matcher, guide: Mapping[str, Any]) -> None:
        self._matcher = matcher
        self._finder = PatternFinder([[Pattern(**phrase) for phrase in line["phrases"]] for line in guide["lines"]])

    def check(self, draft: Draft) -> Result:
        """All that is found in a draft, in the order of its words."""
        mentions = self._matcher.find(draft.text)
        uses: dict[TermId, list[tuple[int, int]]] = defaultdict(list)
        for one in mentions:
            uses[one.term].append((one.start, one.end))
        hits = self._finder.find(draft.text, mentions)
        return Result(draft, tuple(hits), {term: tuple(some) for term, some in uses.items()})
