"""The comparison of words by itself, for ``make bench``: 1,000 quotations over 200 passages of 5 kB."""

from __future__ import annotations

import random
from collections.abc import Callable

from attested.verbatim import Match, match

PASSAGES, PER_PASSAGE, SIZE = 200, 5, 5000


def _passage(chance: random.Random, words: list[str]) -> str:
    parts: list[str] = []
    while sum(map(len, parts)) < SIZE:
        parts += [chance.choice(words), chance.choice([" "] * 12 + [", ", ". ", " — ", "\n", "’s ", " “so” "])]
    return "".join(parts).strip()


def against_find() -> tuple[Callable[[], object], Callable[[], object]]:
    """Two pieces of work over the same texts: all comparisons, and as many searches for the same words by `str.find`."""
    chance = random.Random(1)
    words = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(2, 9))) for _ in range(3000)]
    pairs: list[tuple[str, str]] = []
    for passage in (_passage(chance, words) for _ in range(PASSAGES)):
        said = passage.split(" ")
        for _ in range(PER_PASSAGE):
            first = chance.randrange(len(said) - 30)
            pairs.append((" ".join(said[first : first + chance.randint(8, 30)]).replace("’", "'").replace("\n", " ").strip(" ,.—"), passage))

    def compare() -> None:
        found = sum(isinstance(match(quote, passage), Match) for quote, passage in pairs)
        if found < len(pairs) * 0.9:
            raise SystemExit(f"Only {found} of {len(pairs)} quotations were found.")

    return compare, lambda: [passage.find(quote) for quote, passage in pairs]
