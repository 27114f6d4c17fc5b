"""What is asked of the edges. Each answer is found once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..model import TermId
from .circles import Circles, circles
from .edges import Edge
from .frontier import Uncovered, Undefined, uncovered, undefined
from .knowledge import KnowledgeBase
from .leaning import Leaning, leaning
from .neighbours import touching
from .quarrels import Contradiction, Rival, contradictions, rivals


@dataclass(frozen=True)
class Answers:
    """The answers about the whole glossary; ``kb.answers`` keeps them."""

    kb: KnowledgeBase

    @cached_property
    def leaning(self) -> Leaning:
        """Which term rests on which."""
        return leaning(self.kb)

    @cached_property
    def touching(self) -> Mapping[TermId, tuple[Edge, ...]]:
        """The edges between terms, by each of the two that they join."""
        return touching(self.kb)

    @cached_property
    def circles(self) -> Circles:
        """Circular definitions."""
        return circles(self.kb)

    @cached_property
    def rivals(self) -> tuple[Rival, ...]:
        """Terms that are defined more than once."""
        return rivals(self.kb)

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Pairs of relations that contradict each other."""
        return contradictions(self.kb)

    @cached_property
    def undefined(self) -> tuple[Undefined, ...]:
        """The frontier's first list: terms with an entry and no definition."""
        return undefined(self.kb)

    @cached_property
    def uncovered(self) -> tuple[Uncovered, ...]:
        """The frontier's second list: words that definitions lean on and no entry covers."""
        return uncovered(self.kb)
