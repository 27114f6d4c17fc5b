"""A published part as it would be spelled today: by the present ids and keys. What was renamed and nothing else is the same in both."""

from __future__ import annotations

import re
from dataclasses import replace

from ..model import Part, slug
from ..model.ledger import numbers
from ..prose.notation import CITATION
from .following import Following

TRANSLATED = re.compile(r"(?<=Translation )\(([^\s,()]+), ([^()]*)\)")
"""How a kept text names the source of a translation."""


def spelled_today(following: Following, page: str, part: Part) -> Part:
    """A part of a page, with the ids that its parts have today, and with citations of sources and locators by their names of today."""
    note = TRANSLATED.sub(lambda one: _cited(following, one), CITATION.sub(lambda one: _cited(following, one), part.note)) if part.note else ""
    parts = tuple(spelled_today(following, page, one) for one in part.parts)
    return replace(part, id=_id(following, page, part.id), note=note, parts=parts)


def _id(following: Following, page: str, anchor: str) -> str:
    outcome = following.where(page, anchor) if anchor else None
    there = following.where(page)
    return outcome.target[1] if outcome and outcome.target and there and there.target and outcome.target[0] == there.target[0] else anchor


def _cited(following: Following, found: re.Match[str]) -> str:
    """A citation with the key of today, and the id of its passage where it names one that is held."""
    key, locator = found[1], " ".join((found[2] or "").split())
    page = following.was.get(f"sources/{key}", f"sources/{key}")
    held = following.locators.get((page, locator)) or following.former.get((page, slug(locator)), ("", ""))[1]
    return f"[@{page.removeprefix('sources/')}, {f'#{held}' if held else locator}]"


def in_order(following: Following, page: str, part: Part) -> Part:
    """The kept text of a source with those of its passages that are published still, in the order that they have today."""
    there = following.was.get(page, page)
    order = {anchor: at for at, (where, anchor) in enumerate(following.today.anchors) if where == there}
    published: dict[str, Part] = {}
    for one in sorted(part.parts, key=lambda one: numbers(one.version)):
        line, now = following.ledger.get(page, one.id), _id(following, page, one.id)
        if now in order or (line is not None and (line.state == "live" or line.pending)):
            published[now] = one
    return replace(part, parts=tuple(published[one] for one in sorted(published, key=lambda one: order.get(one, len(order)))))
