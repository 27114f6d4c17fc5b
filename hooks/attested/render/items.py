"""A definition, usage, case or claim as its page prints it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from ..graph import Item, KnowledgeBase
from ..graph.ask.standing import AGAINST, FOR, disputed, unheld
from ..graph.ask.thread_order import in_thread_order
from ..graph.speakers import short
from ..model import Entry
from .quotations import Figure


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item as the template prints it: quotations as figures and our prose.

    ``name_of_sense`` is the name of the definition that it is said to go by, where that has one. ``blocks`` of a case, claim or usage stand in the order of the thread, each remark behind the quotation it follows in the file.
    """

    item: Item
    blocks: tuple[Figure | Markup, ...]
    disputed: bool
    unheld: bool
    name_of_sense: str = ""

    @property
    def sense(self) -> str:
        return getattr(self.item, "sense", "")

    @property
    def told(self) -> str:
        """Who says it, and doing what: “C1 asserts, C2 denies”."""
        return self._head(frozenset(act for block in self.blocks if isinstance(block, Figure) for act in block.checked.acts))

    @property
    def of(self) -> str:
        """“definition 2” or “definition 2, driven by water”, where it is said which one is meant."""
        number = getattr(self.item, "of", 0)
        return ", ".join(filter(None, (f"definition {number}", self.name_of_sense))) if number else ""

    @property
    def heads(self) -> tuple[str, str]:
        """The heads of the two columns of a dispute: the speakers for it and those against it, with their acts."""
        return self._head(FOR), self._head(AGAINST)

    def side(self, figure: Figure) -> str:
        """The column of a dispute that a quotation stands in: ``for``, ``against``, or empty for both."""
        acts = set(figure.checked.acts)
        return "for" if acts & FOR else "against" if acts & AGAINST else ""

    def _head(self, acts: frozenset[str]) -> str:
        names: dict[str, str] = {}
        for block in self.blocks:
            if isinstance(block, Figure) and block.checked.passage is not None:
                given = next((act for act in block.checked.acts if act in acts), "")
                if given:
                    names.setdefault(short(block.checked.passage, block.checked.source), given)
        return ", ".join(f"{name} {act}" for name, act in names.items())


def item_view(kb: KnowledgeBase, entry: Entry, item: Item, blocks: Iterable[Figure | Markup]) -> ItemView:
    """Give an item as its page prints it. ``blocks`` are its quotations, as figures, and its remarks, in the order of the file."""
    written = tuple(blocks)
    number = getattr(item, "of", 0)
    name = next((one.name for one in entry.definitions if one.number == number), "")
    return ItemView(item, written if item.role == "definition" else _as_said(kb, written), disputed(item), unheld(item), name)


def _as_said(kb: KnowledgeBase, blocks: tuple[Figure | Markup, ...]) -> tuple[Figure | Markup, ...]:
    """Put blocks into the order in which the quotations were said. A remark between two quotations stays with the first; one at the end, at the end."""
    end = len(blocks)
    while end and not isinstance(blocks[end - 1], Figure):
        end -= 1
    opening: list[Figure | Markup] = []
    remarks: dict[int, list[Figure | Markup]] = {}
    figures: list[Figure] = []
    for block in blocks[:end]:
        if isinstance(block, Figure):
            figures.append(block)
            remarks[id(block.checked)] = [block]
        elif figures:
            remarks[id(figures[-1].checked)].append(block)
        else:
            opening.append(block)
    order = in_thread_order(kb, [figure.checked for figure in figures])
    return (*opening, *(block for one in order for block in remarks[id(one)]), *blocks[end:])
