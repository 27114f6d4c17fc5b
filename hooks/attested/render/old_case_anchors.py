"""Anchors of cases and claims on the page of all of them that were published once: lines that people pasted elsewhere end in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model import entry_path
from .page import link
from .publications import Publications


@dataclass(frozen=True, slots=True)
class OldExchange:
    """A case or claim that was published and is none today: its old anchor on the page of all of them, its title, and the address of the
    entry’s page that says what became of it."""

    id: str
    title: str
    way: str


@dataclass(frozen=True, slots=True)
class OldExchanges:
    """The old anchors. ``here`` holds, by the anchor of an exchange of today, those that stand for it; ``elsewhere`` are those of none."""

    here: Mapping[str, tuple[str, ...]]
    elsewhere: tuple[OldExchange, ...]


def old_exchanges(publications: Publications, today: Mapping[tuple[str, str], str], here: str) -> OldExchanges:
    """Find the old anchors in the ledger. ``today`` gives the anchor of each exchange by the page and the id of its case or claim."""
    taken = set(today.values())
    kept: dict[str, list[str]] = {}
    elsewhere = []
    for line in publications.kb.ledger.lines:
        last = publications.following.last.get((line.page, line.id))
        old = f"{line.page.removeprefix(entry_path(''))}-{line.id}"
        if last is None or last.kind not in ("case", "claim") or (line.page, line.id) in today or old in taken:
            continue
        taken.add(old)
        outcome = publications.following.where(line.page, line.id)
        exchange = today.get(outcome.target) if outcome and outcome.target else None
        if exchange is not None:
            kept.setdefault(exchange, []).append(old)
        else:
            elsewhere.append(OldExchange(old, last.title, link(here, line.page, line.id)))
    return OldExchanges({exchange: tuple(ids) for exchange, ids in kept.items()}, tuple(elsewhere))
