"""Publications as pages show them: where old addresses lead, earlier versions, and the history of an entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..graph import KnowledgeBase
from ..ledger import Following, following
from ..model import Part, Published, PublishedText
from ..model.ledger import numbers, parted
from .page import link
from .published_text import label

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


@dataclass(frozen=True, slots=True)
class OldAddress:
    """An old address on a page: its id, in words what it named, and the way on; ``line`` is None where it was never published.

    ``here`` is the id that it leads to on the same page. ``retired`` tells why it leads nowhere.
    """

    id: str
    label: str
    way: str
    here: str
    line: Published | None
    retired: Published | None
    last: Part | None


@dataclass(frozen=True, slots=True)
class Version:
    """A published version of an entry or of a source, as its history lists it."""

    published: PublishedText
    way: str
    day: str
    what: str


class Publications:
    """The ledger of a knowledge base, asked by pages. Nothing is looked up before it is asked for."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.kb = kb

    @cached_property
    def following(self) -> Following:
        return following(self.kb)

    @cached_property
    def old_pages(self) -> tuple[str, ...]:
        """Pages that are there no longer: published ones, and former names of entries."""
        pages = dict.fromkeys([*(line.page for line in self.kb.ledger.lines), *self.following.was])
        return tuple(page for page in pages if page not in self.following.today.pages)

    @cached_property
    def rows(self) -> Mapping[str, Sequence[OldAddress]]:
        """By page: what was published there and does not stand there today."""
        found: dict[str, list[OldAddress]] = {}
        for line in self.kb.ledger.lines:
            if (line.page, line.id) not in self.following.today.anchors:
                row = self._row(line)
                if row is not None:
                    found.setdefault(line.page, []).append(row)
        return found

    @cached_property
    def former(self) -> Mapping[tuple[str, str], Sequence[tuple[str, str]]]:
        """By the address of an anchor of today: those that were published and lead there, each as its page and id."""
        found: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for line in self.kb.ledger.lines:
            outcome = self.following.where(line.page, line.id) if (line.page, line.id) not in self.following.today.anchors else None
            if outcome is not None and outcome.target is not None:
                found.setdefault(outcome.target, []).append((line.page, line.id))
        return found

    def _row(self, line: Published) -> OldAddress | None:
        outcome = self.following.where(line.page, line.id)
        if outcome is None:
            return None  # lost: a check says so, and no site is built
        target = outcome.target
        last = self.following.last.get((line.page, line.id))
        instead = outcome.retired.successor if outcome.retired else ""
        way = link(line.page, *target) if target else link(line.page, *parted(instead)) if instead else ""
        here = target[1] if target and target[0] == line.page else ""
        return OldAddress(line.id, label(last) if last else f"#{line.id}", way, here, line, outcome.retired, last)

    def title(self, page: str) -> str:
        """Give the title that a page has today, or had last."""
        part = self.following.today.pages.get(page) or self.following.last.get((page, ""))
        return part.title if part else page.rsplit("/", 1)[-1].replace("-", " ")

    def titled(self, written: str) -> str:
        """An address in words: the title of its page, and of what stands there."""
        page, anchor = parted(written)
        part = self.following.today.anchors.get((page, anchor)) if anchor else None
        return f"{self.title(page)}, {label(part)}" if part else self.title(page)

    def versions(self, page: str) -> list[Version]:
        """The versions of an entry or of a source, newest first, those under its former names among them."""
        published = [one for old in (page, *self._old_pages_of.get(page, ())) for one in self.kb.ledger.texts.get(old, ())]
        found: list[Version] = []
        on_page: dict[str, PublishedText] = {}
        for one in sorted(published, key=lambda one: (one.day, numbers(one.version), one.page)):
            own, last = on_page.get(one.page), found[-1].published if found else None
            before = next((other for other in (own, last) if other is not None and _goes_on(other, one)), own)
            found.append(Version(one, link(page, version_path(one)), in_words(one.day), _what(before, one)))
            on_page[one.page] = one
        return found[::-1]

    @cached_property
    def _old_pages_of(self) -> Mapping[str, Sequence[str]]:
        """The pages that were published and lead to another one today, by that one."""
        found: dict[str, list[str]] = {}
        for line in self.kb.ledger.lines:
            outcome = self.following.where(line.page) if not line.id else None
            if outcome is not None and outcome.target is not None and outcome.target[0] != line.page:
                found.setdefault(outcome.target[0], []).append(line.page)
        return found


def version_path(published: PublishedText) -> str:
    """The page of a version."""
    return f"{published.page}/v/{published.version}"


def _goes_on(last: PublishedText, one: PublishedText) -> bool:
    """Tell whether a version is the next one after another, of the same page or of one that was renamed to it."""
    quotation, notes = numbers(last.version)
    return numbers(one.version) in ((quotation, notes + 1), (quotation + 1, 0))


def _what(before: PublishedText | None, published: PublishedText) -> str:
    if before is None:
        return "first published"
    if before.page != published.page:
        return f"renamed from “{before.text.title}”"
    if numbers(before.version)[0] == numbers(published.version)[0]:
        return "our notes changed"
    return f"{'passages' if published.text.kind == 'source' else 'quotations'} corrected, added or taken out"


def in_words(day: str) -> str:
    """“5 January 2026”."""
    given = date.fromisoformat(day)
    return f"{given.day} {MONTHS[given.month - 1]} {given.year}"
