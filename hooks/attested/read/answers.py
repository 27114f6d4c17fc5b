"""The line ``Answers:`` under the heading of a case, claim or use: what its quotations answer, where the passages do not tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Anchor, Answered
from ..prose.notation import TERM
from .files import Reading
from .lines import Block
from .phrases import term_id

LINE = re.compile(r"[\s*_]*answers[\s*_]*[:：=][\s*_]*(.*?)[\s*_]*\.?\s*$", re.IGNORECASE | re.DOTALL)
LINK = re.compile(r"(?:([^\s#/]+)\.md)?#([\w-]+)")
NOTHING = "nothing"
WRITE = "Write “Answers: #id” with the id of a heading on this page, “Answers: [[term#id]]” for one of another entry, or “Answers: nothing”; commas part several."


def read_answers(reading: Reading, found: Sequence[Block]) -> tuple[list[Block], tuple[Answered, ...] | None]:
    """Give the blocks without the line, and what the line names; None where there is none. Findings: ``malformed_section``."""
    answers: tuple[Answered, ...] | None = None
    rest: list[Block] = []
    for block in found:
        written = LINE.match(block.text.value) if block.kind in ("paragraph", "item") else None
        if written is None:
            rest.append(block)
        elif answers is not None:
            reading.report(block.place, "malformed_section", "A second line says what this answers.", "Put both into one line.")
        else:
            answers = _targets(reading, block, written)
    return rest, answers


def _targets(reading: Reading, block: Block, written: re.Match[str]) -> tuple[Answered, ...]:
    found: list[Answered] = []
    if written[1].strip().lower() == NOTHING:
        return ()
    at = written.start(1)
    for part in written[1].split(","):
        one = TERM.fullmatch(part.strip()) or LINK.fullmatch(part.strip())
        place = block.text.at(at + len(part) - len(part.lstrip()))
        at += len(part) + 1
        if one is None or not one[2]:
            reading.report(place, "malformed_section", f"“{part.strip()}” names no heading that may be answered.", WRITE)
        else:
            found.append(Answered(term_id(one[1] or ""), Anchor(one[2]), place))
    return tuple(found)
