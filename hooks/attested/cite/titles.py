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
from itertools import groupby
from typing import Any

from .reference import bare

PART = re.compile(r'“(?P<quoted>(?=[^\s”])[^“”]+)”|<span class="nocase">(?P<verbatim>[^<>“”]+)</span>|(?P<text>[^<>“”]+)')
UNSURE = re.compile(r"""["'‘«»‹›\\`]|[^\S ]|^ |  | $| [?!;]|[,:;]”?$|’$|[ªº²³¹ʰ-ˤᴬ-ᵪ⁰-ₜ]""")
"""Where citeproc reads more in a title than is read here: other quotation marks, spaces that it changes, marks that it drops, raised letters."""

BREAKS = "-/–—"
SMALL = {
    "a", "an", "and", "as", "at", "but", "by", "down", "for", "from", "in", "into", "nor", "of", "on", "onto", "or", "over", "so", "the", "till",
    "to", "up", "via", "with", "yet", "about", "van", "von", "de", "d", "l",
}  # fmt: skip
"""Words that stay small within a title: ``isStopWord``."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a title, inside quotation marks or not. The capitals of ``verbatim`` words are never changed."""

    text: str
    quoted: int = 0
    verbatim: bool = False


def printed_titles(csl: Mapping[str, Any]) -> dict[str, str]:
    """The title of a dictionary entry as each style prints it: with the marks around it and its full stop, as plain text.

    In: the entry's CSL variables. Out: by style; empty where only a citation processor can tell.
    """
    runs = None if UNSURE.search(bare(csl["title"])) else _runs(csl["title"])
    if runs is None:
        return {}
    cased = runs if "language" in csl else _title_case(runs)
    return {"apa": _printed(runs, "“”"), "chicago": f"“{_printed(runs, '‘’')}”", "mla": f"“{_printed(cased, '‘’')}”"}


def _runs(title: str) -> list[Run] | None:
    """A title in runs; None where its marks do not pair, or stand inside each other."""
    runs: list[Run] = []
    end = number = 0
    for found in PART.finditer(title):
        if found.start() != end:
            return None
        end = found.end()
        if found["quoted"] is not None:
            number += 1
            inner = _runs(found["quoted"])
            if inner is None:
                return None
            runs += [replace(one, quoted=number) for one in inner]
        else:
            runs.append(Run(found["verbatim"] or found["text"], 0, found["verbatim"] is not None))
    return runs if end == len(title) else None


def _printed(runs: Sequence[Run], marks: str) -> str:
    """The words of the runs, those inside quotation marks between the two given ones. A full stop, unless there is one or a stronger mark.

    It stands inside a closing quotation mark.
    """
    stretches = ((number, "".join(one.text for one in some)) for number, some in groupby(runs, key=lambda one: one.quoted))
    title = "".join(f"{marks[0]}{text}{marks[1]}" if number else text for number, text in stretches)
    inner = title[:-1] if runs[-1].quoted else title
    return title if inner[-1] in ".?!" else f"{inner}.{title[len(inner):]}"


def _title_case(runs: list[Run]) -> list[Run]:
    """Each word with a capital, but for small ones; the first, those that begin a sentence and the last have one in any case."""
    made: list[Run] = []
    state = "start"
    last = len(runs) - 1 if not (runs[-1].quoted or runs[-1].verbatim) else -1
    for at, run in enumerate(runs):
        if run.verbatim:
            state = _after(run.text, state)
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
    """Where the last word of a title begins in its last run; None where a mark breaks it or nothing stands before it."""
    begin = text.rfind(" ") + 1
    broken = begin == len(text) or any(sign in BREAKS for sign in text[begin:])
    return None if broken or (at == 0 and begin == 0) else begin


def _chunks(text: str) -> Iterator[str]:
    """Letters and digits, spaces, marks: each kind together, any other sign alone."""

    def kind(at: int) -> object:
        sign = text[at]
        if sign.isalnum():
            return "word"
        return "space" if sign == " " else "mark" if unicodedata.category(sign)[0] == "P" else at

    for _, some in groupby(range(len(text)), key=kind):
        yield "".join(text[at] for at in some)


def _wants_capital(chunk: str, state: str) -> bool:
    if not chunk.isalnum() or any(sign.isupper() for sign in chunk) or not any(sign.isalpha() for sign in chunk):
        return False
    if state in ("start", "sentence"):
        return True
    return len(chunk) > 1 and (state == "last" or (state == "word" and chunk not in SMALL))


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _after(chunk: str, state: str) -> str:
    """What comes next: ``word`` and ``sentence`` begin one, ``end`` closes a sentence, ``within`` goes on in a word."""
    sign = chunk[-1]
    if sign in ".?!:":
        return "end"
    if sign.isalnum():
        return "within"
    if sign == " " and state == "end":
        return "sentence"
    return "word" if sign == " " or sign in BREAKS else state
