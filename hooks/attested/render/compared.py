"""The standing of a comparison, as pages say it: made by this build, by a contributor, or as somebody else quotes it."""

from __future__ import annotations

from dataclasses import dataclass

from ..graph import Checked, KnowledgeBase
from ..graph.ask.apparatus import apparatus, collated
from ..graph.ask.pinned import compared_on
from ..graph.speakers import listed, through
from ..model import Passage, PassageFile


@dataclass(frozen=True, slots=True)
class Comparison:
    """The words under a quotation on what it was compared with: by this build, and by a contributor; either may be empty."""

    here: str
    elsewhere: str


def comparison(kb: KnowledgeBase, one: Checked) -> Comparison:
    """Say what a quotation was compared with, and by whom."""
    return Comparison(_here(kb, one), elsewhere(kb, one.passage))


def _here(kb: KnowledgeBase, one: Checked) -> str:
    """Say what this build compared the words of a quotation with; empty where it compared them with nothing that is received here."""
    if one.matched is None or one.passage is None or compared_on(kb, one.passage):
        return ""
    came = through(kb, one.passage)
    return f"checked as quoted by {came[0]}" if came else "words checked"


def elsewhere(kb: KnowledgeBase, passage: Passage | None) -> str:
    """Say what was compared by a contributor and not by this build, and how the original differs; empty where nothing was."""
    if passage is None:
        return ""
    day = compared_on(kb, passage)
    if day:
        return f"compared by its contributor on {day} with the original, which is not kept here"
    found = collated(kb, passage)
    if found is None:
        return ""
    whole, one = found
    how = apparatus(one.differences)
    return f"compared on {whole.day} with the original: {how}"


def verified(kb: KnowledgeBase, file: PassageFile) -> str:
    """Say which texts were compared with each other, in a way that is true of every passage of the file."""
    second = [passage for passage in file.passages if through(kb, passage) and not collated(kb, passage)]
    pinned = [passage for passage in file.passages if compared_on(kb, passage)]
    witnessed = [passage for passage in file.passages if collated(kb, passage)]
    held = "Each passage below is compared, word for word, with the text as it was received, and each quotation with its passage."
    if pinned:
        days = listed(sorted({compared_on(kb, passage) for passage in pinned}))
        rest = " Each other passage is compared, word for word, with the text as it was received." if len(pinned) < len(file.passages) else ""
        held = f"{_which(pinned, file)} compared by a contributor, on {days}, with the original, which is not kept here; each quotation is compared with its passage.{rest}"
    if witnessed:
        whole = kb.glossary.collations[file.key]
        edition = f", {whole.edition}" if whole.edition else ""
        held = f"{held} {_which(witnessed, file)} also compared by a contributor, on {whole.day}, with the work itself ({whole.witness}{edition})."
    if not second:
        return held
    which = "" if len(second) == len(file.passages) else f" of {listed([one.locator for one in second])}"
    return f"{held} The program has not compared the original{which}: it checks the words as they were quoted."


def _which(passages: list[Passage], file: PassageFile) -> str:
    if len(passages) == len(file.passages):
        return "Each passage below was"
    return f"{listed([one.locator for one in passages])} {'were' if len(passages) > 1 else 'was'}"
