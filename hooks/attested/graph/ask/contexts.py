"""What quotations leave out of the sentences of their originals, and whether their attributions say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...context import FRAMES, Kind, Lost, Role, Table, around, lost, of_language
from ...model import Attribution, Definition, Passage
from ...verbatim import BlockPlace, normalise
from ..checked import Checked
from ..knowledge import KnowledgeBase
from ..memory import remembered
from ..speech import sentence_around
from .originals import GAP, collations, original_of

REACH = 12
"""At most so many lines of an original are read before the first line that a passage names, and behind the last one."""

WRAPPED = 100
"""A line of so many characters or fewer may have been broken within a sentence; a longer one is a paragraph."""

DECLARED: dict[str, tuple[Kind, ...]] = {
    "reports": ("report",),
    "denies": ("negation",),
    "disputes": ("negation", "report"),
    "doubts": ("question", "modality", "negation"),
    "hedged": ("modality",),
    "if": ("condition", "limit"),
}
"""Of which kinds the words may be that an act or a qualifier accounts for, wherever they stand; else a qualifier accounts for those it names."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Words that a quotation leaves out, which its attribution does not account for, and the line around them."""

    checked: Checked
    lost: Lost


@remembered
def cuts(kb: KnowledgeBase) -> tuple[Cut, ...]:
    """All that is left out of sentences and may turn their sense, in the order of quotations, each in that of the original."""
    return tuple(Cut(one, words) for one in kb.checked for words in _cuts(kb, one))


def _cuts(kb: KnowledgeBase, one: Checked) -> Iterator[Lost]:
    table = table_of(kb, one.passage)
    if one.matched is None or one.passage is None or one.quotation.attribution is None or table is None:
        return
    text, at = placed(kb, one.passage)
    spans = [(start + at, end + at) for start, end in one.matched.spans]
    role: Role = "definition" if isinstance(one.item, Definition) else "other"
    yield from (words for words in lost(text, spans, role, table) if not declared(one.quotation.attribution, words))


def table_of(kb: KnowledgeBase, passage: Passage | None) -> Table | None:
    """The table of the language of a passage, or None where there is none."""
    return of_language(kb.language(passage.key)) if passage else None


def sentence_of_original(kb: KnowledgeBase, one: Checked) -> str:
    """The whole sentence, or sentences, of the original that hold a quotation; empty where it does not stand in its passage."""
    return placed(kb, one.passage)[0][slice(*sentence_in_original(kb, one.passage, *one.span))] if one.passage and one.span else ""


def sentence_in_original(kb: KnowledgeBase, passage: Passage, start: int, end: int) -> tuple[int, int]:
    """Where the whole sentence, or sentences, around a stretch of a passage begin and end in the text of :func:`placed`."""
    table = table_of(kb, passage)
    text, at = placed(kb, passage)
    if table is not None:
        return around(text, start + at, end + at, table.abbreviations)
    low, high = sentence_around(passage, start, end)
    return low + at, high + at


def placed(kb: KnowledgeBase, passage: Passage) -> tuple[str, int]:
    """A passage with what stands beyond it in the original, and the offset at which the passage begins there."""
    found = _placed(kb)
    if id(passage) not in found:
        before, behind = beyond(kb, passage)
        found[id(passage)] = f"{before}{passage.without_signs}{behind}", len(before)
    return found[id(passage)]


@remembered
def _placed(kb: KnowledgeBase) -> dict[int, tuple[str, int]]:
    """The texts that were made so far; the glossary holds each passage."""
    return {}


def declared(attribution: Attribution, words: Lost) -> bool:
    """Tell whether an attribution accounts for lost words: by an act, by a qualifier, or, unless they are an error, by a reason."""
    if attribution.cut and words.severity == "warning":
        return True
    said = (*attribution.acts, *(one.kind for one in attribution.qualifiers))
    if any(words.kind in DECLARED.get(name, ()) for name in said):
        return True
    named = ("under",) if words.kind in FRAMES else ("under", "hedged")
    plain = normalise(words.words).text.casefold()
    said_so = (normalise(one.words.value).text.casefold() for one in attribution.qualifiers if one.kind in named)
    return any(plain in some or some in plain for some in said_so)


def beyond(kb: KnowledgeBase, passage: Passage) -> tuple[str, str]:
    """Give the words of the original before a passage and behind it, back to the begin of a sentence or so and on to its end.

    Empty where the original is not held, or the passage departs from it.
    """
    blocks = collations(kb).get((passage.key, passage.locator))
    original = original_of(kb, passage)
    if not blocks or original is None or not all(isinstance(found, BlockPlace) for _, found in blocks):
        return "", ""
    first, last = blocks[0][1], blocks[-1][1]
    assert isinstance(first, BlockPlace) and isinstance(last, BlockPlace)
    lines = kb.glossary.lines_of(passage) or ()
    before = original[: first.span[0]].rpartition(GAP)[2]
    behind = original[last.span[1] :].partition(GAP)[0]
    if GAP not in original[: first.span[0]]:
        above = lines[: passage.lines[0] - 1][::-1][:REACH]
        before = "".join(f"{line}\n" for line in _joined(above, before or passage.text.value)[::-1]) + before
    if GAP not in original[last.span[1] :]:
        behind += "".join(f"\n{line}" for line in _following(lines[passage.lines[-1] :][:REACH], lines[passage.lines[-1] - 1]))
    return before, behind


def _goes_on(line: str, following: str) -> bool:
    """Tell whether a sentence runs over the end of a line: it has no mark of its end, and the text is wrapped or goes on in small letters."""
    if not line.strip() or not following.strip() or line.rstrip().rstrip("\"'”’)]").endswith((".", "?", "!", "…", ":")):
        return False
    return len(line) <= WRAPPED or following.lstrip(" \t>\"'“‘(")[:1].islower()


def _joined(above: Sequence[str], following: str) -> list[str]:
    """The lines right above a text that run on into it, the nearest first."""
    taken: list[str] = []
    for line in above:
        if not _goes_on(line, following):
            break
        taken.append(line)
        following = line
    return taken


def _following(below: Sequence[str], line: str) -> list[str]:
    """The lines right below a line into which it runs on."""
    taken: list[str] = []
    for following in below:
        if not _goes_on(line, following):
            break
        taken.append(following)
        line = following
    return taken
