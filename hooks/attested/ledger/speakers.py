"""Whether two ways to name the speakers of a quotation name the same ones: a name that is spelled otherwise is no other speaker.

Nothing but the names is known of a speaker, so the comparison goes by what corrections of a record change: a given name, an initial for it,
capital letters and accents, a slip in a family name, further authors, an organisation's short name for the long one.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from difflib import SequenceMatcher

from ..model import Part

BETWEEN = "; "
"""Stands between the names of several speakers in :attr:`Part.by`."""

SLIP = 0.8
"""From this share of equal letters on, two family names are one with a slip (``difflib``'s ratio, from 0 to 1)."""

SHORTEST = 4
"""Letters of a family name below which a slip cannot be told from another name."""


def same_speakers(old: Part, new: Part) -> bool:
    """Tell whether the words that two versions of a part have in common are still said by the same speakers.

    A version that was kept before speakers were told apart from their names tells of none: then nothing is known to be the same.
    """
    before, after = _by_words(old), _by_words(new)
    return all(_agree(before[words], after[words]) for words in before.keys() & after.keys())


def _by_words(part: Part) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for one in part.walk():
        if one.words:
            found.setdefault(one.words, Counter())[one.by] += 1
    return found


def _agree(old: Counter[str], new: Counter[str]) -> bool:
    """Tell whether the speakers of the same words, which may be quoted more than once, are the same."""
    return all(any(_same(one, other) for other in new) for one in old) and all(any(_same(one, other) for one in old) for other in new)


def _same(one: str, other: str) -> bool:
    return bool(one and other) and (one == other or any(_same_name(a, b) for a in one.split(BETWEEN) for b in other.split(BETWEEN)))


def _same_name(one: str, other: str) -> bool:
    ours, theirs = _tokens(one), _tokens(other)
    if not ours or not theirs:
        return False
    if ours[-1] == theirs[-1] or {*ours} <= {*theirs} or {*theirs} <= {*ours}:
        return True
    if _initials(ours) == "".join(theirs) or _initials(theirs) == "".join(ours):
        return True
    slip = SequenceMatcher(None, ours[-1], theirs[-1], autojunk=False).ratio() >= SLIP
    return slip and min(len(ours[-1]), len(theirs[-1])) >= SHORTEST


def _tokens(name: str) -> list[str]:
    """The words of a name in small letters, without accents and marks."""
    letters = (sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign))
    return "".join(sign if sign.isalnum() else " " for sign in letters).split()


def _initials(tokens: list[str]) -> str:
    return "".join(token[0] for token in tokens if token not in ("of", "the", "for", "and")) if len(tokens) > 1 else ""
