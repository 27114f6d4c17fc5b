"""Findings of the checks in one state that the other does not have, and files that could not be read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ..model import Finding
from .changes import FindingChange, How, Unread
from .states import States

REPORTED_AS_CIRCLES = {"circular_definition"}
"""Checks whose findings are told as circles."""

NUMBER = re.compile(r"(?<=\w:)\d+(?::\d+)?|(?<=\bline )\d+")
"""A line that a message names: it moves with what is written above it."""


def finding_changes(states: States) -> Iterator[FindingChange]:
    """New findings, then mended ones. A finding whose line moved is the same one.

    While a file cannot be read that could be before, no finding counts as mended: checks keep silent on what they cannot know.
    """
    before, after = states.before.built.findings, states.after.built.findings
    yield from _only_in("added", after, before)
    if states.new.glossary.broken <= states.old.glossary.broken:
        yield from _only_in("removed", before, after)


def _only_in(how: How, here: Sequence[Finding], there: Sequence[Finding]) -> Iterator[FindingChange]:
    known = Counter(map(_same, there))
    for one in here:
        if one.check in REPORTED_AS_CIRCLES:
            continue
        if known[_same(one)]:
            known[_same(one)] -= 1
        else:
            place = one.place
            yield FindingChange(how, place.path, place.line, place.column, one.check, one.severity, one.message, one.hint)


def _same(one: Finding) -> tuple[str, str, str]:
    return one.check, one.place.path, NUMBER.sub("", one.message)


def unread_files(states: States) -> Iterator[Unread]:
    """Files and folders that were not read to the end, the later state's first."""
    yield from (Unread("later", path) for path in sorted(states.new.glossary.broken | states.after.unread))
    yield from (Unread("earlier", path) for path in sorted(states.old.glossary.broken | states.before.unread))
