"""A name holds a letter of another script, or a character that is not shown.

## Why

Whoever types the name as it looks would not find it: a Cyrillic а is no Latin a, and a soft hyphen is there without being seen.

## Wrong

```glossary/lens.md
---
term: lens
aliases: [burning glаss]
---

# lens

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

## Right

```glossary/lens.md
---
term: lens
aliases: [burning glass]
---

# lens

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

## How to fix

Type the word anew, in one script. Greek letters that no Latin one looks like may stand in a word, as in *μm*; the joiners ZWJ and ZWNJ stay,
since some scripts are written with them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding, Place
from ..prose.words import words_in
from ..verbatim import character_name, hidden
from ._shared import brief, fault

GREEK_LOOK_ALIKES = frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧικνορυϲϳ")
IGNORABLE = re.compile(r"[\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0100-\U000e01ef]")
"""Characters that are not shown (Default_Ignorable_Code_Point, and those of the kind Cf), but for ZWJ, ZWNJ and what is hidden everywhere."""


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Terms, aliases, forms and locators in which a word mixes scripts, or holds what is not shown. What is hidden is `hidden_character`'s."""
    for place, name in _names(kb):
        found = None if hidden(name) is not None else _strange(name)
        if found is not None:
            sign, why = found
            yield fault(place, f"The name “{brief(name)}” holds {character_name(sign)}, {why}.", "Type the word anew, or delete this character.")


def _names(kb: KnowledgeBase) -> Iterator[tuple[Place, str]]:
    for entry in kb.entries.values():
        yield entry.places.get("term", entry.place), entry.term
        for kind, names in (("aliases", entry.aliases), ("forms", entry.forms)):
            for at, name in enumerate(names):
                yield entry.places.get(f"{kind}.{at}", entry.place), name
    for passage in kb.passages.values():
        yield passage.place, passage.locator


def _strange(name: str) -> tuple[str, str] | None:
    """The first character that misleads, and in what way; None where there is none."""
    if name.isascii():
        return None
    if ignorable := IGNORABLE.search(name):
        return ignorable[0], "which is not shown"
    for word in words_in(name):
        scripts = [(sign, unicodedata.name(sign, "").partition(" ")[0]) for sign in word[0] if sign.isalpha()]
        latin = sum(script == "LATIN" for _, script in scripts)
        others = [sign for sign, script in scripts if script == "CYRILLIC" or (script == "GREEK" and sign in GREEK_LOOK_ALIKES)]
        if latin and others:
            rest = [sign for sign, script in scripts if script == "LATIN"]
            return (others[0], "among Latin letters") if latin >= len(others) else (rest[0], "among letters of another script")
    return None
