"""The text of a new passage, out of the lines of its original."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import slug
from .term import scalar

WIDEST = 100
"""Characters of a line that was wrapped by hand. Where a longer one occurs, each line of the original is a paragraph."""


def numbers(written: str) -> tuple[int, ...]:
    """“4, 6-8” as the numbers 4, 6, 7, 8. ValueError where it is none of that."""
    found: list[int] = []
    for part in written.replace("–", "-").split(","):
        first, _, last = part.partition("-")
        ends = int(first), int(last or first)
        if not 1 <= ends[0] <= ends[1] or ends[1] - ends[0] > 10_000:
            raise ValueError(written)
        found += range(ends[0], ends[1] + 1)
    return tuple(found)


def file_head(key: str, retrieved: str) -> str:
    """Give the front matter with which a file of passages begins."""
    return f"---\nsource: {scalar(key)}\nretrieved: {scalar(retrieved)}\n---\n"


def passage_text(
    locator: str, facts: Sequence[tuple[str, str]], original: str, written: str, lines: Sequence[tuple[int, str]]
) -> str:
    """The section of a passage.

    In: its locator, the facts under it (empty ones are left out), the name of its original, the lines as they were named, and
    those lines with their numbers. Words are taken over as they stand.
    """
    head = [f"## {locator} {{#{anchor(locator)}}}", ""]
    head += [f"- {name}: {value}" for name, value in facts if value]
    head += [f"- original: {original}, lines: {written}", ""]
    return "\n".join([*head, *_paragraphs(lines)]).rstrip("\n") + "\n"


def anchor(locator: str) -> str:
    """The id of a locator: “§1.1” as “s1-1”."""
    return slug(locator.replace("§", "s")) or "passage"


def _paragraphs(lines: Sequence[tuple[int, str]]) -> Iterator[str]:
    apart = any(len(words) > WIDEST for _, words in lines)
    last = 0
    for number, words in lines:
        if last and (apart or number > last + 1) and words.strip():
            yield ""
        if words.strip() or not apart:
            yield words.strip()
        last = number
