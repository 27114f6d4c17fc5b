"""A quotation of an entry with the notes right under it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from ..model import Anchor, Attribution, Note, Quotation, slug
from .files import Reading
from .former_names import former_phrases
from .lines import Block
from .phrases import DASH, MARKS, attribution_start, phrase, read_attribution
from .translations import parted

NOTE = 'Write - "phrase of the quotation": the note. Any other list goes below a paragraph of prose.'
NEARLY_NOTE = re.compile(rf"\s*(?:[-*+•–—]|\d{{1,3}}[.)])\s*[{MARKS}]")


def joined(found: Sequence[Block], index: int) -> tuple[Block, int]:
    """The quotation at ``index`` and the index behind it.

    A blank line without ``>`` between the words and their attribution does not part them.
    """
    block, after = found[index], index + 1
    if attribution_start(block.text) is None and after < len(found) and found[after].kind == "quote":
        rest = found[after]
        if attribution_start(rest.text) == 0:
            return replace(block, lines=(*block.lines, *rest.lines)), after + 1
    return block, after


def read_quotation(
    reading: Reading, block: Block, below: Block | None, role: str, anchor: str, notes: Sequence[Note], *, first: bool
) -> Quotation:
    """A blockquote as a value. ``below`` is the block that follows it, for the message where the attribution is missing."""
    text = block.text
    start = attribution_start(text)
    attribution: Attribution | None = None
    if start is None:
        reading.report(block.place, "quotation_without_attribution", *_unattributed(block, below))
    else:
        attribution = read_attribution(reading, text.slice(start, len(text.value)), role)
    words, translation = parted(reading, text.slice(0, start if start is not None else len(text.value)))
    if role == "definition" and first:
        own = anchor
    elif attribution:
        own = "-".join(filter(None, (anchor, slug(attribution.citation.key), slug(attribution.citation.locator))))
    else:
        own = f"{anchor}-line-{block.place.line}"
    return Quotation(Anchor(own), words, attribution, tuple(notes), block.place, translation)


def _unattributed(block: Block, below: Block | None) -> tuple[str, str]:
    """Say what is wrong, and how to write it, where no line of the quotation names its source."""
    last = block.lines[-1].text
    if "[@" in last:
        return (
            "The last line of this quotation names a source, but does not begin with a dash.",
            "Begin that line with “> — ”; “> -- ” does as well.",
        )
    if below is not None and below.kind in ("paragraph", "item") and DASH.match(below.lines[0].text) and "[@" in below.lines[0].text:
        return (
            f"The attribution of this quotation, at line {below.place.line}, does not begin with “>”, so it is not a part of it.",
            "Put “> ” before the dash.",
        )
    return (
        "This quotation does not say whose words it holds.",
        "End it with a line “> — [@key, locator]”: the source's key in bib/references.bib and the heading of the passage. "
        "What is not a quotation is written without “>”.",
    )


def read_note(reading: Reading, block: Block) -> Note | None:
    """``"phrase": what we say of it``."""
    text = block.text
    found = phrase(text, 0, r":|\(\s*was\b")
    former = former_phrases(text, found[1]) if found else None
    colon = re.compile(r"\s*:").match(text.value, former[1]) if former else None
    body = text.slice(colon.end(), len(text.value)).strip() if colon else None
    if found is None or former is None or body is None or not body.value:
        message = "A list right under a quotation holds notes on its phrases; this line is not one."
        reading.report(block.place, "malformed_note", message + wide(text.value), NOTE)
        return None
    return Note(Anchor(""), found[0], body, former[0])


def almost_note(reading: Reading, block: Block) -> bool:
    """Tell whether a paragraph right under a quotation is meant as its notes; then a finding says how they are written."""
    if block.kind != "paragraph" or not NEARLY_NOTE.match(block.lines[0].text):
        return False
    message = "This line right under a quotation looks like a note on it, but does not begin with a hyphen and a space at its edge."
    reading.report(block.place, "malformed_note", message, NOTE)
    return True


def wide(words: str) -> str:
    """“ It has “：” …” where a full-width character stands for a mark of ours; else nothing."""
    found = next((sign for sign in words if "\uff01" <= sign <= "\uff5e"), "")
    plain = unicodedata.normalize("NFKC", found)
    return f" It has “{found}” ({unicodedata.name(found)}) where “{plain}” is understood." if found else ""
