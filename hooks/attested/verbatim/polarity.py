"""The words of a language that turn, limit or leave alone what a sentence says, as data (docs/verbatim.md, rules 5, 11 and 12)."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .edges import UNSPACED

_LOOK_ALIKES = str.maketrans(
    "АВЕКМНОРСТУХІЈЅԁԛԝҺӀавекморстухіјѕһӏ" "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορτυχϲϳ" "օոսհցɑɡıɴᴏᴛ" "‘’ʼ′‐‑",
    "ABEKMHOPCTYXIJSdqwHIabekmopctyxijshl" "ABEZHIKMNOPTYXaikvoptuxcj" "onuhgaginot" "''''--",
)
"""Cyrillic, Greek, Armenian and phonetic letters that look like Latin ones (among the confusables of UTS 39); apostrophes, hyphens."""
_MARKS = re.compile("\u00ad|[\u200c\u200d]|(?<=\\w)[\u0300-\u036f]+")
_MORE = r"[^\W_]|[\u00ad\u0300-\u036f\u200c\u200d]"
_SPOKEN = re.compile(rf"[^\W_](?:{_MORE}|[-'\u2018\u2019\u02bc\u2010\u2011\uff07](?=[^\W_]))*")
_JUDGED = re.compile(rf"{UNSPACED.pattern}|[-+\u2212\u00b1]?\d+(?:[.,/:]\d+)*[^\W\d_]*|[^\W\d_][^\W_]*(?:[-'][^\W_]+)*")
_CLAUSE = re.compile(r"[;:,()\u2014](?!\d)|\.(?!\w)")
HIDING = 3
"""A gap of so many words or fewer, without the marks of a clause, hides a word of polarity (rule 12)."""
_PUNCTUATION = frozenset(" ,;:.'\"()-\u2013\u2014?!/")


@dataclass(frozen=True, slots=True)
class Polarity:
    """The words of one language: those that turn or limit a statement, those of its scope, and those that are free in brackets.

    All are in the form that `folded` gives. A language without such lists has none of them: no omission of its words is judged,
    and brackets hold only words of the passage and names.
    """

    polar: frozenset[str] = frozenset()
    scope: frozenset[str] = frozenset()
    free: frozenset[str] = frozenset()

    def polar_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where a word of polarity stands in a text: the half-open offsets of each, in order. Never raises."""
        for found in _SPOKEN.finditer(text):
            word = folded(found.group())
            if self._turns(word) and not (word == "no" and re.match(r"\.\s*\d", text[found.end() :])):  # "No. 5" denies nothing
                yield found.span()

    def hidden_in(self, gap: str) -> str:
        """Give the first word of polarity that an omission of `gap` hides from a reader, as it stands, or "" (rule 12)."""
        words = [word for word in gap.split() if any(map(str.isalnum, word))]
        if len(words) > HIDING or _CLAUSE.search(gap):
            return ""
        return next((gap[start:end] for start, end in self.polar_in(gap)), "")

    def forbidden_in(self, text: str) -> str:
        """Give the first word of polarity or scope in a text, as it stands less marks on letters, or ""."""
        words = (_MARKS.sub("", found.group()) for found in _SPOKEN.finditer(text))
        return next((word for word in words if self._turns(folded(word)) or not self.scope.isdisjoint(folded(word).split("-"))), "")

    def _turns(self, word: str) -> bool:
        return not self.polar.isdisjoint(word.split("-")) or (word.endswith("n't") and "n't" in self.polar)


def folded(text: str) -> str:
    """Give a text in the form in which its words are judged: compatibility forms, look-alikes, case and accents made one."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).translate(_LOOK_ALIKES))
    return unicodedata.normalize("NFC", _MARKS.sub("", plain).translate(_LOOK_ALIKES)).casefold()


def vocabulary(text: str) -> frozenset[str]:
    """Give the words of a text, folded and without a possessive 's: whole, and the parts of those with hyphens. A sign that is no
    punctuation counts as a word."""
    return frozenset(part for word in _judged(text) for part in (word, *word.split("-")))


def strange(content: str, passage: frozenset[str], names: Iterable[str], polarity: Polarity) -> str:
    """Give the first word of an insertion, folded, that is neither free nor in the passage's `vocabulary` nor in that of a name, or ""."""
    known = polarity.free | passage

    def unknown() -> list[str]:
        return [word for word in _judged(content) if word not in known and not known.issuperset(word.split("-"))]

    if unknown():
        known = known.union(*map(vocabulary, names))
    return next(iter(unknown()), "")


def _judged(text: str) -> Iterator[str]:
    plain = folded(text)
    yield from (word.removesuffix("'s") for word in _JUDGED.findall(plain))
    yield from (char for char in _JUDGED.sub("", plain) if char not in _PUNCTUATION)


@cache
def _read(name: str) -> Polarity:
    """Read the lists of a language, a file of this package."""
    lists = tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
    return Polarity(*(frozenset(lists[kind]) for kind in ("polarity", "scope", "free")))


def of_language(tag: str) -> Polarity:
    """Give the words of a language by its tag (BCP 47); none of a language that has no lists."""
    name = _FILES.get(tag.partition("-")[0].lower())
    return _read(name) if name else Polarity()


_FILES = {"en": "english"}
ENGLISH = of_language("en")
