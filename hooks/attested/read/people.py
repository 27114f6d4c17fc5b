"""The names in a record, as BibTeX has them: divided by “and”; braces hold words together."""

from __future__ import annotations

import re

from ..model import Person


def plain(words: str) -> str:
    """A field on one line, without the braces that BibTeX uses to protect capitals."""
    return " ".join(words.replace("{", "").replace("}", "").split())


def names(field: str) -> list[str]:
    """The names of a field as they are written; an empty one where none stands beside an “and”."""
    return [name.strip() for name in split(f" {field} ", r"\s+and(?=\s)")]


def people(field: str) -> list[Person]:
    """The names of a field as family and given names, from “Family, Given” or “Given Family”.

    The particle of a name is part of its family name, wherever it was written.
    """
    found = []
    for name in names(field):
        if name.lower() == "others":
            found.append(Person("others"))
            continue
        if name.startswith("{") and name.endswith("}") and "{" not in name[1:]:
            found.append(Person(plain(name)))
            continue
        parts = _filled(split(name, r"\s*,\s*"))
        if len(parts) >= 2:
            found.append(Person(plain(parts[0]), plain(parts[-1])))
            continue
        words = _filled(split(name, r"\s+"))
        start = next((at for at, word in enumerate(words[:-1]) if word[:1].islower()), len(words) - 1)
        found.append(Person(plain(" ".join(words[max(start, 0) :])), plain(" ".join(words[: max(start, 0)]))))
    return [person for person in found if person.family]


def split(words: str, at: str) -> list[str]:
    """Split where ``at`` matches outside braces; a part may be empty."""
    parts, depth, start = [], 0, 0
    divider = re.compile(at)
    index = 0
    while index < len(words):
        depth += {"{": 1, "}": -1}.get(words[index], 0)
        mark = divider.match(words, index) if depth == 0 else None
        if mark and mark.end() > index:
            parts.append(words[start:index])
            start = index = mark.end()
        else:
            index += 1
    return [*parts, words[start:]]


def _filled(parts: list[str]) -> list[str]:
    return [part.strip() for part in parts if part.strip()]
