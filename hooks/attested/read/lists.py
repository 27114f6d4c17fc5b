"""The sections of an entry that are lists: relations, wordings and the history of the word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..model import Anchor, DatedFact, Relation, Text, Wording, slug, slug_with_signs
from ..prose.notation import CITATION, TERM
from ..prose.places import citations
from .files import Reading
from .lines import Block
from .phrases import DASH, MARKS, citation, phrase, term_id
from .quotations import wide

HYPHEN = re.compile(rf"\s+-\s*(?=[{MARKS}])")
HISTORY = "Write - 2019: what happened to the word [@key, place, read 2026-11-26]; the date may be 2019, 2019-06 or 2019-06-05."
WHEN = re.compile(r"\s*([0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?)\s*[:：]\s*")
KIND = re.compile(rf"\s*(?:[{MARKS}]([^{MARKS}\n]+)[{MARKS}]\s+)?([^:\[\]\n]+?)\s*:\s*")


def read_relations(reading: Reading, found: Sequence[Block], names: Sequence[str]) -> Iterable[Relation]:
    """``- kind: [[term]] — "phrase"``, with ``[@key, locator]`` where the phrase is not one of a quotation on the page.

    Before the kind may stand, in quotation marks, which of the entry's names it holds of.
    """
    for block in found:
        relation = _relation(block) if block.kind == "item" else "it is not an item of a list"
        if isinstance(relation, Relation) and relation.name and relation.name not in names:
            relation = f"“{relation.name}” is none of the names of this entry"
        if isinstance(relation, Relation):
            yield relation
        else:
            reading.report(
                block.place,
                "malformed_relation",
                f"This relation was not understood: {relation}.{wide(block.text.value)}",
                'Write - kind: [[term]] — "phrase of a quotation on this page", or - kind: [[term]] — "phrase" [@key, locator].',
            )


def _relation(block: Block) -> Relation | str:
    text = block.text
    kind = KIND.match(text.value)
    if not kind:
        return "it does not begin with a kind and a colon"
    target = TERM.match(text.value, kind.end())
    if not target:
        return "no [[term]] follows the colon"
    at = target.end()
    words: Text | None = None
    cited = None
    dash = DASH.match(text.value, at) or HYPHEN.match(text.value, at)
    at = dash.end() if dash else at + len(text.value[at:]) - len(text.value[at:].lstrip())
    if at < len(text.value) and text.value[at] in MARKS:
        read = phrase(text, at, r"\[@|\.?\s*$")
        if read is None:
            return "no quotation mark closes its evidence right before [@ or the end"
        words, at = read
    found = re.compile(r"\s*").match(text.value, at)
    at = found.end() if found else at
    if source := CITATION.match(text.value, at):
        cited, at = citation(text, source), source.end()
    if text.value[at:].strip(" .\n\t\u00a0"):
        return f"“{text.value[at:].strip()[:40]}” is too much"
    name = " ".join(kind[2].split())
    anchor = Anchor(f"relation-{slug(name)}-{slug_with_signs(target[1])}")
    holds_of = " ".join((kind[1] or "").split())
    return Relation(anchor, name, term_id(target[1]), words, cited, block.place, text.at(target.start()), holds_of)


def read_wordings(reading: Reading, found: Sequence[Block]) -> Iterable[Wording]:
    """``- "phrase", "phrase": what to write instead and why``."""
    for block in found:
        wording = _wording(block) if block.kind == "item" else None
        if wording:
            yield wording
        else:
            reading.report(
                block.place,
                "malformed_wording",
                "This line of Wording was not understood.",
                'Write - "phrase", "another phrase": what to write instead, and why.',
            )


def _wording(block: Block) -> Wording | None:
    text, at = block.text, 0
    phrases: list[Text] = []
    while read := phrase(text, at, ":|,"):
        phrases.append(read[0])
        comma = re.compile(r"\s*([,:])\s*").match(text.value, read[1])
        if comma is None:
            return None
        at = comma.end()
        if comma[1] == ":":
            advice = text.slice(at, len(text.value)).strip()
            return Wording(tuple(phrases), advice, block.place) if advice.value else None
    return None


def read_word_history(reading: Reading, found: Sequence[Block]) -> Iterable[DatedFact]:
    """``- 2019: what happened to the word [@key, place]``, in any order."""
    for block in found:
        when = WHEN.match(block.text.value) if block.kind == "item" else None
        said = block.text.slice(when.end(), len(block.text.value)).strip() if when else None
        if when is None or said is None or not said.value:
            message = "This line of History does not begin with a year, a month or a day and a colon."
            reading.report(block.place, "malformed_history", message + wide(block.text.value), HISTORY)
        elif not any(citations(said.value)):
            reading.report(block.place, "malformed_history", f"What is said of {when[1]} names no source.", HISTORY)
        else:
            yield DatedFact(when[1], said, block.place)
