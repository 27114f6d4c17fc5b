"""A name cannot be that of a file everywhere.

## Why

Whoever copies the files to another system, and whatever stores or uploads the site, has to make files and folders of these names.
Windows knows no file `aux` or `a:b`; Windows and macOS keep one of two names that differ by capital letters only.

## Wrong

```bib/references.bib
@book{handbook,
  author = {Pell, Morwenna},
  title = {The Keeper's Handbook}
}

@misc{log,
  title = {Log of the old station}
}

@misc{Log,
  title = {Another log}
}
```

## Right

```bib/references.bib
@book{handbook,
  author = {Pell, Morwenna},
  title = {The Keeper's Handbook}
}

@misc{log,
  title = {Log of the old station}
}
```

## How to fix

Rename the file, or give the record another key. A name has letters, digits and hyphens, and differs from all others by more than capital
letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding, Place
from ._shared import brief, fault, term_place

SIGNS = re.compile(r"[\x00-\x1f\x7f<>:\"/\\|?*]")
DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?: *\.|$)")
"""Names that Windows keeps for devices, with whatever suffix (Microsoft, “Naming Files, Paths, and Namespaces”)."""

LONGEST = 200
"""Bytes of a name in UTF-8: a file system takes 255, and the site adds suffixes."""

Named = tuple[str, Place, str]
"""A name, where it was written, and the kind of thing that bears it."""


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Entries, records and originals whose names are no names of files on some system, and of two that are one there the second."""
    seen: dict[tuple[str, str], Named] = {}
    for name, place, kind in _named(kb):
        if (why := _fault(name)) is not None:
            yield fault(place, f"“{brief(name)}” cannot be the name of a file everywhere: {why}.", HINT[kind])
        same = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
        other, where, _ = seen.setdefault((kind, same), (name, place, kind))
        if other != name:
            message = f"“{brief(name)}” is the same name as “{brief(other)}”, at {where.path}:{where.line}, where capital and small letters do not count."
            yield fault(place, message, HINT[kind])


HINT = {
    "entry": "Rename the file and its term; a name that is to stay can be listed under “aliases:”.",
    "record": "Give the record another key, of letters, digits and hyphens, here and wherever it is cited.",
    "original": "Rename the file, here and in “- original: …” of each passage that names it.",
}


def _named(kb: KnowledgeBase) -> Iterator[Named]:
    yield from ((entry.id, term_place(entry), "entry") for entry in kb.entries.values())
    yield from ((source.key, source.place, "record") for source in kb.sources.values())
    yield from ((name, Place(f"bib/originals/{name}"), "original") for name in {**kb.glossary.originals, **{one.original: None for one in kb.passages.values() if one.view}})


def _fault(name: str) -> str | None:
    """Say why a name is refused; None where it is not."""
    if (sign := SIGNS.search(name)) is not None:
        return f"it holds “{sign[0]}”" if sign[0].isprintable() else "it holds a sign that cannot be printed"
    if DEVICE.match(name):
        return "Windows keeps it for a device"
    if name[-1:] in (".", " ") or name[:1] == " ":
        return f"it {'begins' if name[:1] == ' ' else 'ends'} with a {'full stop' if name[-1] == '.' else 'space'}"
    size = len(name.encode("utf-8", "surrogatepass"))
    return f"it has {size} bytes, and the most that is safe is {LONGEST}" if size > LONGEST else None
