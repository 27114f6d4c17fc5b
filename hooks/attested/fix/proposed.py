"""The marks that findings propose, written where they belong: qualifiers in attributions, and the lines of originals.

Unlike the other repairs these say more than the file said. So they are offered apart, and a person looks at each.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..graph import KnowledgeBase
from ..graph.ask.contexts import cuts
from ..graph.ask.passage_ends import idle_lines
from ..graph.ask.proposing import proposal
from ..model import line_ranges

LINES = re.compile(r"(lines?\s*:\s*)[0-9\s,–-]+$", re.IGNORECASE)
BEFORE_SOURCE = re.compile(r"(?P<colon>\s*:)?\s*\Z")
LONGEST = 3
"""Lines of an attribution in which its source is looked for."""


def with_proposed(kb: KnowledgeBase, path: str, data: bytes) -> bytes:
    """A file with all marks that findings propose for it; as it is, where there are none.

    In: the glossary as it was checked, the path relative to its root, and the bytes it was read from.
    """
    lines = data.decode("utf-8").split("\n")
    for number, marks in _marks(kb, path).items():
        _qualify(lines, number - 1, marks)
    for passage in kb.passages.values():
        place = passage.places.get("original")
        idle, exact = idle_lines(kb, passage) if place and place.path == path else ((), ())
        if place and idle and exact:
            lines[place.line - 1] = LINES.sub(rf"\g<1>{line_ranges(exact)}", lines[place.line - 1].rstrip())
    return "\n".join(lines).encode()


def _marks(kb: KnowledgeBase, path: str) -> Mapping[int, list[str]]:
    """The qualifiers for each line of a file on which an attribution begins, each once."""
    found: dict[int, list[str]] = {}
    for cut in cuts(kb):
        attribution, mark = cut.checked.quotation.attribution, proposal(kb, cut)
        if attribution is not None and attribution.place.path == path and mark:
            here = found.setdefault(attribution.place.line, [])
            here += [mark] if mark not in here else []
    return found


def _qualify(lines: list[str], at: int, marks: list[str]) -> None:
    """Set qualifiers before the source of the attribution that begins on a line."""
    for number in range(at, min(at + LONGEST, len(lines))):
        start = lines[number].find("[@")
        if start < 0:
            continue
        before, behind = lines[number][:start], lines[number][start:]
        found = BEFORE_SOURCE.search(before)
        assert found is not None
        head = before[: found.start()]
        lines[number] = f"{head}{',' if found['colon'] else ''} {', '.join(marks)}: {behind}"
        return
