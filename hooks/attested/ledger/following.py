"""Published anchors followed to where they stand today, or to the line that says what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from ..graph import KnowledgeBase
from ..graph.memory import remembered
from ..model import Ledger, Part, Published
from ..model.ledger import numbers, parted
from .former import former_addresses, former_pages
from .today import Today, today
from .within import first_quotation, same_within

ON_REQUEST = "removed on request"
"""The beginning of the reason of a retired line whose words were struck from the published texts too."""

Address = tuple[str, str]
"""The address of an anchor: its page's folder under the site, and its id, empty for the page itself."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of a published anchor: ``target``, which stands on its page today; or None, and ``retired`` is the line that says why."""

    target: Address | None
    retired: Published | None = None


@dataclass(frozen=True)
class Following:
    """Follows published anchors to where they are today.

    A line of the ledger says of an anchor what became of it. What stood within it (the quotations under a heading, the notes
    under a quotation, all that is on a page) goes with it and needs no line of its own. ``was`` names the former pages of entries
    and sources, ``former`` the former addresses of what stands on a page of today.
    """

    ledger: Ledger
    today: Today
    was: Mapping[str, str] = field(default_factory=dict)
    former: Mapping[Address, Address] = field(default_factory=dict)

    def where(self, page: str, anchor: str = "") -> Outcome | None:
        """Follow an anchor to where it is today; None where it is lost, or where its line leads in a circle."""
        outcome = self._follow((page, anchor), frozenset())
        return self._within((page, anchor), outcome) or outcome

    def removed_on_request(self, page: str, anchor: str = "") -> bool:
        """Tell whether a published anchor was retired because its author wants the words gone, from the kept texts too."""
        outcome = self.where(page, anchor)
        return outcome is not None and outcome.retired is not None and outcome.retired.reason.startswith(ON_REQUEST)

    def lost(self) -> Iterator[Published]:
        """Published anchors that are nowhere and that nothing is said of. Of those within one another, the outermost."""
        gone = {(line.page, line.id): line for line in self.ledger.lines if self.where(line.page, line.id) is None}
        for (page, anchor), line in gone.items():
            if line.state == "live" and not any((page, outer) in gone for outer in self.enclosing_ids(page, anchor)):
                yield line

    def enclosing_ids(self, page: str, anchor: str) -> tuple[str, ...]:
        """The ids of what a published anchor stood in, innermost first; last, an empty one for the page."""
        return self._enclosing.get((page, anchor), ("",) if anchor else ())

    @cached_property
    def last(self) -> Mapping[Address, Part]:
        """The last published text of each anchor. Of a source, whose files hold only what was new, with all its passages."""
        found = dict(self._kept)
        for (page, anchor), former in self.former_ids.items():
            own = [found[page, one] for one in (*former, anchor) if (page, one) in found]
            if own:
                found[page, anchor] = replace(max(own, key=lambda part: numbers(part.version)), id=anchor)
        return found

    def last_of(self, line: Published) -> Part | None:
        """The last published text of what a line names. An id that came with a rename may have none of its own, or only an earlier one: then that under another name."""
        at = (line.page, line.id)
        kept = self._kept.get(at)
        return kept if kept is not None and numbers(kept.version) == (line.quotation, line.notes) else self.last.get(at)

    @cached_property
    def _kept(self) -> Mapping[Address, Part]:
        """The last published text that each anchor has under its own id, or under the one that a rename has given it since."""
        found: dict[Address, Part] = {}
        for page, versions in self.ledger.texts.items():
            passages: dict[str, Part] = {}
            for published in versions:
                found |= {(page, part.id): part for part in published.text.walk() if part.id or part is published.text}
                passages |= {part.id: part for part in published.text.parts}
            if versions[-1].text.kind == "source":
                found[page, ""] = replace(versions[-1].text, parts=tuple(passages.values()))
        for page, text in self._renamed_since.items():
            found |= {(page, part.id): part for part in text.walk() if part.id}
        return found

    @cached_property
    def former_ids(self) -> Mapping[Address, tuple[str, ...]]:
        """The published ids that lead to an anchor of today on the same page, by its address."""
        found: dict[Address, tuple[str, ...]] = {}
        for line in self.ledger.lines:
            outcome = self.where(line.page, line.id) if line.id and (line.page, line.id) not in self.today.anchors else None
            if outcome is not None and outcome.target is not None and outcome.target[0] == line.page:
                found[outcome.target] = (*found.get(outcome.target, ()), line.id)
        return found

    @cached_property
    def locators(self) -> Mapping[Address, str]:
        """The ids of the passages of today, by the page of their source and their locator."""
        return {(page, part.title): part.id for (page, _), part in self.today.anchors.items() if part.kind == "passage"}

    @cached_property
    def _enclosing(self) -> Mapping[Address, tuple[str, ...]]:
        found: dict[Address, tuple[str, ...]] = {}

        def note(page: str, part: Part, outer: tuple[str, ...]) -> None:
            if part.id:
                found[page, part.id] = outer
            inner = (part.id, *outer) if part.id else outer
            for one in part.parts:
                note(page, one, inner)

        for page, versions in self.ledger.texts.items():
            for published in versions:
                note(page, published.text, ("",))
        for page, text in self._renamed_since.items():
            note(page, text, ("",))
        return found

    @cached_property
    def _renamed_since(self) -> Mapping[str, Part]:
        """The last published text of each page with ids that are renamed, by the ids that its parts have had since.

        No text is kept for new names alone: so all that is published in an entry is in this one, each id within what it stands in.
        """

        def renamed(page: str, part: Part) -> Part:
            return replace(part, id=self._renamed(page, part.id), parts=tuple(renamed(page, one) for one in part.parts))

        pages = {line.page for line in self.ledger.lines if line.state == "moved" and parted(line.successor)[0] == line.page}
        return {page: renamed(page, versions[-1].text) for page, versions in self.ledger.texts.items() if page in pages}

    def _renamed(self, page: str, anchor: str) -> str:
        """The id on the same page to which a published one moved; the same, where it did not."""
        line = self.ledger.get(page, anchor) if anchor else None
        there, now = parted(line.successor) if line is not None and line.state == "moved" and not line.pending else ("", "")
        return now if there == page else anchor

    def _follow(self, address: Address, seen: frozenset[Address]) -> Outcome | None:
        if address in self.today.anchors:
            return Outcome(address)
        if address in seen:
            return None
        seen |= {address}
        line = self.ledger.get(*address)
        if line is not None and line.state == "retired":
            return Outcome(None, line)
        if line is not None and line.state == "moved":
            return self._follow(parted(line.successor), seen)
        if address in self.former:
            return Outcome(self.former[address])
        # A heading that moved takes what stood under it along, also from a page that was retired since.
        return self._with_what_encloses_it(address, seen) or self._with_its_page(address, seen) or self._with_its_home(address, seen)

    def _within(self, address: Address, around: Outcome | None, of_definition: bool = False) -> Outcome | None:
        """Find a published quotation or note within the section to which it leads, by its former id or by its words; None where it is not found there.

        ``of_definition`` says that the address of a definition means the quotation with which it shares it.
        """
        if around is None or around.target in (None, address):
            return None
        assert around.target is not None
        section, there = self.today.anchors[around.target], self.former.get(address)
        if there not in (None, around.target) and any(there == (around.target[0], one.id) for one in section.walk()):
            return Outcome(there)
        kept = self._kept.get(address)
        within = same_within(first_quotation(kept) if of_definition else kept, section) if kept else None
        return Outcome((around.target[0], within)) if within else None

    def _with_its_page(self, address: Address, seen: frozenset[Address]) -> Outcome | None:
        """The page was renamed (``was`` says so, or a line), or retired.

        Where two published pages become one, ``#definition`` of the one is not that of the other: each such anchor needs its line.
        """
        page, anchor = address
        if page in self.today.pages:
            return None
        if not anchor:
            return self._follow((self.was[page], ""), seen) if page in self.was else None
        outcome = self._follow((page, ""), seen)
        if outcome is None or outcome.target is None:
            return outcome
        there = (outcome.target[0], anchor)
        line = self.ledger.get(*there)
        another = line is not None and line.state == "live"
        if another:
            return None
        return Outcome(there) if there in self.today.anchors else Outcome(self.former[there]) if there in self.former else None

    def _with_what_encloses_it(self, address: Address, seen: frozenset[Address]) -> Outcome | None:
        """The heading or quotation that it stood in moved, or was retired."""
        page, anchor = address
        for outer in self.enclosing_ids(page, anchor):
            line = self.ledger.get(page, outer) if outer else None
            if line is None or line.state == "live" or (page, outer) in self.today.anchors:
                continue
            if line.state == "retired":
                return Outcome(None, line)
            there, stem = parted(line.successor)
            if not stem or not anchor.startswith(outer):
                return None
            inner, around = (there, f"{stem}{anchor[len(outer) :]}"), self._follow((there, stem), seen)
            return self._follow(inner, seen) or self._within(address, around)
        return None

    def _with_its_home(self, address: Address, seen: frozenset[Address]) -> Outcome | None:
        """A quotation that another entry shows too goes where it goes on its own."""
        page, anchor = address
        for other in self._pages_with_anchors:
            stem = f"{other.removeprefix('glossary/')}-"
            if other != page and anchor.startswith(stem) and self.ledger.get(other, anchor.removeprefix(stem)):
                home = (other, anchor.removeprefix(stem))
                outcome = self._follow(home, seen)
                outcome = self._within(home, outcome, of_definition=True) or outcome
                if outcome is None or outcome.target is None:
                    return outcome
                shown = (page, f"{outcome.target[0].removeprefix('glossary/')}-{outcome.target[1]}")
                return Outcome(shown) if shown in self.today.anchors else outcome
        return None

    @cached_property
    def _pages_with_anchors(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(line.page for line in self.ledger.lines if line.page.startswith("glossary/")))


@remembered
def following(kb: KnowledgeBase) -> Following:
    """The ledger of a knowledge base against its pages of today."""
    now = today(kb)
    return Following(kb.ledger, now, former_pages(kb), former_addresses(kb, now))
