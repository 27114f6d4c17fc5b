"""Edges of words that the letters on both sides do not tell: those of numbers, and those in scripts without spaces (rule 10)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .normalise import is_mark

_CURRENCY = "$\u00a2-\u00a5\u058f\u060b\u07fe\u07ff\u09f2\u09f3\u09fb\u0af1\u0bf9\u0e3f\u17db\u20a0-\u20cf\ua838\ufdfc\ufe69\uff04\uffe0\uffe1\uffe5\uffe6\U00011fdd-\U00011fe0\U0001e2ff\U0001ecb0"
_DIGITS = r"\d+(?:[eE][-+\u2212]?\d+)?"  # with an exponent
_NUMBER = re.compile(
    rf"(?:(?<![\w)\]])[-+\u2212\u00b1])?[{_CURRENCY}]?(?:(?<![\w.])\.)?"  # sign, currency, a point that nothing stands before
    rf"{_DIGITS}(?:(?:[.,'/:^\u00b7\u066b\u066c]|(?<=[\uff10-\uff19])[\uff0c\uff0e\uff1a](?=[\uff10-\uff19])){_DIGITS})*"  # thousands, decimals, fractions, times, powers
    rf"[%\u2030\u2031\u066a\uff05\u00b0\u2032\u2033{_CURRENCY}]*"  # signs of units
)
_SPACED = re.compile(r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)")
"""Digits in groups of three, with spaces between."""
_DIGIT = re.compile(r"\d")
_HAN = r"\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # signs of repetition, too
_HIRAGANA = r"\u3041-\u309f"
_SOUTH_EAST = (
    r"\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ecf\u0edc-\u0edf"  # Thai, Lao: without their digits and signs of currencies, which make numbers
    r"\u1000-\u103f\u104c-\u108f\u109a-\u109f\ua9e0-\ua9ef\ua9fa-\ua9fe\uaa60-\uaa7f"  # Burmese
    r"\u1780-\u17da\u17dc"  # Khmer
)
SPACELESS = _HAN + _HIRAGANA + _SOUTH_EAST
"""The scripts that are written without spaces, as the inside of a class of characters; Katakana, of which a row is one word, stands apart."""
KATAKANA = r"\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
UNSPACED = re.compile(f"[{SPACELESS}{KATAKANA}]")
_KATAKANA = re.compile(f"[{KATAKANA}]")
_LEANING = "\u0e33\u0eb3\uff9e\uff9f"
"""Letters that continue the one before, though Unicode does not count them among the marks (Grapheme_Cluster_Break, UAX 29)."""


def inside_numbers(text: str) -> Iterator[int]:
    """Yield the offsets in normalised text within a number: it is one word with its sign, separators, exponent and signs of units."""
    if _DIGIT.search(text):
        for pattern in (_NUMBER, _SPACED):
            for found in pattern.finditer(text):
                yield from range(found.start() + 1, found.end())


def in_unspaced(text: str) -> Iterator[int]:
    """Yield the offsets in normalised text beside a character of a script without spaces, at which a word may be cut.

    These are the word boundaries of Unicode (UAX 29): before and behind each character with its marks, but not within Katakana.
    """
    for found in UNSPACED.finditer(text):
        at = found.start()
        for edge, one, two in ((at, text[at - 1 : at], text[at]), (at + 1, text[at], text[at + 1 : at + 2])):
            if not ((two and (is_mark(two) or two in _LEANING)) or (_KATAKANA.match(one) and _KATAKANA.match(two))):
                yield edge
