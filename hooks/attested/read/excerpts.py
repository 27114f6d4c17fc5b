"""The line that a finding speaks of, with a caret under the place, where the check showed no words itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import PurePosixPath

from ..model import Finding, Place
from .files import LARGEST_ORIGINAL, Reading
from .tree import Tree

BEFORE, BEHIND = 60, 36
"""Characters shown of a long line."""


def with_lines(tree: Tree, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, each with an excerpt. One about a whole file, at 1:1, or about a file that cannot be read stays without."""
    reading = Reading(tree)
    lines = cache(lambda path: reading.lines(PurePosixPath(path), LARGEST_ORIGINAL))
    for finding in findings:
        place = finding.place
        file_lines = None if finding.excerpt or (place.line, place.column) == (1, 1) else lines(place.path)
        shown = _excerpt(file_lines[place.line - 1], place) if file_lines and place.line <= len(file_lines) else ""
        yield replace(finding, excerpt=shown) if shown else finding


def _excerpt(line: str, place: Place) -> str:
    if not line.strip():
        return ""
    at = min(place.column - 1, len(line))
    before = _visible(line[max(0, at - BEFORE - 1) : at])  # of a long line no more is looked at: thousands of findings may be in it
    behind = _visible(line[at : at + BEHIND + 1] if line[at + BEHIND + 1 :].strip() else line[at:].rstrip())
    before = before.lstrip() if len(before) <= BEFORE else "…" + before[1 - BEFORE :]
    behind = behind if len(behind) <= BEHIND else behind[: BEHIND - 1] + "…"
    return f"{before}{behind}\n{' ' * len(before)}^"


def _visible(words: str) -> str:
    """Spell out signs that cannot be seen, so that the caret stands where it should."""
    return "".join(one if one.isprintable() else " " if one.isspace() else f"⟨U+{ord(one):04X}⟩" for one in words)
