"""The steps from a term to those it rests on, by definition, and how much rests on each.

A term rests on another where a quotation that defines it names the other, or where a relation to the other holds by definition. It rests on
further ones through chains of such steps, all of them of one authority: one source may use a word otherwise than another one defines
it. A relation that holds only according to a speaker is a step too (:func:`all_steps`), but nothing rests on anything by it. A symmetric
relation puts two terms side by side, so it is no step at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ...model import Passage, TermId
from ..knowledge import KnowledgeBase
from ..memory import remembered
from .components import as_graph, components
from .edges import Edge, edges

if TYPE_CHECKING:
    import networkx as nx

Out = Mapping[TermId, tuple[TermId, ...]]
Ways = dict[str, dict[TermId, dict[TermId, None]]]


@dataclass(frozen=True, slots=True)
class Step:
    """A step from one term to another, for each of these reasons: definitions first, what a speaker says last."""

    source: TermId
    target: TermId
    reasons: tuple[Edge, ...]

    @property
    def reason(self) -> Edge:
        """The one to show where there is room for one."""
        return self.reasons[0]

    @property
    def defining(self) -> tuple[Edge, ...]:
        """The reasons that are words of a definition which name the other term."""
        return tuple(edge for edge in self.reasons if edge.origin == "derived")

    @property
    def by_definition(self) -> bool:
        """True where a reason holds by definition, so that the one term rests on the other."""
        return any(edge.basis == "definition" for edge in self.reasons)

    def of(self, chosen: Callable[[Edge], bool]) -> Step:
        """Give the same step with the reasons that are chosen before the others."""
        return Step(self.source, self.target, tuple(sorted(self.reasons, key=lambda edge: not chosen(edge))))


class Reach:
    """The terms that each term leads to by steps of one authority, and those that lead to it."""

    def __init__(self, out: Out, bits: Mapping[TermId, int]) -> None:
        self._out, self._bits = out, bits

    @cached_property
    def graph(self) -> nx.DiGraph[TermId]:
        """The steps as a frozen networkx graph."""
        return as_graph(self._out)

    @cached_property
    def below(self) -> Mapping[TermId, int]:
        """What each term leads to, as one number with a bit for each term."""
        return _closure(self._out, self._bits)

    @cached_property
    def above(self) -> Mapping[TermId, int]:
        """What leads to each term, in the same form."""
        turned: dict[TermId, list[TermId]] = {}
        for term, targets in self._out.items():
            for target in targets:
                turned.setdefault(target, []).append(term)
        return _closure({term: tuple(some) for term, some in turned.items()}, self._bits)


class Reached(NamedTuple):
    """A term that another one reaches: a shortest way between the two by steps of one authority, from the one that rests on the other."""

    term: TermId
    way: tuple[TermId, ...]
    authority: str


@dataclass(frozen=True)
class RestsOn:
    """All steps by definition, twice: ``on[one][other]`` and ``under[other][one]`` are the step by which one term rests on another.

    Each term of the glossary is a key of both, in the order of the pages, also where its steps are none. ``by_authority`` holds the
    same steps for each authority of its own, and ``said_by`` those of each authority that hold by definition or according to it.
    """

    on: Mapping[TermId, Mapping[TermId, Step]]
    under: Mapping[TermId, Mapping[TermId, Step]]
    by_authority: Mapping[str, Reach]
    said_by: Mapping[str, Reach]

    def count_resting_on(self, term: TermId) -> int:
        """Count the terms that rest on this one, directly or through others."""
        return self._count((reach.above.get(term, 0) for reach in self.by_authority.values()), term)

    def count_rested_on_by(self, term: TermId) -> int:
        """Count the terms that this one rests on, directly or through others."""
        return self._count((reach.below.get(term, 0) for reach in self.by_authority.values()), term)

    def reached(self, term: TermId, *, up: bool = False) -> Callable[[TermId], bool]:
        """Give the question whether a term rests on another one, directly or through others; ``up`` asks whether that rests on it."""
        mask = 0
        for reach in self.by_authority.values():
            mask |= (reach.above if up else reach.below).get(term, 0)
        return lambda other: bool(mask & self._bits[other])

    def count_leaning(self, uses: Iterable[tuple[TermId, str]]) -> int:
        """Count the terms that are among these or rest on one of them by the authority that is named with it."""
        mask = 0
        for term, authority in uses:
            mask |= self._bits[term]
            if authority in self.by_authority:
                mask |= self.by_authority[authority].above.get(term, 0)
        return mask.bit_count()

    def nearest(self, term: TermId, *, up: bool = False, most: int | None = None) -> tuple[Reached, ...]:
        """Give the terms reached from a term, nearest first.

        ``up`` asks for those that rest on it instead; ``most`` bounds how many.
        """
        found: dict[TermId, Reached] = {}
        for whose, reach in self.by_authority.items():
            for one in _reached(reach, whose, term, up=up, most=most):
                if one.term not in found or len(one.way) < len(found[one.term].way):
                    found[one.term] = one
        return tuple(sorted(found.values(), key=lambda one: len(one.way))[:most])

    def _count(self, masks: Iterable[int], term: TermId) -> int:
        whole = 0
        for mask in masks:
            whole |= mask
        return (whole & ~self._bits[term]).bit_count()

    @cached_property
    def _bits(self) -> dict[TermId, int]:
        return {term: 1 << at for at, term in enumerate(self.on)}


def _reached(reach: Reach, whose: str, term: TermId, *, up: bool, most: int | None) -> Iterator[Reached]:
    """The terms reached by steps of one authority, nearest first. The term itself is none of them."""
    import networkx as nx

    if term not in reach.graph:
        return
    ways: dict[TermId, tuple[TermId, ...]] = {term: (term,)}
    for before, other in islice(nx.bfs_edges(reach.graph, term, reverse=up), most):
        ways[other] = (other, *ways[before]) if up else (*ways[before], other)
        yield Reached(other, ways[other], whose)


def _closure(out: Out, bits: Mapping[TermId, int]) -> dict[TermId, int]:
    """Give what each node leads to in any number of steps, as one number with a bit for each node.

    Components come after those that they lead to, so each edge is looked at once. The one step that is not left to networkx
    3.6.1: for 10,000 terms and 29,994 steps (``tests/plenty.py``) this took 0.1 s of processor time, ``networkx.descendants``
    of every term 106 s (200 of them: 2.1 s), and a transitive closure would hold an edge for each pair.
    """
    found: dict[TermId, int] = {}
    for members in components(out):
        mask = 0
        for node in members:
            for target in out.get(node, ()):
                mask |= bits[target] | found.get(target, 0)
        found.update(dict.fromkeys(members, mask))
    return found


@remembered
def all_steps(kb: KnowledgeBase) -> Mapping[TermId, Mapping[TermId, Step]]:
    """Each term's steps to others, those by definition and those according to a speaker."""
    reasons_by_pair: dict[tuple[TermId, TermId], list[Edge]] = {}
    for edge in edges(kb):
        if edge.origin != "attested" and not beside(kb, edge) and edge.ends[0] != edge.ends[1]:
            reasons_by_pair.setdefault(edge.ends, []).append(edge)
    found: dict[TermId, dict[TermId, Step]] = {term: {} for term in kb.entries}
    for (source, target), reasons in sorted(reasons_by_pair.items()):
        ordered = sorted(reasons, key=lambda edge: (edge.basis == "speaker", edge.origin == "declared"))
        found[source][target] = Step(source, target, tuple(ordered))
    return found


