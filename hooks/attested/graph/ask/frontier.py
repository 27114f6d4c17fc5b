"""The frontier: words that definitions use and nobody here defines.

Two lists: terms with an entry but no definition, those first on which most terms rest; and phrases that no entry covers, those first that most
definitions use.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...model import TermId
from ..checked import Checked
from ..knowledge import KnowledgeBase
from ..memory import remembered
from .mentions import terms_in
from .phrases import noun_phrases, same_phrase
from .rests_on import Step, rests_on


@dataclass(frozen=True, slots=True)
class TermWithoutDefinition:
    """A term that no quotation here defines. ``steps`` are those that end at it; ``in_all`` counts all that rests on it."""

    term: TermId
    steps: tuple[Step, ...]
    in_all: int


@dataclass(frozen=True, slots=True)
class Use:
    """A use of a phrase in a definition: half-open offsets into ``checked.printed``."""

    checked: Checked
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PhraseWithoutEntry:
    """A phrase that definitions use and that no entry covers, in the spelling of its first use.

    ``terms`` are those whose definitions use it, by alphabet; ``in_all`` counts them and all that rests on them.
    """

    phrase: str
    uses: tuple[Use, ...]
    terms: tuple[TermId, ...]
    in_all: int


@remembered
def terms_without_definition(kb: KnowledgeBase) -> tuple[TermWithoutDefinition, ...]:
    """The terms without a definition: first those on which most rests in all, then most directly, then by alphabet."""
    steps = rests_on(kb)
    found = [
        TermWithoutDefinition(term, tuple(steps.under[term].values()), steps.count_resting_on(term))
        for term, entry in kb.entries.items()
        if not entry.definitions
    ]
    return tuple(sorted(found, key=lambda one: (-one.in_all, -len(one.steps), one.term)))


@remembered
def phrases_without_entry(kb: KnowledgeBase) -> tuple[PhraseWithoutEntry, ...]:
    """The phrases: first those of most definitions, then those on which most rests in all, then by alphabet.

    A phrase within a longer one is listed of its own only where it is also used without it.
    """
    uses: dict[str, list[Use]] = {}
    shown: dict[str, str] = {}
    for name, use, inside in _uses(kb):
        if not inside or name in shown:
            shown.setdefault(name, use.checked.printed[use.start : use.end])
        uses.setdefault(name, []).append(use)
    steps = rests_on(kb)
    found = []
    for name, phrase in shown.items():
        terms = tuple(sorted({use.checked.entry.id for use in uses[name]}))
        found.append(PhraseWithoutEntry(" ".join(phrase.split()), tuple(uses[name]), terms, steps.count_resting_on_any(terms)))
    return tuple(sorted(found, key=lambda one: (-len(one.terms), -one.in_all, one.phrase.casefold(), one.phrase)))


def _uses(kb: KnowledgeBase) -> Iterator[tuple[str, Use, bool]]:
    """Each phrase with its use, and the last word of a longer phrase too, marked as standing inside another."""
    for checked in kb.checked:
        if checked.item.role != "definition" or checked.matched is None:
            continue
        covered = [*((mention.start, mention.end) for mention in terms_in(kb, checked)), *checked.ours]
        for start, end, head in noun_phrases(checked.printed, covered):
            words = checked.printed
            yield same_phrase(words[start:end]), Use(checked, start, end), False
            if head > start:
                yield same_phrase(words[head:end]), Use(checked, head, end), True
