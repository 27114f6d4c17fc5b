"""The names in a record, as BibTeX and BibLaTeX have them: divided by “and”; braces hold words together."""

from __future__ import annotations

import re

from ..model import Person
from .tex import escaped, plain

PARTS = ("family", "given", "prefix", "suffix")
EXTENDED = re.compile(r"\s*([a-z-]+)\s*=\s*")


def names(field: str) -> list[str]:
    """The names of a field as they are written; an empty one where none stands beside an “and”."""
    return [name.strip() for name in split(f" {field} ", r"(?i:\s+and(?=\s))")]


def people(field: str) -> list[Person]:
    """The names of a field as family name, given name and suffix, from “Family, Suffix, Given”, “Given Family” or BibLaTeX's “family=…, given=…”.

    The particle of a name is part of its family name, wherever it was written.
    """
    found = [_person(name) for name in names(field)]
    return [person for person in found if person.family]


def _person(name: str) -> Person:
    if name.lower() == "others":
        return Person("others")
    if _whole(name):
        return Person(plain(name))
    parts = _filled(split(name, r"\s*,\s*"))
    if extended(name):
        return _extended(parts)
    if len(parts) >= 2:
        return Person(plain(parts[0]), plain(parts[-1]), plain(parts[1]) if len(parts) == 3 else "")
    words = _filled(split(name, r"[\s~]+"))
    start = next((at for at, word in enumerate(words[:-1]) if _small(word)), len(words) - 1)
    return Person(plain(" ".join(words[max(start, 0) :])), plain(" ".join(words[: max(start, 0)])))


def extended(name: str) -> bool:
    """Tell whether a name is in BibLaTeX's extended form, “family=…, given=…”."""
    parts = split(name, r"\s*,\s*")
    return len(parts) > 1 and all(EXTENDED.match(part) for part in parts)


def _extended(parts: list[str]) -> Person:
    given = {found[1]: plain(part[found.end() :].strip('" ')) for part in parts if (found := EXTENDED.match(part))}
    return Person(
        f"{given.get('prefix', '')} {given.get('family', '')}".strip(), given.get("given", ""), given.get("suffix", "")
    )


def _small(word: str) -> bool:
    """Tell whether BibTeX takes a word for a particle: its first letter is small, and stands in no braces but those of an accent."""
    return (not word.startswith("{") or word.startswith("{\\")) and plain(word)[:1].islower()


def _whole(name: str) -> bool:
    """Tell whether one pair of braces holds all of a name."""
    if not name.startswith("{") or name.startswith("{\\"):
        return False
    depth = 0
    for at, sign in enumerate(name):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth == 0:
            return at == len(name) - 1
    return False


def name_text(person: Person) -> str:
    """A name as a field holds it. Braces hold a family name with a particle together, and the name of an organisation."""
    family = escaped(person.family)
    held = f"{{{family}}}" if re.search(r"[\s,]", family) else family
    return ", ".join(part for part in (held, escaped(person.suffix), escaped(person.given)) if part)


def split(words: str, at: str) -> list[str]:
    """Split where ``at``, which matches no brace, matches outside braces; a part may be empty."""
    if "{" not in words:
        return re.split(at, words)
    parts, depth, start = [], 0, 0
    for mark in re.finditer(rf"[{{}}]|(?:{at})", words):
        if mark[0] in ("{", "}"):
            depth += 1 if mark[0] == "{" else -1
        elif depth == 0:
            parts.append(words[start : mark.start()])
            start = mark.end()
    return [*parts, words[start:]]


def _filled(parts: list[str]) -> list[str]:
    return [part.strip() for part in parts if part.strip()]
