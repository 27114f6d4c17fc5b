"""Two wordings compared word by word."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher

from .changes import WordRun

MOST = 100_000
"""Pairs of equal words, one on either side, beyond which nothing is compared word by word: the time grows with them. Two
texts of a thousand words of English have some 15,000."""


BLANK = re.compile(r"\n\s*\n")


def one_line(text: str) -> str:
    """White space collapsed; where a paragraph ends within the text, ¶."""
    return " ¶ ".join(" ".join(part.split()) for part in BLANK.split(text.strip()))


def pieces(before: str, after: str) -> tuple[WordRun, ...]:
    """Give the runs of words that are the same, removed and added, in the order of reading; where two runs differ, the removed one first.

    Two wordings too long to be compared have one run between what they begin and what they end with.
    """
    old, new = before.split(), after.split()
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    inner_old, inner_new = old[start : len(old) - end], new[start : len(new) - end]
    found = [("same", old[:start])]
    if _equal_pairs(inner_old, inner_new) > MOST:
        found += [("removed", inner_old), ("added", inner_new)]
    else:
        for tag, i, j, k, m in SequenceMatcher(None, inner_old, inner_new, autojunk=False).get_opcodes():
            found += [("same", inner_old[i:j])] if tag == "equal" else [("removed", inner_old[i:j]), ("added", inner_new[k:m])]
    found.append(("same", old[len(old) - end :]))
    return tuple(WordRun(how, " ".join(words)) for how, words in found if words)  # type: ignore[arg-type]


def _equal_pairs(one: list[str], other: list[str]) -> int:
    counts = Counter(other)
    return sum(count * counts[word] for word, count in Counter(one).items())


def _common(one: list[str], other: list[str]) -> int:
    """Count the words with which both sequences begin alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def likeness(one: str, other: str) -> float:
    """From 0 to 1: how much of two wordings is the same; an estimate that does not look at the order of words."""
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).quick_ratio()
