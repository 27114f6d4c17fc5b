"""The words of a text, in any script, and what joins or continues them: one answer to whether a place is an edge of words.

A word is letters and digits with the marks on them. Scripts written without spaces have no such words: there each character that a
reader sees is one of its own, so that every place between two of them is an edge, but a run of Katakana stays together. That is
Unicode's segmentation (UAX #29) without a dictionary; which scripts these are, the comparison of words says (``verbatim/edges.py``).
``docs/assets/draft/words.js`` does the same in the browser.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from ..verbatim import KATAKANA, SPACELESS

AM = r"\u0e33\u0eb3"
"""The vowels Am of Thai and Lao: letters that continue the character before them."""

STACKING = r"[\u1039\u17d2]"
"""Marks of Burmese and Khmer that put the next consonant below the last one."""

ALPHABETIC = re.compile(r"[^\W_]+")
BEYOND = re.compile(r"[\u0300-\u036f\u0483-\u0489\u0591-\u1dff\u200c\u200d\u20d0-\u20f0\u2cef-\u2cf1\u2d7f-\u2dff\u3000-\ud7ff\ua66f-\uffff\U00010000-\U0010ffff]")
"""Where a text holds none of these, words are runs of letters and digits."""

HYPHENS = "-\u2010\u2011"
JOINS = f"{HYPHENS}'’_"
OPENING, CLOSING = "\"'“‘«", "\"'”’»"
JOINED = rf"(?:[{JOINS}]|[{CLOSING}]?[{HYPHENS}][{OPENING}]?)"
JOINED_BEFORE, JOINED_AFTER = re.compile(rf"[^\W_]{JOINED}\Z"), re.compile(rf"{JOINED}[^\W_]")
"""What joins two words. Quotation marks may part a hyphen from either one: “mesa”-optimizer, non-“optimizer”."""

MAY_JOIN = f"{JOINS}{OPENING}{CLOSING}"

LETTER = rf"[^\W_{SPACELESS}{KATAKANA}]"
ALPHANUMERIC = re.compile(LETTER)
"""A letter or digit of a script that parts its words."""

CONTINUED = re.compile(rf"[+#]+(?!{LETTER})")
"""Signs right behind a word that make another name of it (C++, C#), whether or not an entry has that name."""


HOLD_MARKS = ((0x300, 0x3400), (0xA000, 0xAC00), (0xF900, 0x17000), (0x1B000, 0x20000), (0xE0000, 0xE1000))
"""Where Unicode has marks, as half-open ranges: not among ideographs, Hangul and private characters, which are most of its million."""


@cache
def _in_any_script() -> re.Pattern[str]:
    """The pattern of a word where scripts differ. It knows all marks of this version of Unicode, so it is made once it is needed."""
    category = unicodedata.category
    every = [code for first, end in HOLD_MARKS for code in range(first, end) if category(chr(code))[0] == "M"]
    firsts = [code for code, before in zip(every, [0, *every], strict=False) if code - before != 1]
    lasts = [code for code, behind in zip(every, [*every[1:], 0], strict=True) if behind - code != 1]
    marks = "".join(f"{chr(first)}-{chr(last)}" for first, last in zip(firsts, lasts, strict=True))
    more = rf"(?:[{marks}\u200c\u200d{AM}]|{STACKING}[^\W_])"
    return re.compile(rf"(?=[^\W_])(?:[{SPACELESS}]{more}*|[{KATAKANA}](?:[{KATAKANA}]|{more})*|{LETTER}+(?:[{marks}\u200c\u200d{AM}]+{LETTER}*)*)")


def words_in(text: str) -> Iterator[re.Match[str]]:
    """The words of a text, in order, as matches that know their offsets (code points)."""
    return (_in_any_script() if BEYOND.search(text) else ALPHABETIC).finditer(text)


def folded(word: str) -> str:
    """A word in the form in which two spellings of it are compared where case does not count."""
    return (word if word.isascii() else unicodedata.normalize("NFC", word)).casefold()


def is_spaceless(word: str) -> bool:
    """Tell whether a word is one of a script that is written without spaces."""
    return not word.isascii() and re.match(f"[{SPACELESS}{KATAKANA}]", word) is not None


def joined_before(text: str, start: int) -> bool:
    """Tell whether a hyphen or an apostrophe joins the word at ``start`` to another one before it, in quotation marks or not."""
    return start > 1 and text[start - 1] in MAY_JOIN and JOINED_BEFORE.search(text[max(start - 4, 0) : start]) is not None


def joined_after(text: str, end: int) -> bool:
    """The same for what stands behind, a possessive ’s aside."""
    if end + 1 >= len(text) or text[end] not in MAY_JOIN or JOINED_AFTER.match(text, end) is None:
        return False
    possessive = text[end] in "'’" and text[end + 1] in "sS" and not text[end + 2 : end + 3].isalnum()
    return not possessive
