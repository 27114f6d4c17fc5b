"""An author or editor of a record is not written as a name.

## Why

Names are printed, sorted and exported by their parts. “et al.” would become a family name, and “unknown” an author.

## Wrong

```bib/references.bib
@book{handbook,
  author = {Pell, Morwenna et al.},
  title = {The Keeper's Handbook}
}

@misc{log,
  title = {Log of the old station}
}
```

## Right

```bib/references.bib
@book{handbook,
  author = {Pell, Morwenna and others},
  title = {The Keeper's Handbook}
}

@misc{log,
  title = {Log of the old station}
}
```

## How to fix

Write `author = {Family, Given and Family, Given}`, with `and others` for those that are not named. Braces hold the name of an
organisation together: `author = {{The Guild of Keepers}}`. Leave the field out where nobody is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..graph import KnowledgeBase
from ..model import Finding
from ..read.people import names, plain, split
from ._shared import brief, fault

PLACEHOLDER = re.compile(r"(?i)n\W?a|n\W?n|unknown( author)?|author(s| unknown)?|anon|none|null|nil|tb[ad]|todo|xxx+|to be (announced|determined)|(first|family|given|last)( name)?")
OPEN_END = re.compile(r"(?i)\bet\W{0,2}al\b|\bu\. ?a\.$")
JUNIOR = re.compile(r"(?i)[js]n?r\.?|[ivx]+\.?|[2-9](nd|rd|th)|ph\.? ?d\.?|m\.? ?d\.?|esq\.?")
FORM = "Write {0} = {{Family, Given and Family, Given}}"


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Names in records that BibTeX reads as something else, or that name nobody."""
    for source in kb.sources.values():
        for field in ("author", "editor"):
            written = names(source.fields[field]) if source.fields.get(field) else []
            for at, name in enumerate(written):
                told = _fault(name, written, at)
                if told is not None:
                    message, hint = told
                    yield fault(source.places.get(field, source.place), message, hint.format(FORM.format(field), field))


def _fault(name: str, written: Sequence[str], at: int) -> tuple[str, str] | None:
    """What is wrong with a name, and how to write it: {0} stands for the form of the field, {1} for its own name."""
    parts = [part.strip() for part in split(name, ",")]
    bare = plain(name).strip(" .,?")
    if not name:
        return "Beside an “and” no name stands.", "{0}, with one “and” between two names."
    if OPEN_END.search(plain(name)):
        return f"“{brief(plain(name))}” stands for more than one name.", "{0}, and “and others” for those that are not named."
    if plain(name).strip().lower() == "others":
        return None if at == len(written) - 1 > 0 else ("“others” stands where a name is expected.", "{0}; “and others” stands behind the last name.")
    if not any(letter.isalnum() for letter in name) or PLACEHOLDER.fullmatch(bare):
        return f"“{brief(plain(name))}” names nobody.", "Leave {1} out where nobody is known; attribution = {{not established}} says so."
    if re.search(r"://|\w@\w+\.\w", name):
        return f"“{brief(plain(name))}” is an address and no name.", "{0}; an address stands in url = {{…}}."
    if len(parts) > 1 and not (parts[0] and parts[-1]):
        return f"“{brief(plain(name))}” has no {'given' if parts[0] else 'family'} name {'behind' if parts[0] else 'before'} the comma.", "{0}; a name of one part has no comma."
    if len(split(name, "[;&]")) > 1:
        return f"In “{brief(plain(name))}” another sign than “and” stands between names.", "{0}; the name of an organisation stands in braces of its own."
    if len(parts) > 3 or (len(parts) == 3 and not JUNIOR.fullmatch(parts[1])):
        return f"“{brief(plain(name))}” has {len(parts) - 1} commas, so its family name cannot be told.", "{0}, with “and” and no comma between two names."
    return None
