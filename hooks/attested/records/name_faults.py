"""Names of records that BibTeX reads as something else, or that name nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .names import extended, names, split
from .tex import plain

PLACEHOLDER = re.compile(
    r"(?i)n\W?a|n\W?n|unknown( author)?|author(s| unknown)?|anon|none|null|nil|tb[ad]|todo|xxx+|to be (announced|determined)|(first|family|given|last)( name)?"
)
OPEN_END = re.compile(r"(?i)\bet\W{0,2}al\b|\bu\. ?a\.$")
JUNIOR = re.compile(r"(?i)[js]n?r\.?|[ivx]+\.?|[2-9](nd|rd|th)|ph\.? ?d\.?|m\.? ?d\.?|esq\.?")
FORM = "Write {0} = {{Family, Given and Family, Given}}"
MOST = 60
"""Characters of a name that a message repeats."""


def faults_of_names(field: str, value: str) -> Iterator[tuple[str, str]]:
    """A message for each name of a field that is wrong, and how to write it."""
    written = names(value) if value else []
    for at, name in enumerate(written):
        told = _fault(name, written, at)
        if told is not None:
            yield told[0], told[1].format(FORM.format(field), field)


def fault_of_names(field: str, value: str) -> tuple[str, str] | None:
    """The first of them; None where all are sound."""
    return next(faults_of_names(field, value), None)


def without_placeholders(field: str, value: str) -> tuple[str, list[str]]:
    """The names of a field, “and others” for “et al.”, without those that name nobody; and a sentence on each that was changed."""
    kept, said = [], []
    written = names(value) if value else []
    for name in written:
        bare = plain(name).strip(" .,?")
        more = OPEN_END.search(plain(name))
        if more and plain(name)[more.end() :].strip(" .") == "":
            first = plain(name)[: more.start()].strip(" ,;")
            kept += [*([first] if first else []), "others"]
            said.append(
                f"{field}: “{_brief(plain(name))}” is read as {first + ' and others' if first else 'and others'}"
            )
        elif name and PLACEHOLDER.fullmatch(bare):
            said.append(f"{field}: “{_brief(plain(name))}” names nobody and is left out")
        else:
            kept.append(name)
    return (" and ".join(kept), said) if said else (value, [])


def _brief(words: str) -> str:
    return words if len(words) <= MOST else f"{words[: MOST - 1]}…"


def _fault(name: str, written: Sequence[str], at: int) -> tuple[str, str] | None:
    """What is wrong with a name, and how to write it: {0} stands for the form of the field, {1} for its own name."""
    parts = [part.strip() for part in split(name, ",")]
    bare = plain(name).strip(" .,?")
    if extended(name):
        return None
    if not name:
        return "Beside an “and” no name stands.", "{0}, with one “and” between two names."
    if OPEN_END.search(plain(name)):
        return (
            f"“{_brief(plain(name))}” stands for more than one name.",
            "{0}, and “and others” for those that are not named.",
        )
    if plain(name).strip().lower() == "others":
        return (
            None
            if at == len(written) - 1 > 0
            else ("“others” stands where a name is expected.", "{0}; “and others” stands behind the last name.")
        )
    if not any(letter.isalnum() for letter in name) or PLACEHOLDER.fullmatch(bare):
        return (
            f"“{_brief(plain(name))}” names nobody.",
            "Leave {1} out where nobody is known; attribution = {{not established}} says so.",
        )
    if re.search(r"://|\w@\w+\.\w", name):
        return f"“{_brief(plain(name))}” is an address and no name.", "{0}; an address stands in url = {{…}}."
    if len(parts) > 1 and not (parts[0] and parts[-1]):
        return (
            f"“{_brief(plain(name))}” has no {'given' if parts[0] else 'family'} name {'behind' if parts[0] else 'before'} the comma.",
            "{0}; a name of one part has no comma.",
        )
    if len(split(name, "[;&]")) > 1:
        return (
            f"In “{_brief(plain(name))}” another sign than “and” stands between names.",
            "{0}; the name of an organisation stands in braces of its own.",
        )
    if len(parts) > 3 or (len(parts) == 3 and not JUNIOR.fullmatch(parts[1])):
        return (
            f"“{_brief(plain(name))}” has {len(parts) - 1} commas, so its family name cannot be told.",
            "{0}, with “and” and no comma between two names.",
        )
    return None