@remembered
def steps_to(kb: KnowledgeBase) -> Mapping[TermId, tuple[Step, ...]]:
    """The steps that end at each term, those by definition and those according to a speaker."""
    found: dict[TermId, list[Step]] = {term: [] for term in kb.entries}
    for steps in all_steps(kb).values():
        for target, step in steps.items():
            found[target].append(step)
    return {term: tuple(some) for term, some in found.items()}


@remembered
def rests_on(kb: KnowledgeBase) -> RestsOn:
    """Give the steps by definition of a glossary."""
    on: dict[TermId, dict[TermId, Step]] = {term: {} for term in kb.entries}
    under: dict[TermId, dict[TermId, Step]] = {term: {} for term in kb.entries}
    defined: Ways = {}
    said: Ways = {}
    for source, steps in all_steps(kb).items():
        for target, step in steps.items():
            if step.by_definition:
                on[source][target] = under[target][source] = step
            for edge in step.reasons:
                for ways in (defined, said) if edge.basis == "definition" else (said,):
                    ways.setdefault(authority(kb, edge), {}).setdefault(source, {})[target] = None
    bits = {term: 1 << at for at, term in enumerate(kb.entries)}
    return RestsOn(on, under, _reaches(defined, bits), _reaches(said, bits))


def _reaches(ways: Ways, bits: Mapping[TermId, int]) -> dict[str, Reach]:
    return {whose: Reach({term: tuple(sorted(targets)) for term, targets in sorted(steps.items())}, bits) for whose, steps in sorted(ways.items())}


@remembered
def _authorities(kb: KnowledgeBase) -> dict[tuple[str, str], str]:
    return {at: authority_of(kb, passage) for at, passage in kb.passages.items()}


def authority(kb: KnowledgeBase, edge: Edge) -> str:
    """Name on whose word an edge rests, so that two edges of one authority have the same name: a source with authors, or a speaker in one without."""
    return _authorities(kb).get((edge.evidence.key, edge.evidence.locator), edge.evidence.key)


def authority_of(kb: KnowledgeBase, passage: Passage) -> str:
    """Name on whose word a passage rests, in the same way."""
    source = kb.sources.get(passage.key)
    return passage.key if source is not None and source.authors else f"{passage.key}, {passage.by or passage.locator}"


def beside(kb: KnowledgeBase, edge: Edge) -> bool:
    """Tell whether an edge puts its two terms side by side rather than the one on the other: a relation of a symmetric kind, or a definition
    that names a term to deny it or to report it."""
    kind = kb.kinds.get(edge.kind)
    return edge.basis == "naming" or (edge.origin == "declared" and kind is not None and kind.symmetric)
