"""Front matter in house form: its keys in one order, one space behind each colon and comma."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..read.frontmatter import EntryMatter

KEY = re.compile(r"([A-Za-z]+)[ \t\u00a0]*:[ \t\u00a0]*(.*)$")
LIST = re.compile(r"\[([^\[\]\"']*)\]$")
ORDER = tuple(EntryMatter.model_fields)


def in_house_order(lines: Sequence[str], body: int) -> list[str]:
    """The lines of an entry with its front matter in order; ``body`` is the index of the first line after it.

    What belongs to a key, a comment above it or lines below it, moves along.
    """
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    if body <= first + 1 or lines[first].strip() != "---":
        return list(lines)
    parts: list[tuple[int, list[str]]] = []
    above: list[str] = []
    for line in lines[first + 1 : body - 1]:
        key = KEY.match(line)
        if key:
            parts.append((_rank(key[1]), [*above, _spaced(key[1], key[2])]))
            above = []
        elif line.startswith("#"):
            above.append(line)
        elif line.strip() and parts:
            parts[-1][1].append(line)
    if above and parts:
        parts[-1][1].extend(above)
    ordered = [line for _, part in sorted(parts, key=lambda part: part[0]) for line in part]
    return ["---", *ordered, "---", *lines[body:]]


def _rank(key: str) -> int:
    return ORDER.index(key) if key in ORDER else len(ORDER)


def _spaced(key: str, value: str) -> str:
    value = value.replace("\u00a0", " ").strip()
    several = LIST.match(value)
    if several:
        value = f"[{', '.join(' '.join(part.split()) for part in several[1].split(','))}]"
    return f"{key}: {value}".rstrip()
