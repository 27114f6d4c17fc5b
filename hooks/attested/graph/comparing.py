"""Words compared with a passage, whose lists have signs that are no words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from textwrap import shorten

from ..model import Glossary, Passage
from ..prose.terms import plurals
from ..verbatim import ENGLISH, MAX_GAP, Match, Mismatch, Polarity, match, normalise

Offsets = Sequence[tuple[int, int, int]]
SIGN = "\ufffc"
"""Stands before a block that does not adjoin the one before it: the sign for an object that text cannot hold."""
LEFT_OUT = "note mark left out"
"""What a quotation relies on that runs over the mark of a footnote (docs/verbatim.md, rule 13)."""


def compare(
    words: str, passage: Passage, *, brackets_ours: bool = False, names: frozenset[str] = frozenset(), polarity: Polarity = ENGLISH
) -> Match | Mismatch:
    """Match words against a passage (docs/verbatim.md). The signs of its lists may be left out; those that are written must stand.

    `names` are those of the glossary, `polarity` the words of the passage's language. Offsets of the result are those of the passage's
    text, signs included. A formula is one word.
    """

    def compared(passage: Passage) -> Match | Mismatch:
        texts = _with_and_without_signs(passage.text.value, [(0, len(passage.text.value), 0)], passage)
        return _best(match(words, text, brackets_ours=brackets_ours, names=names, polarity=polarity) for text in texts)

    result = compared(passage)
    if passage.left_out:
        parted = result if SIGN in words else compared(_parted(passage))
        result = parted if isinstance(parted, Match) else result
        if isinstance(result, Match):
            result = _with_left_out(result, passage, polarity, parted.at if isinstance(parted, Mismatch) else 0)
    return _with_marks(result, passage) if passage.marks and isinstance(result, Match) else result


def compare_printed(words: str, printed: str, offsets: Offsets, passage: Passage | None, polarity: Polarity = ENGLISH) -> Match | Mismatch:
    """Match a phrase against a quotation as it is printed, whose signs of items may be left out too; ``offsets`` as in :class:`~attested.graph.Checked`."""
    return _best(match(words, text, polarity=polarity) for text in _with_and_without_signs(printed, offsets, passage))


def _with_and_without_signs(printed: str, offsets: Offsets, passage: Passage | None) -> Iterator[str]:
    yield printed
    if passage is not None and any(one.sign for one in passage.paragraphs):
        yield printed_without_signs(printed, offsets, passage)


def printed_without_signs(printed: str, offsets: Offsets, passage: Passage) -> str:
    """What is printed of a quotation, with a space for each character of the signs of items."""
    unsigned = passage.without_signs
    for start, end, there in offsets:
        printed = printed[:start] + unsigned[there : there + end - start] + printed[end:]
    return printed


def _best(results: Iterable[Match | Mismatch]) -> Match | Mismatch:
    """The first of the results that is a match; if none is, that of words that stand more than once, or that which agrees longest."""
    best: Mismatch | None = None
    for result in results:
        if isinstance(result, Match):  # those behind it are not asked for
            return result
        if best is None or (result.reason == "ambiguous", result.at) > (best.reason == "ambiguous", best.at):
            best = result
    assert best is not None
    return best


def _parted(passage: Passage) -> Passage:
    """A passage with a sign before each block that does not adjoin the one before it in the original, so that an omission there leaves something out."""
    text = passage.text.value
    for at, _ in passage.left_out:
        text = f"{text[: at - 1]}{SIGN}{text[at:]}"
    return replace(passage, text=replace(passage.text, value=text))


def _with_left_out(result: Match, passage: Passage, polarity: Polarity, at: int) -> Match | Mismatch:
    """A match that runs over no words that the passage leaves out but where it marks an omission, and hides none there that turns the sense (rule 12),
    nor too many (rule 4).

    ``at`` is where the quotation runs on over them, if it does.
    """
    text = passage.text.value
    for begin, left_out in passage.left_out:
        for piece in result.pieces:
            start, end = piece.passage
            if piece.kind == "words" and start < begin < end:
                missing, block = (shorten(some, 40, placeholder=" …") for some in (left_out or "…", text[begin:]))
                return Mismatch("blocks-apart", at, "", 0, f"The original has “{missing}” before “{block}”.")
            word = polarity.hidden_in(f"{text[start : begin - 1]} {left_out} {text[begin:end]}") if piece.kind == "omission" and start < begin <= end else ""
            if word:
                return Mismatch("omission-changes-meaning", piece.quote[0], "", 0, f'The omission hides "{word}".')
    for piece in result.pieces:
        start, end = piece.passage
        between = [left_out for begin, left_out in passage.left_out if piece.kind == "omission" and start < begin <= end]
        if between and len(normalise(" ".join([text[start:end], *between])).text) > MAX_GAP:
            return Mismatch("gap-too-long", piece.quote[0], "", 0, "Those that the passage leaves out between its blocks count, too.")
    return result


def _with_marks(result: Match, passage: Passage) -> Match | Mismatch:
    """A match in a passage with marks: it cuts no formula, and says that the mark of a footnote was left out."""
    for piece in result.pieces:
        if piece.kind == "words":
            for end, edge in enumerate(piece.passage):
                if any(one.kind == "formula" and one.start < edge < one.end for one in passage.marks):
                    return Mismatch("mid-word", max(piece.quote[end] - end, 0), "", 0, "It begins or ends inside a formula.")
    if any(one.kind == "footnote" and start < one.start < end for one in passage.marks for start, end in result.spans):
        return replace(result, relied_on=(*result.relied_on, LEFT_OUT))
    return result


def names_in(glossary: Glossary) -> frozenset[str]:
    """The names that brackets in a quotation may hold: of terms in every spelling and regular plural, of speakers, of authors and editors."""
    return frozenset(name for name in _names(glossary) if name)


def _names(glossary: Glossary) -> Iterator[str]:
    for entry in glossary.entries:
        for name in entry.names:
            yield name
            yield from plurals(name.lower())
    for source in glossary.sources:
        for person in (*source.authors, *source.editors):
            yield from (person.family, person.given, person.suffix)
    for file in glossary.passage_files:
        yield from (passage.by for passage in file.passages)
