"""The body of an entry, and of a file of passages, in house form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model import slug
from ..read.lines import FENCE, Block, Heading, blocks, heading_in
from ..read.phrases import attribution_start
from ..read.quotations import joined
from .marks import attribution, relation, straight

ITEMS = ("usage", "cases", "claims")
ON = re.compile(r"[^\W\d_]|[“‘\"'(\[*0-9](?!\d*[.)]\s)")
"""The begin of a line that goes on with the line before it, and could begin nothing else."""
SPACES = re.compile(r"[ \t\u00a0]+")
SENSE = re.compile(r"(?i)sense\s*:\s*((?:[0-9]+\s*,\s*)?\w+)\.?$")


def in_house_form(lines: Sequence[str], body: int, *, marks: bool = True) -> list[str]:
    """The lines of an entry: one blank line between its parts, one line for each paragraph, ids of headings written down.

    With ``marks``, dashes, brackets and the quotation marks around phrases have one form too. Words of quotations and the
    marks in them stay as they are.
    """
    found = list(blocks("", lines, body))
    made = list(lines[:body])
    section, index, notes = "", 0, False
    former: Block | None = None
    while index < len(found):
        block, index = joined(found, index) if found[index].kind == "quote" else (found[index], index + 1)
        if former is None or block.gap or block.kind != "item" or former.kind != "item":
            made.append("")
        if block.kind == "heading" and block.level == 2:
            section = block.text.value.strip().casefold()
        notes = block.kind == "item" and former is not None and (former.kind == "quote" or notes)
        made += _written(block, section, notes=notes, marks=marks)
        former = block
    return made


def _written(block: Block, section: str, *, notes: bool, marks: bool) -> Iterator[str]:
    if block.kind == "heading":
        yield _heading(block, written_down=block.level == 3 and section in ITEMS)
    elif block.kind == "quote":
        yield from _quotation(block, marks=marks)
    elif block.kind == "item":
        first, *more = _flowing([line.text for line in block.lines])
        if marks and section == "relations":
            first = relation(first)
        elif marks and (notes or section == "wording"):
            first = straight(first, r":|,|\(\s*was\b|\)" if notes else ":|,")
        yield f"- {first}"
        yield from (f"  {line}".rstrip() for line in more)
    elif FENCE.match(block.lines[0].text) or block.lines[0].text.startswith(("    ", "\t")):
        yield from (line.text for line in block.lines)
    else:
        said = SENSE.match(block.text.value.strip()) if section in ("usage", "cases") else None
        yield from ["Sense: " + ", ".join(part.strip() for part in said[1].lower().split(","))] if said else _flowing([line.text for line in block.lines])


def _heading(block: Block, *, written_down: bool) -> str:
    words = " ".join(block.text.value.split())
    name = block.id if block.id is not None else slug(words) if written_down else None
    return f"{'#' * block.level} {words}{f' {{#{name}}}' if name is not None else ''}".rstrip()


def _flowing(lines: Sequence[str]) -> list[str]:
    """Lines of prose as one line, but for those that may be more than words."""
    made: list[str] = []
    for line in lines:
        line = line if "`" in line else SPACES.sub(" ", line.strip())
        if made and ON.match(line) and not made[-1].endswith(("\\", "|")) and "`" not in made[-1] + line:
            made[-1] = f"{made[-1]} {line}"
        else:
            made.append(line)
    return made


def _quotation(block: Block, *, marks: bool) -> Iterator[str]:
    text = block.text
    start = attribution_start(text)
    words = text.value[: start if start is not None else len(text.value)]
    paragraphs = re.split(r"\n\s*\n", words.strip())
    for at, paragraph in enumerate(paragraphs):
        if at:
            yield ">"
        yield from (f"> {line}".rstrip() for line in _flowing(paragraph.split("\n")))
    if start is not None:
        yield ">"
        last = " ".join(text.value[start:].split())
        yield f"> {attribution(last) if marks else last}"


def passages_in_form(lines: Sequence[str], body: int) -> list[str]:
    """The lines of a file of passages: its headings in house form with their ids, and one blank line around them.

    The words of the source are not touched.
    """
    made = list(lines[:body])
    fence = False
    for line in lines[body:]:
        heading = None if fence else heading_in(line)
        if heading and heading.level == 2:
            made += ([""] if made[-1:] != [""] else []) + [_passage_heading(heading)]
            continue
        if made and heading_in(made[-1]) and line:
            made.append("")
        if line or made[-1:] != [""]:
            made.append(line)
    return made


def _passage_heading(heading: Heading) -> str:
    words = " ".join(heading.words.split())
    name = heading.id if heading.id is not None else slug(words)
    return f"## {words} {{#{name}}}"

