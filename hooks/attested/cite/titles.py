"""The title of an entry's part as each style prints it, without a citation processor: thousands of references differ in nothing else.

This does what pandoc's citeproc does with such a title (https://github.com/jgm/citeproc, ``CaseTransform.hs``, ``caseTransform`` and
``punctuationInsideQuotes`` of ``Pandoc.hs``, ``fixPunct`` of ``Types.hs``). A test compares both, on the glossaries' titles and on
random ones. Titles with marks that citeproc reads in ways of its own are left to it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import Any

from .reference import bare

APOSTROPHE = re.compile(r"(?<=[^\W_])['’](?=[^\W_])")
PART = re.compile(
    r"""“(?P<outer>(?=[^\s”])[^“”]+)”|‘(?P<inner>(?=[^\s’])[^“”‘’]+)’(?![^\W_])
    |<span\ class="nocase">(?P<verbatim>[^<>]+)</span>|(?P<text>[^<>“”‘]+)""",
    re.VERBOSE,
)
UNSURE = re.compile(r"""["'«»‹›\\`]|[^\S ]|^$|^ |  | $| [?!;]|[,:;][”’]?$|’$|[”’][.,]|[”’][”’]$|[^\W_]’[^\W_]+’|[^\W_]‘|[ªº²³¹ʰ-ˤᴬ-ᵪ⁰-ₜ]""")
"""Signs in which citeproc reads more than this module does: straight marks, spaces that it changes, marks that it drops, raised letters."""

BREAKS = "-/–—"
SMALL = {
    "a", "an", "and", "as", "at", "but", "by", "down", "for", "from", "in", "into", "nor", "of", "on", "onto", "or", "over", "so", "the", "till",
    "to", "up", "via", "with", "yet", "about", "van", "von", "de", "d", "l",
}  # fmt: skip
"""Words that stay small within a title: ``isStopWord``."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a title; the capitals of ``verbatim`` words are never changed.

    Or, with no text, a quotation mark: ``mark`` is 0 for an opening and 1 for a closing one, ``depth`` counts the marks around it.
    """

    text: str = ""
    verbatim: bool = False
    mark: int | None = None
    depth: int = 0


def printed_titles(csl: Mapping[str, Any]) -> dict[str, str]:
    """The title of a dictionary entry as each style prints it: with the marks around it and its full stop, as plain text.

    In: the entry's CSL variables. Out: by style; empty where only a citation processor can tell.
    """
    title = APOSTROPHE.sub("’", csl["title"])
    runs = None if UNSURE.search(bare(title)) else _runs(title)
    if runs is None:
        return {}
    cased = runs if "language" in csl else _title_case(runs)
    return {"apa": _printed(runs, ("“”", "‘’")), "chicago": f"“{_printed(runs, ('‘’', '“”'))}”", "mla": f"“{_printed(cased, ('‘’', '“”'))}”"}


def _runs(title: str, depth: int = 0, verbatim: bool = False) -> list[Run] | None:
    """A title, or what is inside marks of it, in runs; None where marks do not pair."""
    runs: list[Run] = []
    end = 0
    for found in PART.finditer(title):
        if found.start() != end:
            return None
        end = found.end()
        if found["text"]:
            runs.append(Run(found["text"], verbatim))
            continue
        quoted = found["outer"] or found["inner"]
        within = _runs(quoted or found["verbatim"], depth + bool(quoted), verbatim or not quoted)
        if within is None:
            return None
        runs += [Run(mark=0, depth=depth), *within, Run(mark=1, depth=depth)] if quoted else within
    return runs if end == len(title) else None


def _printed(runs: Sequence[Run], marks: Sequence[str]) -> str:
    """The words of the runs, with the marks for each depth. A full stop, unless there is one or a stronger mark; inside a closing mark."""
    texts = [one.text if one.mark is None else marks[one.depth % 2][one.mark] for one in runs]
    last = len(texts) if runs[-1].mark is None else -1
    title, closing = "".join(texts[:last]), "".join(texts[last:])
    return f"{title}{'' if title[-1] in '.?!' else '.'}{closing}"


def _title_case(runs: list[Run]) -> list[Run]:
    """Each word with a capital, but for small ones; the first, those that begin a sentence and the last have one in any case."""
    made: list[Run] = []
    state = "start"
    last = -1 if runs[-1].verbatim else len(runs) - 1
    for at, run in enumerate(runs):
        if run.verbatim or run.mark is not None:
            state = _after(run.text, state) if run.text else state
            made.append(run)
            continue
        text = ""
        final = _last_word(run.text, at) if at == last else None
        position = 0
        for chunk in _chunks(run.text):
            if position == final and state in ("word", "sentence", "start"):
                state = "last"
            text += _capital(chunk) if _wants_capital(chunk, state) else chunk
            state = _after(chunk, state)
            position += len(chunk)
        made.append(replace(run, text=text))
    return made


def _last_word(text: str, at: int) -> int | None:
    """Give the offset of a title's last word in its last run; None where a mark breaks it or nothing stands before it."""
    begin = text.rfind(" ") + 1
    broken = begin == len(text) or any(sign in BREAKS for sign in text[begin:])
    return None if broken or (at == 0 and begin == 0) else begin


def _chunks(text: str) -> Iterator[str]:
    """Letters and digits, spaces, marks: each kind together, any other sign alone."""
    for kind, some in groupby(text, key=_kind):
        together = "".join(some)
        yield from [together] if kind else together


@cache
def _kind(sign: str) -> str:
    if sign.isalnum():
        return "word"
    return "space" if sign == " " else "mark" if unicodedata.category(sign)[0] == "P" else ""


def _wants_capital(chunk: str, state: str) -> bool:
    if not chunk.isalnum() or any(sign.isupper() for sign in chunk) or not any(sign.isalpha() for sign in chunk):
        return False
    if state in ("start", "sentence"):
        return True
    return len(chunk) > 1 and (state == "last" or (state == "word" and chunk not in SMALL))


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _after(chunk: str, state: str) -> str:
    """Give the state behind a chunk: ``word`` and ``sentence`` begin one, ``end`` closes a sentence, ``within`` goes on in a word."""
    sign = chunk[-1]
    if sign in ".?!:":
        return "end"
    if sign.isalnum():
        return "within"
    if sign == " " and state == "end":
        return "sentence"
    return "word" if sign == " " or sign in BREAKS else state
